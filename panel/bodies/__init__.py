"""The council, its panels and their settings; seats, terms, categories and substitutes."""
