"""One index that features push into, asked with what its reader may see."""
