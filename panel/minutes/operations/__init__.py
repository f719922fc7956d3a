"""What is done with minutes: writing them, and carrying them through their life."""
