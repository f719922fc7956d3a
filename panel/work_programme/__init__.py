"""The year's topics, and the meeting each is given."""
