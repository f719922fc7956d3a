"""The register of interests, and what is declared at a meeting."""
