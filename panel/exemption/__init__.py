"""Confidential and Schedule 12A markings, and what each edition shows."""
