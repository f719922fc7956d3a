"""The seven corporate parenting principles, and what serves which (K1)."""
