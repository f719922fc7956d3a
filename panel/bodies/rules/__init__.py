"""Kinds of body, terms of seats, the roll, the numbering of minutes, and a council's colour."""
