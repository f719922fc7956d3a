"""Where a thing asked for stands, the columns of an action log, and what an update is."""
