"""Years of a busy panel, made in one go to measure with: rows are written at once, no operation tells them."""
