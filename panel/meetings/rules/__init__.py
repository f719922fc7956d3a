"""The law and the procedure of meetings, a module for each law."""
