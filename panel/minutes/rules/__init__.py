"""The law and the procedure of minutes, a module each."""
