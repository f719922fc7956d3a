"""Persons, and how each wishes to be shown."""
