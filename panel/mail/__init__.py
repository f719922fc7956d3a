"""An outbox written in the transaction and posted after it."""
