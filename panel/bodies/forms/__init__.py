"""Words coming in about the council, its panels and their seats."""
