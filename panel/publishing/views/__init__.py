"""The doors of publishing: the pages that everyone reads, and the clerk's pack with its editions."""
