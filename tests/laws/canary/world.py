"""A council with two panels, everyone who may read, and the marked words that were put into its record."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body, SeatSubstitute, StandardItem
from panel.bodies.rules.kinds import BodyKind
from panel.extensions import db
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.rules.kinds import Unit
from panel.voice.models import Raised
from tests import factories as make
from tests.laws.canary import entitled as who
from tests.laws.canary.entitled import Line, Minuted, Report, Sitting, Word
from tests.laws.canary.fields import WITHHELD
from tests.laws.canary.known import Known

MARK = re.compile(r"kan\d+v\d+q")
"""A marked word: the number of its column, and how many were put there before it."""

BEGINS = dt.datetime(2026, 11, 2, 9, 0, tzinfo=clock.LONDON)
FIRST_MEETING = dt.date(2026, 11, 24)

STANDARD = (("Apologies", "apologies"), ("Declarations of interest", "interests"), ("Minutes", "minutes"))
"""The lines that every agenda begins with."""

Door = tuple[str, str, int]
"""Who asks for which view, of which panel."""

Choose = Callable[[list[Any]], Any]
"""Takes one of several: hypothesis does, or a story that always takes the first."""


@dataclass
class World:
    """One panel in hand and another; who reads; and what the test knows of what was done."""

    app: Flask
    known: Known
    body_id: int = 0
    other_id: int = 0
    now: dt.datetime = BEGINS
    accounts: dict[str, str] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    sittings: list[Sitting] = field(default_factory=list)
    puts: Counter[str] = field(default_factory=Counter)
    shut: set[Door] = field(default_factory=set)
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    hand: Sitting | None = None
    scope: dict[str, set[int]] = field(default_factory=dict)
    replaced: list[Word] = field(default_factory=list)

    def word(self, where: str, about: Any) -> str:
        """A new marked word, about to be put into that column."""
        self.puts[where] += 1
        made = f"kan{list(WITHHELD).index(where)}v{self.puts[where]}q"
        self.words[made] = Word(made, where, WITHHELD[where], about)
        return made

    def turn_to(self, thing: Any) -> None:
        """What is in hand from now on: a meeting, or something of one; of several, the first says it."""
        first = thing[0] if isinstance(thing, tuple) else thing
        self.hand = sitting_of(first)
        self.scope = scope_of(first)

    def gone_after(self, about: Any, *wheres: str) -> None:
        """As `gone`, once the transaction in hand is kept: for words that others take the place of."""
        self.replaced += [word for word in self.words.values() if word.about is about and word.where in wheres]

    def gone(self, about: Any, *wheres: str) -> None:
        """Words about this no longer stand in these columns; with none named, in any."""
        for word in self.words.values():
            if word.about is about and (not wheres or word.where in wheres):
                word.live = False

    @contextmanager
    def at(self, days: int = 0, day: dt.date | None = None) -> Iterator[None]:
        """The time of what follows: so many days later, or on a day unless that is past. Nothing is left open."""
        later = self.now + dt.timedelta(days=days, minutes=1)
        if day is not None:
            later = max(later, dt.datetime.combine(day, dt.time(18), clock.LONDON))
        self.now = later
        with clock.at(self.now):
            try:
                yield
                db.session.commit()
            finally:
                db.session.remove()

    @property
    def looked_at_people(self) -> set[int]:
        """Of the pages about people, whose are read: theirs of whom most is kept."""
        return {self.people[who.CARER], self.people[who.COUNCILLOR]}

    @property
    def looked_at_accounts(self) -> set[int]:
        """The accounts of these."""
        return {int(self.accounts[name].partition(":")[0]) for name in (who.CARER, who.COUNCILLOR)}

    @property
    def closed(self) -> set[tuple[str, int]]:
        """The papers, lines and minutes that are closed, each with the word that addresses give its kind."""
        papers = {("paper", one.id) for one in self.reports(lambda one: one.withheld)}
        lines = {("item", line.id) for sitting in self.sittings for line in sitting.lines if line.withheld}
        return papers | lines | {("minute", one.id) for one in self.minutes(lambda one: one.withheld)}

    @property
    def body(self) -> Body:
        """The panel in hand."""
        return db.session.get_one(Body, self.body_id)

    def actor(self, reader: str) -> Account:
        """Whoever does something."""
        return db.session.get_one(Account, int(self.accounts[reader].partition(":")[0]))

    @property
    def clerk(self) -> Account:
        """Who does most things."""
        return self.actor(who.CLERK)

    def client(self, reader: str) -> FlaskClient:
        """The browser of a reader; the public's has no account."""
        if reader not in self.clients:
            self.clients[reader] = client = self.app.test_client()
            if reader in self.accounts:
                with client.session_transaction() as session:
                    session["_user_id"], session["_fresh"] = self.accounts[reader], True
        return self.clients[reader]

    def reports(self, wanted: Callable[[Report], bool]) -> list[Report]:
        """The papers of all meetings of which that is so."""
        return [one for sitting in self.sittings for one in sitting.reports if wanted(one)]

    def minutes(self, wanted: Callable[[Minuted], bool]) -> list[Minuted]:
        """The minutes of all meetings of which that is so."""
        return [one for sitting in self.sittings for one in sitting.minutes if wanted(one)]


