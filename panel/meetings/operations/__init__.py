"""What is done to meetings: their life, their agenda lines, and who attended."""
