"""The words that come in about interests."""
