"""The doors of the council, its panels and their seats."""
