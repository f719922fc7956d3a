"""A record in which every field that may hold a secret holds a mark: a made-up word that stands there and nowhere else.

Each mark is noted with the field it stands in, so that a mark found where it may not be says what has leaked.
"""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from sqlalchemy import Text

from panel import clock, store
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, said
from panel.bodies.models import Body, Category
from panel.bodies.rules.kinds import BodyKind
from panel.drafts import operations as drafts
from panel.extensions import db
from panel.follow_up.models import Update
from panel.interests.models import Declaration
from panel.mail.operations import write as write_letter
from panel.meetings.models import AgendaItem, Attendance, ClosedBusiness, Meeting
from panel.meetings.operations import agenda, life
from panel.meetings.rules.agenda import Part
from panel.minutes.models import Action, FollowUp, Minute, Outcome, OutcomePart, Owner, Point
from panel.minutes.operations import life as book_life
from panel.minutes.operations import taking
from panel.minutes.printing import papers_of as minutes_papers
from panel.minutes.printing import print_editions
from panel.minutes.queries import book_of, minutes_of
from panel.minutes.rules.life import Verb
from panel.papers import operations as papers
from panel.papers.models import Paper, PaperPerson, Recommendation, Section
from panel.papers.pictures import made_plain
from panel.papers.queries import text_of
from panel.papers.rules.contents import FileFacts, Marks
from panel.people.models import Person
from panel.publishing import issuing, operations
from panel.publishing.rules.changes import Answers
from tests import factories as make
from tests.documents import pdf_of, written_on

PUBLISHED = dt.datetime(2026, 11, 2, 9, 0, tzinfo=clock.LONDON)
NOW = dt.datetime(2026, 11, 26, 9, 0, tzinfo=clock.LONDON)
"""Two days after the meeting: its pack and its draft minutes are published."""

EXEMPT = Marks(exempt=True, paragraphs=(3,), public_interest="The contract is being let.", decided_by="The solicitor")
CONFIDENTIAL = Marks(confidential=True, ground="An enactment or a court order prohibits its disclosure")
SAYS_WHY = frozenset(
    {
        *("public_interest", "exempt_decided_by", "exempt_review_on", "confidential_ground"),
        *("opened_by", "opened_reason"),
    }
)
"""What is withheld is public as such: which paragraph, why, and who decided it (P1–P4)."""

NO_WORDS = frozenset({"key", "kind", "sha256", "template_name", "access_state", "number", "changed_by", "written_by"})
"""Columns of text whose words are the software's own."""


@dataclass
class Record:
    """The marks, each with where it stands, and who reads."""

    marks: dict[str, str] = field(default_factory=dict)
    readers: dict[str, Account] = field(default_factory=dict)

    def mark(self, where: str) -> str:
        """A new word for that place."""
        word = f"kanarie{len(self.marks):03}q"
        self.marks[word] = where
        return word

    def fill(self, row: Any, where: str, *, but: tuple[str, ...] = ()) -> Any:
        """Put a mark into every column of words of a row, but for some."""
        for column in row.__table__.columns:
            if isinstance(column.type, Text) and column.key not in NO_WORDS | SAYS_WHY | set(but):
                word = self.mark(f"{where}: {row.__tablename__}.{column.key}")
                setattr(row, column.key, f"<p>{word}</p>" if column.key == "html" else word)
        return row

    def found_in(self, words: str) -> set[str]:
        """Where the marks that stand in these words should have stayed."""
        return {where for word, where in self.marks.items() if word in words.lower()}


def marked_record(publish: Callable[[], None] = lambda: None) -> Record:
    """Tell it. `publish` is called once before the pack is published, and may do mischief."""
    record = Record()
    with clock.at(PUBLISHED):
        body = _body(record)
        meeting = _published_meeting(record, body)
        publish()
        _publish(meeting)
        _after_publication(record, meeting)
        _not_called(record, body)
        _not_in_public(record)
    with clock.at(NOW):
        _held(record, meeting)
        _unpublished_minutes(record, body)
        _of_people(record)
        db.session.commit()
    return record


def _body(record: Record) -> Body:
    """A panel of councillors, who may see what is exempt, and foster carers, who may not."""
    body = make.body(code="CPP", quorum=1)
    councillors = make.category(body)
    carers = make.category(body, "Foster carers", voting=False, councillors=False, sees_restricted=False)
    record.readers = {
        "clerk": make.account(Role.CLERK, name="Pat Clerk"),
        "administrator": make.account(Role.ADMINISTRATOR),
        "councillor": _member(body, councillors, "Cllr A Chair", role="Chairman"),
        "carer": _member(body, carers, "Mrs C Carer"),
    }
    return body


def _member(body: Body, category: Category, name: str, **facts: Any) -> Account:
    account = make.account(name=name)
    make.seat(body, account.person, category=category, **facts)
    return account


