"""What an outcome asks of someone, and whether it came back."""
