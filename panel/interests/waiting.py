"""What of interests waits for a reader, for their first page."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from panel import clock, wording
from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.interests.queries import dispensations_of, open_tasks
from panel.interests.registers import register_of, waiting_entries
from panel.interests.rules.register import AHEAD
from panel.people.models import Person


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: its words, whether its day is past, and the page where it is seen to.

    `values` are those of the page's address; without any it is a page of the body.
    """

    words: str
    endpoint: str
    link: str
    overdue: bool = False
    values: Mapping[str, int] = field(default_factory=dict)


def waiting_for(body: Body, person: Person | None) -> list[Waiting]:
    """What waits for the present reader: the monitoring officer’s tasks with their dates, a member’s own register."""
    found: list[Waiting] = []
    if may(Permission.JUDGE_INTERESTS, body):
        found += _to_be_seen_to(body, clock.today())
    if person is not None and may(Permission.DECLARE, body):
        found += _own_register(body, person, clock.today())
    return found


def _to_be_seen_to(body: Body, today: dt.date) -> Iterator[Waiting]:
    keep = ("interests.keep", "Keep the register")
    for task in open_tasks(body):
        who, day = task.declaration.printed, wording.short_date(task.due_on)
        words = f"{who} disclosed an interest that is not registered: it is to be notified by {day}."
        yield Waiting(words, *keep, overdue=task.due_on < today)
    entries = len(waiting_entries(body))
    if entries:
        yield Waiting(f"{wording.counted(entries, 'interest')} notified and not entered yet.", *keep)
    asked = sum(one.waiting for one in dispensations_of(body))
    if asked:
        words = f"{wording.counted(asked, 'dispensation')} asked for."
        yield Waiting(words, "interests.dispensations", "Decide on dispensations")


def _own_register(body: Body, person: Person, today: dt.date) -> Iterator[Waiting]:
    by = register_of(person, body).by
    if by is not None and by <= today + AHEAD:
        words = f"Look through your register of interests by {wording.short_date(by)}."
        yield Waiting(words, "interests.mine", "Your register", overdue=by < today)
