"""Words as they are looked for: folded, stemmed, asked for, and shown again where they were found."""
