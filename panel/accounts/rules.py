"""How accounts are kept safe: what a password must be, how long a link lives, and when guessing is slowed down."""

THROTTLE_FAILURES = 5
THROTTLE_MINUTES = 15
INVITATION_DAYS = 14
RESET_HOURS = 2
PASSWORD_MINIMUM = 12
