"""How a year's programme is laid out, where its topics stand, and what is missing from it or too much in it."""
