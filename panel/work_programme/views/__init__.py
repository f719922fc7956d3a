"""The doors of the work programme."""
