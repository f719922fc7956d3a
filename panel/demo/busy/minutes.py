"""The minutes of the busy panel: what was resolved, of whom it was asked, what came back, and what was planned."""

import datetime as dt
from collections.abc import Sequence
from itertools import count

from panel.demo.busy.agenda import LineFacts
from panel.demo.busy.panel import Panel, Sitting
from panel.demo.busy.words import DUES, PROGRESS, TOPICS, asked, paragraphs, pick
from panel.follow_up.models import Update
from panel.minutes.models import FollowUp, Minute, MinuteBook, Outcome, OutcomePart, Owner, SpentNumber
from panel.minutes.rules.life import How, MinutesState, SignedHow, Verb
from panel.work_programme.models import Entry

OUTCOMES = (1, 1, 1, 3, 4, 4, 4, 4, 2, 1)
"""How many outcomes each line of an agenda has: twenty-five a meeting."""

ASKING = frozenset({3, 4, 5, 6, 7, 9})
"""The lines whose outcomes ask for something, from nought: twenty a meeting."""

UPDATES = (3, 3, 4)
"""How many updates there are on one thing asked for, and on the next."""

PLANNED = 8
"""Topics of the work programme for each meeting."""


def add_minutes(
    panel: Panel, sitting: Sitting, meeting: int, lines: Sequence[LineFacts], *, recent: bool, approved_at: int | None
) -> tuple[int, int]:
    """The minutes of a meeting; some of what `recent` minutes ask for is still open. The last are not yet approved.

    Gives their number, and that of the last minute, which is closed.
    """
    book = _book(panel, sitting, meeting, approved_at)
    minute, tellers = 0, count(sitting.n * sum(OUTCOMES[place] for place in ASKING))
    for place, line in enumerate(lines):
        n, number = panel.next_number(sitting.day)
        minute = panel.rows.add(
            Minute,
            key=f"busy-minute-{sitting.n}-{place}",
            meeting_id=meeting,
            item_id=line.id,
            position=place + 1,
            number=number,
            html=paragraphs(sitting.n * 10 + place, 2),
            written_at=sitting.at(3),
            written_by="Morgan Tullivane",
        )
        spent = {"body_id": panel.body.id, "meeting_id": meeting, "said_on": sitting.day}
        panel.rows.add(SpentNumber, n=n, number=number, **spent)
        for position in range(1, OUTCOMES[place] + 1):
            _outcome(panel, sitting, minute, position, next(tellers) if place in ASKING else None, recent=recent)
    return book, minute


def _book(panel: Panel, sitting: Sitting, meeting: int, approved_at: int | None) -> int:
    signed = approved_at is not None
    return panel.rows.add(
        MinuteBook,
        meeting_id=meeting,
        state=MinutesState.SIGNED if signed else MinutesState.PUBLISHED,
        published_at=sitting.at(10),
        published_sha256=panel.file,
        published_public_sha256=panel.file,
        how=How.CORRECT_RECORD if signed else None,
        approved_at_id=approved_at,
        signed_on=sitting.at(61).date() if signed else None,
        signed_by_person_id=panel.members[0].id if signed else None,
        signed_how=SignedHow.PAPER if signed else None,
        sha256=panel.file if signed else None,
        public_sha256=panel.file if signed else None,
        has_approval=signed,
    )


def _outcome(panel: Panel, sitting: Sitting, minute: int, position: int, teller: int | None, *, recent: bool) -> None:
    """One outcome with its part; with a `teller` it asks for something, which is the so-manieth thing asked for."""
    outcome = panel.rows.add(
        Outcome,
        minute_id=minute,
        position=position,
        verb=Verb.NOTED if teller is None else Verb.RESOLVED,
        principles=["abcdefg"[(minute + position) % 7]],
    )
    text = "the position as reported." if teller is None else f"{asked(teller)}."
    part = panel.rows.add(OutcomePart, outcome_id=outcome, position=1, label=None, text=text)
    if teller is not None:
        is_open = teller % 3 == 0 if recent else teller % 75 == 0
        _follow_up(panel, sitting, part, teller, is_open=is_open)


def _follow_up(panel: Panel, sitting: Sitting, part: int, teller: int, *, is_open: bool) -> None:
    """What is asked for, of whom, and what was reported on it."""
    follow_up = panel.rows.add(
        FollowUp,
        part_id=part,
        due=pick(DUES, teller),
        due_date=sitting.day + dt.timedelta(days=30 + teller % 5 * 60),
        status="open" if is_open else "closed",
        closed_by=None if is_open else "The panel was content with what it was told.",
    )
    owner = None if teller % 9 == 0 else panel.officers[teller % len(panel.officers)].id
    printed = "All" if owner is None else None
    panel.rows.add(Owner, follow_up_id=follow_up, position=1, person_id=owner, as_printed=printed)
    for position in range(1, UPDATES[teller % len(UPDATES)] + 1):
        day = sitting.day + dt.timedelta(days=14 * position)
        facts = {"date": f"{day:%-d %B %Y}", "by": "Morgan Tullivane", "text": pick(PROGRESS, teller + position)}
        panel.rows.add(Update, follow_up_id=follow_up, position=position, **facts)


def add_programme(panel: Panel, sitting: Sitting, key: str) -> None:
    """The topics that were given to a meeting."""
    for place in range(PLANNED):
        panel.rows.add(
            Entry,
            body_id=panel.body.id,
            position=sitting.n * PLANNED + place,
            year=panel.year(sitting.day),
            topic=pick(TOPICS, sitting.n * PLANNED + place),
            purpose=asked(sitting.n + place).capitalize(),
            lead=panel.officers[place % len(panel.officers)].post,
            meeting=key,
            status="delivered" if sitting.held else "planned",
        )
