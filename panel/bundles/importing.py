"""The rows of a bundle: built from the table of nouns, then tied to each other."""

from collections.abc import Iterable, Mapping
from typing import Any

from panel import clock
from panel.bodies.models import Body, Category, Council, Seat
from panel.bundles import nouns, shapes
from panel.bundles.archive import Bundle, Unusable
from panel.bundles.nouns import SCALAR, Child, Noun
from panel.bundles.rules import Problem
from panel.extensions import db
from panel.follow_up.models import Concern
from panel.interests.models import Declaration, Dispensation
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.life import State
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.queries import about_minutes
from panel.minutes.rules.life import MinutesState
from panel.papers.models import Paper
from panel.papers.rules.contents import FileFacts
from panel.papers.rules.life import PaperState
from panel.people.models import Person
from panel.publishing.models import Publication
from panel.scorecard.models import Indicator
from panel.voice.models import Raised
from panel.withdrawals.models import Taken
from panel.withdrawals.queries import withdrawals_of
from panel.work_programme.models import Entry

HELD = frozenset({State.HELD, State.ADJOURNED, State.RECONVENED, State.INQUORATE})
LISTS = {
    "work_programme": nouns.ENTRY,
    "scorecard": nouns.INDICATOR,
    "voice": nouns.RAISED,
    "register": nouns.REGISTER_ENTRY,
    "dispensations": nouns.DISPENSATION,
}
"""The lists of a body beside its meetings."""

Files = Mapping[str, FileFacts]


