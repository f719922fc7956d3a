"""The law and the council's code on interests: what is registered, what is declared, what it stops."""
