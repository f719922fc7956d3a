"""Roles, the one table of permissions, and the doors that ask it."""