def sitting_of(thing: Any) -> Sitting | None:
    """The meeting that something is of."""
    if isinstance(thing, Report | Minuted):
        return thing.line.sitting
    return thing.sitting if isinstance(thing, Line) else thing if isinstance(thing, Sitting) else None


def scope_of(thing: Any) -> dict[str, set[int]]:
    """The rows that are read about something: of a paper, what hangs together with it."""
    if isinstance(thing, Line):
        papers = {one.id for one in thing.sitting.reports if one.line is thing}
        return {"item_id": {thing.id}, "paper_id": papers, "minute_id": minutes_of(thing)}
    if isinstance(thing, Report):
        top = thing.parent or thing
        family = {one.id for one in thing.line.sitting.reports if top in (one, one.parent)}
        return {"item_id": {thing.line.id}, "paper_id": family, "minute_id": minutes_of(thing.line)}
    if isinstance(thing, Sitting):  # the frame of each item’s page says the same of the meeting
        return {"item_id": {line.id for line in (*thing.lines[:1], *thing.lines[-1:])}}
    return {"item_id": {thing.line.id}, "minute_id": {thing.id}} if isinstance(thing, Minuted) else {}


def minutes_of(line: Line) -> set[int]:
    """The minutes of a line."""
    return {one.id for one in line.sitting.minutes if one.line is line}


SAID_BY_THE_YOUNG = ("raised_by", "words", "answer", "changed", "told_how")
"""The words of a draft of the voice ledger."""

READERS: dict[str, tuple[str, tuple[Role, ...], bool]] = {
    who.CLERK: ("Pat Clerk", (Role.CLERK,), True),
    who.MONITOR: ("Mo Officer", (Role.MONITORING_OFFICER,), True),
    who.AUTHOR: ("Al Author", (Role.AUTHOR,), True),
    who.ADMINISTRATOR: ("Ad Ministrator", (Role.ADMINISTRATOR,), False),
    who.CHAIR: ("Cllr In Chair", (), False),
    who.COUNCILLOR: ("Cllr Member", (), False),
    who.ELSEWHERE: ("Cllr Elsewhere", (), False),
    who.CARER: ("Mrs Carer", (), False),
    who.SUBSTITUTE: ("Cllr Stand In", (), False),
}
"""Who has an account: what they are called, and the roles they are given, in the panel in hand or everywhere."""


def begun(app: Flask, known: Known, shut: set[Door] | None = None) -> World:
    """The council as it stands before the first meeting is planned. `shut` are doors known from other runs."""
    world = World(app, known, shut=shut if shut is not None else set())
    with clock.at(BEGINS):
        panel = make.body(code="CPP", quorum=1)
        elsewhere = make.body(code="PB", name="Partnership Board", kind=BodyKind.INFORMAL, meets_in_public=False)
        councillors = make.category(panel)
        carers = make.category(panel, "Foster carers", voting=False, councillors=False, sees_restricted=False)
        partners = make.category(elsewhere, "Partners")
        for place, (title, role) in enumerate(STANDARD, 1):
            make.keep(StandardItem(body=panel, title=title, role=role, position=place))
        readers = {
            name: make.account(
                *roles, of=panel if of else None, name=called, email=f"{called.replace(' ', '.')}@example.org"
            )
            for name, (called, roles, of) in READERS.items()
        }
        make.seat(panel, readers[who.CHAIR].person, category=councillors, role="Chairman")
        seat = make.seat(panel, readers[who.COUNCILLOR].person, category=councillors)
        make.keep(SeatSubstitute(seat=seat, person=readers[who.SUBSTITUTE].person, position=1))
        make.seat(panel, readers[who.CARER].person, category=carers)
        make.seat(elsewhere, readers[who.ELSEWHERE].person, category=partners)
        world.body_id, world.other_id = panel.id, elsewhere.id
        world.accounts = {name: account.get_id() for name, account in readers.items()}
        world.people = {name: account.person_id for name, account in readers.items()}
        _kept_of_people(world, panel, readers)
        db.session.remove()
    return world


def _kept_of_people(world: World, panel: Body, readers: dict[str, Account]) -> None:
    """What is kept of a panel and of people, and shown to few; a bundle brought some of it."""
    panel.bundle_given = {"said": world.word("body.bundle_given", panel.id)}
    carer = readers[who.CARER]
    carer.email = f"{world.word('account.email', carer.id)}@example.org"
    carer.password_hash = world.word("account.password_hash", carer.id)
    carer.person.note = world.word("person.note", carer.id)
    carer.person.email = f"{world.word('person.email', carer.id)}@example.org"
    make.keep(carer)
    said = {name: world.word(f"raised.{name}", panel.id) for name in SAID_BY_THE_YOUNG}
    make.keep(Raised(body=panel, **said))
    reviews = Indicator(body=panel, name="Reviews on time", unit=Unit.PER_CENT)
    told = world.word("indicator_value.narrative", panel.id)
    few = {"numerator": 3, "denominator": 80, "narrative": told}
    make.keep(IndicatorValue(indicator=reviews, period="2026/27 Q1", ends=dt.date(2026, 6, 30), **few))