def _published_meeting(record: Record, body: Body) -> Meeting:
    """A meeting whose agenda has something withheld in every way there is."""
    meeting = life.plan(
        body, {"date": dt.date(2026, 11, 24), "time": dt.time(10), "venue": "Committee Room 1"}, by=TERMINAL
    )
    for title, role in (("Apologies", "apologies"), ("Declarations of interest", "interests")):
        agenda.add_line(meeting, {"title": title, "role": role}, by=TERMINAL)
    whole = _report(_line(meeting, "Placements"), "Placements")
    papers.make_ready(whole, by=TERMINAL)
    _withheld_report(record, whole.item, whole, EXEMPT, "exempt appendix")
    _withheld_file(record, whole, EXEMPT)
    _withheld_report(record, _line(meeting, "A serious case"), None, CONFIDENTIAL, "confidential report")
    closed = _line(meeting, "Negotiations", part=Part.CLOSED, exempt=True, exempt_paragraphs=[3])
    closed.public_interest, closed.exempt_decided_by = EXEMPT.public_interest, EXEMPT.decided_by
    closed.title_safe_by = "The clerk"
    closed.prepared_motion = record.mark("prepared motion of a closed item")
    _withheld_report(record, closed, None, None, "report of an exempt item")
    _withheld_report(record, whole.item, None, None, "report in draft", ready=False)
    papers.withdraw(_withheld_report(record, whole.item, None, None, "withdrawn report", ready=False), by=TERMINAL)
    agenda.remove_line(record.fill(_line(meeting, "Removed"), "removed line"), by=TERMINAL)
    db.session.commit()
    return meeting


def _line(meeting: Meeting, title: str, **facts: Any) -> AgendaItem:
    item = agenda.add_line(meeting, {"title": title}, by=TERMINAL)
    for name, value in facts.items():
        setattr(item, name, value)
    return item


def _report(item: AgendaItem, title: str, under: Paper | None = None) -> Paper:
    """A report that says nothing secret."""
    paper = papers.add_report(item, title, parent=under, by=TERMINAL)
    text = text_of(paper)
    section = {**text["sections"][0], "heading": "Purpose", "html": "<p>What is known to all.</p>"}
    papers.write(paper, {**text, "sections": [section], "background": {"papers": [], "words": None}}, by=TERMINAL)
    return paper


def _withheld_report(
    record: Record, item: AgendaItem, under: Paper | None, marks: Marks | None, what: str, *, ready: bool = True
) -> Paper:
    """A report with a mark in every field, and a picture whose bytes are a mark too."""
    paper = record.fill(
        papers.add_report(item, what, parent=under, by=TERMINAL), what, but=("file_name", "background_text")
    )
    paper.fields = {record.mark(f"{what}: name of a head field"): record.mark(f"{what}: head field")}
    paper.background_papers = [record.mark(f"{what}: background paper")]
    section: Section = record.fill(Section(position=1, kind="text"), what)
    section.html = (
        f"{section.html}<p><img alt={record.mark(f'{what}: words of a picture')!r} src={_picture(paper)!r}></p>"
    )
    asks = Recommendation(position=1, verb="Note", text=record.mark(f"{what}: recommendation"))
    asks.parts = [record.mark(f"{what}: part of a recommendation")]
    paper.sections, paper.recommendations = [section], [asks]
    paper.people = [PaperPerson(position=1, as_printed=record.mark(f"{what}: officer"))]
    if marks:
        papers.mark(paper, marks, by=TERMINAL)
    papers.keep_version(paper, by=TERMINAL)
    if ready:
        papers.make_ready(paper, by=TERMINAL)
    return paper


def _picture(paper: Paper) -> str:
    """The address of a picture of the paper's own colour."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 40), (paper.id * 40 % 256, 90, 90)).save(drawn, "PNG")
    data, media_type = made_plain(drawn.getvalue())
    return papers.add_picture(paper, data, media_type, by=TERMINAL)


def _withheld_file(record: Record, under: Paper, marks: Marks) -> Paper:
    file = pdf_of(1, record.mark("words of an exempt PDF"))
    facts = FileFacts(
        store.put(file), f"{record.mark('name of an exempt PDF')}.pdf", 1, "text only", words=written_on(file)
    )
    paper = papers.add_file(under.item, record.mark("title of an exempt PDF"), facts, parent=under, by=TERMINAL)
    papers.mark(paper, marks, by=TERMINAL)
    return paper


def _publish(meeting: Meeting) -> None:
    issue = issuing.prepare(meeting)
    answers = Answers(reason="Looked at.")
    drawn, material, _ = issuing.draw(issue, answers)
    operations.publish(meeting, drawn, material, issue.asks, answers, by=TERMINAL)
    db.session.commit()


def _after_publication(record: Record, meeting: Meeting) -> None:
    """What is not for anyone else yet: later words of a public paper, texts being typed, texts set aside."""
    paper = next(one for one in db.session.scalars(db.select(Paper)) if one.title == "Placements")
    text = text_of(paper)
    later = {**text["sections"][0], "html": f"<p>{record.mark('words of a public paper not published yet')}</p>"}
    title = record.mark("title of a public paper not published yet")
    papers.write(paper, {**text, "title": title, "sections": [later]}, by=TERMINAL)
    clerk = record.readers["clerk"]
    typed = {"title": [record.mark("text being typed")]}
    drafts.autosave(f"paper/{paper.id}", 1, typed, by=clerk)
    item = meeting.items[0]
    drafts.set_aside(f"item/{item.id}", item.version, {"purpose": record.mark("text set aside")}, by=clerk)
    said(f"looked at {record.mark('sentence of the history')}", by=clerk, about=f"meeting/{meeting.id}")
    db.session.commit()


def _not_called(record: Record, body: Body) -> None:
    """A meeting that the public do not know of yet."""
    facts = {"date": dt.date(2026, 12, 15), "time": dt.time(10), "venue": record.mark("venue of a meeting not called")}
    planned = life.plan(body, facts, by=TERMINAL)
    planned.title_note = record.mark("title note of a meeting not called")
    planned.contacts = [{"name": record.mark("contact of a meeting not called")}]
    item = _line(planned, record.mark("title of a line not published"))
    _withheld_report(record, item, None, None, "paper of a meeting not called")


def _not_in_public(record: Record) -> None:
    """A panel that does not meet in public: its agenda is shown, its papers are its members' (B6)."""
    body = make.body(name="Partnership Board", code="PB", kind=BodyKind.INFORMAL, meets_in_public=False)
    facts = {"date": dt.date(2026, 11, 24), "time": dt.time(14), "venue": "Room 2"}
    meeting = life.plan(body, facts, by=TERMINAL)
    item = _line(meeting, "Partners")
    _withheld_report(record, item, None, None, "paper of a panel that does not meet in public")
    db.session.commit()
    _publish(meeting)


