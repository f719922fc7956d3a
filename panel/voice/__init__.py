"""What young people raised, what became of it, and what they were told."""
