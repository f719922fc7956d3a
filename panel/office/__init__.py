"""Word files and spreadsheets: rows and words in, bytes out, and back. No Flask, no models."""
