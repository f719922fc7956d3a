"""The doors of meetings: the calendar, a meeting's life, its draft agenda, and who attended."""
