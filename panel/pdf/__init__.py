"""Draws papers as tagged PDF, tags what came without tags, merges all into one file and checks its structure."""
