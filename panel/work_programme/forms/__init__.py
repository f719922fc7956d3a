"""The words of the work programme coming in."""
