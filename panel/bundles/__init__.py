"""A panel's whole record out of, and into, one file."""
