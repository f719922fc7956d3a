"""Setting up the council, its bodies, and who sits on them."""
