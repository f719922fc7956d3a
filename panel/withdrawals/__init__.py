"""What was published and then taken down: what, when, why, and who had downloaded it."""
