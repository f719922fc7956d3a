"""What a figure says, what of it may be shown, and whether it is good news."""
