"""The panel whose years are made, and the days on which it met."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from panel import clock
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.bodies.queries import number_of, roll_on, year_of
from panel.demo.busy.rows import Rows
from panel.demo.cast import Cast
from panel.meetings.rules.life import State
from panel.people.models import Person

MEETINGS = 6
"""Meetings in a year."""

APART = dt.timedelta(days=61)
LAST = dt.timedelta(days=12)
NEXT = dt.timedelta(days=9)


@dataclass(frozen=True)
class Sitting:
    """One meeting: its place from the first, its day, and how far it came."""

    n: int
    day: dt.date
    state: State = State.HELD

    @property
    def held(self) -> bool:
        """Whether there are minutes of it."""
        return self.state is State.HELD

    @property
    def published(self) -> bool:
        """Whether its papers went out."""
        return self.state is not State.CALLED

    def at(self, days: int, hour: int = 15) -> dt.datetime:
        """A moment so many days from it."""
        return dt.datetime.combine(self.day + dt.timedelta(days=days), dt.time(hour), clock.LONDON)


def sittings(years: int, today: dt.date) -> Iterator[Sitting]:
    """The meetings of so many years up to `today`, oldest first, the next one and the one after it."""
    held = years * MEETINGS
    for n in range(held):
        yield Sitting(n, today - LAST - APART * (held - 1 - n))
    yield Sitting(held, today + NEXT, State.PUBLISHED)
    yield Sitting(held + 1, today + NEXT + APART, State.CALLED)


class Panel:
    """The panel as its rows need it: who sits on it, who works for it, and the numbers its minutes have come to."""

    def __init__(self, cast: Cast, rows: Rows, file: str, octets: int) -> None:
        self.rows, self.file, self.octets = rows, file, octets
        self.body: Body = cast.bodies["CPP"]
        self.roll: list[dict[str, Any]] = [asdict(group) for group in roll_on(self.body, clock.today())]
        self.members: Sequence[Person] = [seat.person for seat in self.body.seats if seat.person]
        self.officers: Sequence[Person] = [person for person in cast.people.values() if person.post]
        self.author: Account = cast.accounts["drewitt"]
        self.seats: Mapping[int, int] = {seat.person_id: seat.id for seat in self.body.seats if seat.person_id}
        self._given: dict[int, int] = {}

    def next_number(self, day: dt.date) -> tuple[int, str]:
        """The running number of the next minute on a day, and how it is written."""
        year = year_of(self.body, day)
        self._given[year] = self._given.get(year, 0) + 1
        return self._given[year], number_of(self.body, day, self._given[year]) or ""

    def year(self, day: dt.date) -> str:
        """“2026/27”, as the work programme names it."""
        first = year_of(self.body, day)
        return f"{first}/{(first + 1) % 100:02}"
