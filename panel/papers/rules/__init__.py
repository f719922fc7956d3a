"""The life of a paper, what it holds, how its texts are merged, and what it still lacks."""
