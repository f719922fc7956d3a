"""A fictional council's panel with a year of meetings, told through the operations."""
