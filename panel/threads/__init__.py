"""The life of a request, from the words that made it to the effect it had."""
