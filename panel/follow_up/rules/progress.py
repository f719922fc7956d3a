"""What is said of a thing asked for after it was asked: by another body, by the panel, by whoever has left."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum


class AnswerKind(StrEnum):
    """What another body made of a recommendation to it."""

    NONE_YET = "none yet"
    ACCEPTED = "accepted"
    AMENDED = "accepted with amendments"
    REFUSED = "refused"


class Verdict(StrEnum):
    """What the panel does with a line of its action log at a meeting (G7)."""

    KEEP = "keep"
    NOTE = "note"
    CLOSE = "close"


LINK_LASTS = dt.timedelta(days=60)
"""How long a link to one's own items works: past the next meeting of a panel that meets every six weeks."""


def has_left(terms: Iterable[tuple[dt.date | None, dt.date | None]], account: bool | None, day: dt.date) -> bool:
    """Whether someone who was asked is no longer there on `day`: every term of theirs is over, or their account ended.

    `account` is whether theirs is open; None where they have none. Of whom neither is known nothing is said.
    """
    ends = [end for _, end in terms]
    if account or any(end is None or day <= end for end in ends):
        return False
    return account is False or bool(ends)
