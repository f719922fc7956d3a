"""How long each kind of record is kept, and disposing of what is kept no longer."""
