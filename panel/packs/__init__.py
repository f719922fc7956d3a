"""The papers of a meeting as one document: its contents, page plan and editions."""
