"""What signing the minutes does to the record of a meeting (V11)."""

import datetime as dt

from panel.lifecycle import refuse


def still_open(locked_at: dt.datetime | None) -> None:
    """Let a change to the record of a meeting go on only while its minutes are unsigned.

    `locked_at` is Meeting.minutes_locked_at. Raises Refused: what was signed is evidence as it stands, and a mistake
    found later is put right by a new minute (Local Government Act 1972, Schedule 12, paragraph 41).
    """
    if locked_at is not None:
        raise refuse(
            "V11",
            "The minutes of this meeting are signed, so its record can no longer be changed."
            " Put a mistake right by a minute of the next meeting.",
        )
