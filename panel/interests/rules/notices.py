"""Until when a member may give notice of an interest."""

from panel.lifecycle import Finding, Level
from panel.meetings.rules.life import TO_COME, State

OPEN = TO_COME | {State.ADJOURNED, State.RECONVENED, State.POSTPONED}
"""States of a meeting at which something may still be declared."""

OVER = {
    State.HELD: "The meeting is over. Tell the clerk what should have been declared.",
    State.INQUORATE: "The meeting is over. Tell the clerk what should have been declared.",
    State.CANCELLED: "The meeting was cancelled, so there is nothing to declare.",
}


def may_still_be_given(state: State, *, locked: bool) -> list[Finding]:
    """Why notice can no longer be given; nothing where it can (2.3 a)."""
    if state in OPEN and not locked:
        return []
    words = OVER.get(state, "Nothing is known of this meeting but its date.") if not locked else OVER[State.HELD]
    return [Finding("2.3", words, Level.REFUSE)]