def _held(record: Record, meeting: Meeting) -> None:
    """The meeting has sat: who came, what was declared, and its minutes, part of them closed."""
    life.hold(meeting, by=TERMINAL)
    carer = record.readers["carer"].person
    reason = record.mark("reason for apologies")
    meeting.attendance.append(Attendance(person=carer, position=1, status="apologies", reason=reason))
    chair = record.readers["councillor"].person
    meeting.attendance.append(Attendance(person=chair, position=2, status="present"))
    secret = record.mark("nature of a sensitive interest")
    db.session.add(Declaration(meeting=meeting, person=chair, all_items=True, sensitive=True, nature=secret))
    taking.begin(meeting, by=TERMINAL)
    for minute in minutes_of(meeting):
        if minute.item and minute.item.title == "Negotiations":
            _withheld_minute(record, minute, "closed minute", but=("summary",))
            minute.summary = "The panel agreed how to go on."
        else:
            minute.html = "<p>What was said in public.</p>"
    negotiations = next(item for item in meeting.items if item.title == "Negotiations")
    meeting.closed.append(
        ClosedBusiness(
            position=1, from_item=negotiations.key, to_item=negotiations.key, resolution="that the public leave."
        )
    )
    book = book_of(meeting)
    assert book is not None
    db.session.flush()
    book_life.send_to_chair(book, by=TERMINAL)
    book_life.agree(book, record.mark("note of the chair"), by=TERMINAL)
    book_life.publish(book, print_editions(minutes_papers(meeting)), by=TERMINAL)
    said("took the minutes", by=TERMINAL, about=f"meeting/{meeting.id}")


def _withheld_minute(record: Record, minute: Minute, what: str, *, but: tuple[str, ...] = ()) -> None:
    """A minute with a mark in every field, and what it asks for and what came back."""
    record.fill(minute, what, but=but)
    outcome = record.fill(Outcome(position=1, verb=Verb.RESOLVED), what, but=("verb_text",))
    part = record.fill(OutcomePart(position=1), what)
    action = record.fill(Action(position=1), what)
    outcome.parts = [part]
    minute.points, minute.outcomes, minute.actions = [record.fill(Point(position=1), what)], [outcome], [action]
    for asking in (part, action):
        asking.follow_up = FollowUp(due=record.mark(f"{what}: by when"), reference=record.mark(f"{what}: reference"))
        asking.follow_up.owners = [Owner(position=1, as_printed=record.mark(f"{what}: owner"))]
        db.session.add(record.fill(Update(follow_up=asking.follow_up, position=1), what))


def _unpublished_minutes(record: Record, body: Body) -> None:
    """A meeting whose minutes nobody but the clerk and the chair may read yet."""
    held = life.plan(body, {"date": dt.date(2026, 11, 25), "time": dt.time(10), "venue": "Room 2"}, by=TERMINAL)
    life.call(held, by=TERMINAL)
    _line(held, "Foster care")
    life.hold(held, by=TERMINAL)
    taking.begin(held, by=TERMINAL)
    _withheld_minute(record, minutes_of(held)[0], "minute not published")


def _of_people(record: Record) -> None:
    """What is kept of a person and shown to nobody outside."""
    person = Person(name="D Officer", email=f"{record.mark('address of a person')}@example.org")
    person.note = record.mark("note on a person")
    db.session.add(person)
    record.readers["clerk"].email = f"{record.mark('address of an account')}@example.org"
    write_letter("carer@example.org", "Sign in", record.mark("text of a letter"))
    said("added people", by=TERMINAL, about="example")