class Importer:
    """Builds the rows of one bundle. `files` are the bundle's files, already examined and stored, by name."""

    def __init__(self, bundle: Bundle, files: Files) -> None:
        self._value = bundle.value
        self._files = files
        self._people: dict[str, Person] = {}
        self.body = Body()

    def person(self, key: str) -> Person:
        """The person whose id in the bundle is `key`."""
        return self._people[key]

    def key_of(self, person_id: int) -> str:
        """The id in the bundle of a person; only an export asks."""
        raise NotImplementedError

    def build(self) -> Body:
        """Every row of the bundle, added to the session. Raises Unusable where the body is here already."""
        value = self._value
        self._people |= {one["id"]: self._row(nouns.PERSON, one) for one in value.get("people") or []}
        db.session.flush()
        self._build_body(value)
        for person in self._people.values():
            person.came_with = f"body/{self.body.id}"
        self._seats(value.get("seats") or [])
        meetings = [self._row(nouns.MEETING, one, body=self.body) for one in value.get("meetings") or []]
        db.session.flush()
        self._approvals(meetings)
        for key, noun in LISTS.items():
            for place, one in enumerate(value.get(key) or [], 1):
                self._row(noun, one, body_id=self.body.id, position=place)
        self._dispensations()
        self._origins()
        self._parts()
        self._taken_up()
        return self.body

    def _dispensations(self) -> None:
        """Tie each declaration to the dispensation whose reference it names."""
        db.session.flush()
        query = db.select(Dispensation).where(Dispensation.body == self.body, Dispensation.reference.is_not(None))
        known = {(one.person_id, one.reference): one for one in db.session.scalars(query)}
        if not known:
            return
        for one in db.session.scalars(db.select(Declaration).join(Meeting).where(Meeting.body == self.body)):
            one.granted = known.get((one.person_id, one.dispensation))
            one.dispensation = None if one.granted else one.dispensation

    def _origins(self) -> None:
        """Tie each topic of the programme to the minute that its origin names, by its id or its number."""
        rows = db.session.execute(db.select(Minute, Meeting.key).join(Meeting).where(Meeting.body == self.body))
        minutes = {(key, name): minute for minute, key in rows for name in (minute.number, minute.key) if name}
        for entry in db.session.scalars(db.select(Entry).where(Entry.body == self.body, Entry.origin.is_not(None))):
            origin = entry.origin if isinstance(entry.origin, dict) else {}
            entry.minute = minutes.get((origin.get("meeting") or "", origin.get("minute") or ""))

    def _taken_up(self) -> None:
        """Tie what young people raised to the agenda line that took it up."""
        rows = db.session.execute(db.select(AgendaItem, Meeting.key).join(Meeting).where(Meeting.body == self.body))
        lines = {(key, line.key): line for line, key in rows}
        for raised in rows_of(Raised, self.body):
            at = raised.given.get("item") or {}
            raised.item = lines.get((at.get("meeting"), at.get("item")))

    def _parts(self) -> None:
        """Tie each indicator to its total, and to what was asked about it, by its code or its name."""
        indicators = rows_of(Indicator, self.body)
        known = {name: one for one in indicators for name in (one.name, one.code) if name}
        for one in indicators:
            one.part_of = known.get(one.given.get("part_of") or "")
        for concern in db.session.scalars(db.select(Concern).where(Concern.indicator_id.is_(None))):
            if concern.follow_up.minute.meeting.body_id == self.body.id:
                concern.indicator = known.get(concern.name or "")

    def _build_body(self, value: Mapping[str, Any]) -> None:
        told = {**value["body"]}
        code = told.get("code") or "".join(word[0] for word in told["name"].split() if word[0].isalpha()).upper()
        council = self._council(value.get("council") or {"name": "The council"})
        if db.session.scalar(db.select(Body).where(Body.council == council, Body.code == code)):
            words = f"{council.name} has a body with the code {code} here already. A bundle makes a new body."
            raise Unusable(Problem("$.body.code", words))
        self.body = self._row(nouns.BODY, told, council=council, code=code)
        keys = ("people", "seats", "meetings", *LISTS)
        self.body.bundle_given = {
            key: one for key, one in value.items() if key.startswith("x_") or (key in keys and not one)
        }
        db.session.flush()

    def _council(self, told: Mapping[str, Any]) -> Council:
        here: Council | None = db.session.scalar(db.select(Council).where(Council.name == told["name"]))
        return here or self._row(nouns.COUNCIL, told)

    def _seats(self, seats: list[dict[str, Any]]) -> None:
        categories = {category.name: category for category in self.body.categories}
        for place, told in enumerate(seats, 1):
            name = told.get("category")
            if name and name not in categories:
                categories[name] = self._category(name, [one for one in seats if one.get("category") == name])
            seat: Seat = self._row(nouns.SEAT, told, body=self.body, position=place)
            seat.category = categories.get(name) if name else None

    def _category(self, name: str, seats: list[dict[str, Any]]) -> Category:
        category = Category(body=self.body, name=name, position=len(self.body.categories) + 1)
        category.voting = any(seat.get("voting") for seat in seats)
        category.councillors = category.sees_restricted = shapes.council_members(category)
        return category

    def _row(self, noun: Noun, told: Any, **preset: Any) -> Any:
        """One row with everything below it. What it was given stays with it."""
        bare = all(field.keys == (SCALAR,) for field in noun.fields)
        given = told if isinstance(told, dict) and not bare else {SCALAR: told}
        columns: dict[str, Any] = {}
        for field in noun.fields:
            if any(key in given for key in field.keys):
                columns |= field.read({key: given.get(key) for key in field.keys}, self)
        known = {name: value for name, value in columns.items() if hasattr(noun.model, name)}
        below = {child.key for child in noun.children if isinstance(given.get(child.key), list | dict)}
        kept = {key: one for key, one in given.items() if key not in below or not one}
        row = noun.model(**(known | preset), given=kept)
        db.session.add(row)
        with db.session.no_autoflush:
            for child in noun.children:
                self._below(row, child, given.get(child.key))
            self._settle(row, columns)
        return row

    def _below(self, parent: Any, child: Child, told: Any) -> None:
        several = [told] if child.single and told else told if isinstance(told, list) else []
        for place, one in enumerate(several, 1):
            extra = {} if child.single else {"position": place}
            self._row(child.noun, one, **{child.link: parent}, **dict(child.preset), **extra)

    def _settle(self, row: Any, columns: Mapping[str, Any]) -> None:
        match row:
            case Paper():
                self._settle_paper(row)
            case AgendaItem() if "role" not in row.given and row.kind is not Kind.HEADING:
                row.role = shapes.role_of(row.title)
            case Minute():
                item_key = columns.get("item_key")
                row.item = next((item for item in row.meeting.items if item.key == item_key), None)
                row.number_fixed = True
            case Dispensation():
                query = db.select(Meeting).where(Meeting.body == self.body, Meeting.key == columns.get("meeting_key"))
                row.meeting = db.session.scalars(query).first()
            case MinuteBook():
                row.state = columns.get("state") or shapes.state_of_approval(row)
                row.has_approval = True
            case _:
                pass

    def _settle_paper(self, paper: Paper) -> None:
        paper.state = paper.state or PaperState.READY
        if paper.parent is not None:
            paper.item = paper.parent.item
        name, _ = shapes.named_file(paper.given.get("file"))
        facts = self._files.get(name) if name else None
        if facts is not None:
            paper.sha256, paper.pages = facts.sha256, facts.pages
            paper.access_state, paper.notes = facts.tagging, list(facts.notes)
            paper.words_sha256 = facts.words

    def _approvals(self, meetings: Iterable[Meeting]) -> None:
        """Tie each approval to the meeting that gave it; give every meeting that is minuted its book, and a state."""
        by_key = {meeting.key: meeting for meeting in meetings}
        for meeting in by_key.values():
            books = db.session.scalars(db.select(MinuteBook).where(MinuteBook.meeting == meeting)).all()
            minuted = db.session.scalar(db.select(Minute.id).where(Minute.meeting == meeting).limit(1))
            if minuted and not books:
                db.session.add(MinuteBook(meeting=meeting, state=MinutesState.PUBLISHED))
            for book in books:
                book.approved_at = by_key.get(book.approved_at_key or "")
                if book.state is MinutesState.SIGNED:
                    meeting.minutes_locked_at = clock.now()
            self._state(meeting, happened=bool(minuted))
            for withdrawal in withdrawals_of(meeting):
                if withdrawal.of_minutes:
                    withdrawal.taken.append(Taken(about=about_minutes(meeting)))

    def _state(self, meeting: Meeting, *, happened: bool) -> None:
        times = db.session.scalars(db.select(Publication.at).where(Publication.meeting == meeting))
        meeting.published_at = min((moment for moment in times if moment), default=None)
        if meeting.given.get("state") is not None:
            return
        if happened or meeting.attendance or meeting.started:
            meeting.state = State.HELD
        else:
            meeting.state = State.PUBLISHED if meeting.items else State.STUB


def papers_to_publish(body: Body) -> list[Paper]:
    """The papers of a body's meetings that have been before the public: what was imported has happened."""
    query = db.select(Paper).join(AgendaItem).join(Meeting).where(Meeting.body == body)
    query = query.where(Meeting.state.in_([*HELD, State.PUBLISHED])).order_by(Paper.id)
    return list(db.session.scalars(query))


def rows_of(model: type[Any], body: Body) -> list[Any]:
    """The entries of a body, in their order."""
    query = db.select(model).where(model.body_id == body.id).order_by(model.position, model.id)
    return list(db.session.scalars(query))
