"""What approving and signing the minutes do to the record of a meeting (V11, V12)."""

import datetime as dt

from panel.lifecycle import refuse


def still_open(locked_at: dt.datetime | None) -> None:
    """Let a change to the record of a meeting go on only while its minutes are not approved (V11, V12).

    `locked_at` is Meeting.minutes_locked_at. Raises Refused: what was approved is corrected only as a meeting agrees,
    and what was signed is evidence as it stands: a mistake found later is put right by a new minute (Local Government
    Act 1972, Schedule 12, paragraph 41).
    """
    if locked_at is not None:
        raise refuse(
            "V11",
            "The minutes of this meeting are approved or signed, so its record can no longer be changed."
            " A mistake is put right by a correction that a meeting agrees; once they are signed, by a new minute.",
        )
