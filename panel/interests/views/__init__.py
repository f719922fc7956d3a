"""The doors of interests: a meeting's declarations, the register, dispensations, and the council's code."""
