"""Letters about what is due, what is new and what is asked for."""
