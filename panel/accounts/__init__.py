"""Accounts: inviting, signing in and out, passwords, and the roles given to each."""
