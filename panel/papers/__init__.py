"""Reports and their appendices: writing, versions, uploads."""
