"""The doors of minutes: reading, the room, the life of the minutes, and their approval."""
