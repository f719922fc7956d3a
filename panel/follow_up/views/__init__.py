"""The doors of follow-up: the list, one thing, the action log, and the links of those who were asked."""
