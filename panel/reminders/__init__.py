"""Turns what was announced, and what is due, into letters."""
