"""Roles, the one table of permissions, accounts and signing in."""
