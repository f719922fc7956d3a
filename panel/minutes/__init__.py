"""Minutes of items with their outcomes: taking, numbering, approving, signing, printing."""
