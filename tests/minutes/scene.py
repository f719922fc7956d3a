"""A panel of a made-up county in the autumn of 2017: its members, a meeting in November, and one in January."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.meetings.models import AgendaItem, Attendance, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.operations import taking
from panel.minutes.queries import book_of, minutes_of
from panel.minutes.texts import Fields, fields_of
from tests import factories

NOVEMBER, JANUARY = dt.date(2017, 11, 13), dt.date(2018, 1, 15)
LINES = (
    ("Apologies for absence", "apologies", {}),
    ("Minutes", "minutes", {"purpose": "To approve the minutes of the last meeting."}),
    ("Members’ interests", "interests", {}),
    ("Fostering report, quarter 2", None, {"purpose": "To consider the work of the fostering service."}),
    ("Exclusion of the press and public", "exclusion", {}),
    (
        "Virtual school",
        None,
        {"exempt": True, "exempt_paragraphs": [2], "public_interest": "few pupils"},
    ),
)


@dataclass
class Scene:
    """What a test speaks of."""

    body: Body
    clerk: Account
    chair: Account
    member: Account
    meeting: Meeting

    @property
    def book(self) -> MinuteBook:
        """The minutes of the November meeting as a document."""
        book = book_of(self.meeting)
        assert book is not None
        return book

    def minute(self, title: str, of: Meeting | None = None) -> Minute:
        """The minute under a line of the agenda."""
        return next(one for one in minutes_of(of or self.meeting) if one.item and one.item.title == title)

    def begin(self, of: Meeting | None = None) -> list[Minute]:
        """Begin the minutes."""
        taking.begin(of or self.meeting, by=self.clerk)
        return minutes_of(of or self.meeting)

    def write(self, minute: Minute, **changed: Any) -> None:
        """Write some fields of a minute."""
        taking.write(minute, {**fields_of(minute), **changed}, by=self.clerk)


def scene(day: dt.date = NOVEMBER, **facts: Any) -> Scene:
    """The panel and its November meeting, held, with three members present."""
    body = factories.body(**({"code": "CPP", "quorum": 3} | facts))
    elected = factories.category(body)
    clerk = factories.account(Role.CLERK, of=body, name="Chris Clerk")
    chair = factories.account(name="Councillor Ada Hill")
    member = factories.account(name="Councillor Ben Reed")
    others = [factories.person("Councillor Cy Moss"), factories.person("Councillor Di Lane")]
    people = [chair.person, member.person, *others]
    for place, person in enumerate(people):
        factories.seat(body, person, category=elected, position=place, role="Chairman" if place == 0 else None)
    meeting = meeting_of(body, day)
    for place, person in enumerate(people, 1):
        status = "apologies" if person is others[-1] else "present"
        row = Attendance(meeting=meeting, person=person, category=elected.name, status=status, position=place)
        factories.keep(row)
    officer = factories.person("Mr E Frost", post="Head of Fostering")
    factories.keep(Attendance(meeting=meeting, person=officer, status="present", position=9))
    return Scene(body, clerk, chair, member, meeting)


def meeting_of(body: Body, day: dt.date, **facts: Any) -> Meeting:
    """A meeting that was held, with the usual agenda."""
    meeting = factories.meeting(body, day, **({"state": State.HELD} | facts))
    for number, (title, role, more) in enumerate(LINES, 1):
        line(meeting, title, number=str(number), role=role, **more)
    return meeting


def line(meeting: Meeting, title: str, **facts: Any) -> AgendaItem:
    """A line of the agenda, with a key as the application gives it."""
    return factories.item(meeting, title, key=f"{meeting.id}-{title[:3].lower()}", **facts)


def part(text: str, label: str = "", owners: str = "", due: str = "", id: int | None = None) -> Fields:
    """A part of an outcome as the form gives it."""
    return {"id": id, "label": label, "text": text, "owners": owners, "due": due}


def point(number: str, words: str) -> Fields:
    """A numbered point as the form gives it."""
    return {"id": None, "number": number, "html": f"<p>{words}</p>"}


def outcome(verb: str, *parts: Fields, **facts: Any) -> Fields:
    """An outcome as the form gives it."""
    plain: Fields = {
        "id": None, "own_words": "", "to": "", "lead_in": "", "moved_by": "", "seconded_by": "", "vote": "",
        "votes_for": None, "votes_against": None, "abstained": None, "voters": {}, "motion": "", "amendments": [],
        "principles": [],
    }  # fmt: skip
    return {**plain, "verb": verb, "parts": list(parts), **facts}
