"""Meetings in the calendars of those who sit."""
