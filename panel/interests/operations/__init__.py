"""What is done about interests: declared, notified, registered, dispensed from."""
