"""What was typed and is not kept yet: autosaved texts, and texts set aside because another was saved first."""
