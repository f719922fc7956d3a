"""The list of rules, held to the code that applies them and to the tables that test it."""
