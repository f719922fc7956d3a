"""Meetings in people's own calendars: invitations by letter, a file for each meeting, a feed for each person."""
