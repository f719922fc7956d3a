"""What has gone out and what has changed since; what is looked at first; what is taken down."""
