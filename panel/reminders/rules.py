"""When people want to be told of what, and in which hours no letter is sent to them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from panel.mail.rules import LetterKind


class When(StrEnum):
    """When someone wants letters of a kind."""

    AT_ONCE = "at once"
    DAILY = "once a day"
    NEVER = "not at all"


K = LetterKind
USUAL: dict[LetterKind, When] = {
    K.PACK: When.AT_ONCE,
    K.SUPPLEMENT: When.AT_ONCE,
    K.INVITATION: When.AT_ONCE,
    K.REPORT_DUE: When.AT_ONCE,
    K.COMMENT_ASKED: When.AT_ONCE,
    K.FOLLOW_UP_DUE: When.DAILY,
    K.FOLLOW_UP_OVERDUE: When.DAILY,
}
"""What applies to whoever has not said otherwise."""


def offered(kind: LetterKind) -> list[When]:
    """When a kind of letter can be had. An invitation brings its own entry for the calendar: it waits for no other."""
    return [when for when in When if kind is not K.INVITATION or when is not When.DAILY]


@dataclass(frozen=True)
class Quiet:
    """The hours in which someone is sent no letter, of London's time. There are none where both are the same."""

    begins: dt.time
    ends: dt.time


USUAL_QUIET = Quiet(dt.time(20), dt.time(7))
"""From eight in the evening to seven in the morning, for whoever has not said otherwise."""


def wakes(moment: dt.datetime, quiet: Quiet) -> dt.datetime | None:
    """The end of the quiet hours that `moment` (London's time) falls into; None where it falls into none."""
    now, over_night = moment.time().replace(tzinfo=None), quiet.ends < quiet.begins
    after, before = now >= quiet.begins, now < quiet.ends
    if not ((after or before) if over_night else (after and before)):
        return None
    tomorrow = over_night and now >= quiet.begins
    day = moment.date() + dt.timedelta(days=1) if tomorrow else moment.date()
    return dt.datetime.combine(day, quiet.ends, tzinfo=moment.tzinfo)


OLD = dt.timedelta(days=7)
"""What was announced longer ago than this is no news any more: it is not told."""

SOON = dt.timedelta(days=7)
"""How long before its day something that is due is called to mind."""

AGAIN = dt.timedelta(weeks=4)
"""How long after a letter about something overdue the next one is written."""


GIVEN_UP = dt.timedelta(days=366)
"""How long after its day letters about something are written: what is older is for the panel to take up."""


def occasion(about: str, due: dt.date, today: dt.date) -> str | None:
    """What names one reminder of something due, so that it is written once; None while none is due.

    There is one in the week before its day, one after it, and one more every four weeks.
    """
    if today < due - SOON:
        return None
    if today <= due:
        return f"{about} due {due.isoformat()}"
    return f"{about} overdue {due.isoformat()} {(today - due).days // AGAIN.days}"
