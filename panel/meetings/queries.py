"""What several doors ask about meetings: which body they belong to, who may see them, their dates and their roll."""

import datetime as dt
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, load_only

from panel import clock, wording
from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.audit.models import AuditEntry
from panel.audit.operations import trail
from panel.bodies.models import Body
from panel.bodies.rules.kinds import KINDS
from panel.drafts.models import Draft
from panel.exemption.queries import Thing, names
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import Adjournment, AgendaItem, Attendance, ClosedBusiness, Meeting, Notice
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.clear_days import latest_publication, publication_day
from panel.meetings.rules.closed import Course, Span, course_of
from panel.meetings.rules.inspection import inspection_words
from panel.meetings.rules.lateness import Ask, Line, Timeliness, late_items, opened_on, publication_findings
from panel.meetings.rules.life import AGENDA_OPEN, PUBLIC, SAT, TO_COME, State
from panel.meetings.rules.timetable import REPORT_STEPS, Deadline, Step, timetable
from panel.meetings.rules.titles import unsafe_words
from panel.meetings.working_days import days_off
from panel.people.models import Person
from panel.transaction import once

WITH_BODY = (
    joinedload(Meeting.body).joinedload(Body.council),
    joinedload(Meeting.adjournments),
    joinedload(Meeting.notices),
)
"""What each page about a meeting asks of it."""


def meeting_by(meeting_id: int) -> Meeting | None:
    """The meeting of that number, with its body and council: one question for what every page about it shows."""
    return db.session.get(Meeting, meeting_id, options=WITH_BODY)


@finds_body("meeting_id")
def body_of_meeting(meeting_id: int) -> Body | None:
    """The body of a meeting."""
    meeting = meeting_by(meeting_id)
    return meeting.body if meeting else None


@finds_body("item_id")
def body_of_item(item_id: int) -> Body | None:
    """The body of an agenda line."""
    item = item_by(item_id)
    return item.meeting.body if item else None


def item_by(item_id: int) -> AgendaItem | None:
    """The agenda line of that number, with its meeting and what a page about that shows."""
    return db.session.get(AgendaItem, item_id, options=[joinedload(AgendaItem.meeting).options(*WITH_BODY)])


@names("item")
def item_called(item_id: int) -> Thing | None:
    """What "item/5" stands for. The title of an agenda line is public (P1)."""
    item = db.session.get(AgendaItem, item_id)
    if item is None:
        return None
    return Thing(
        about=item.about,
        body=item.meeting.body,
        meeting=f"meeting/{item.meeting_id}",
        title=item.title,
        place=f"item {item.number}" if item.number else f"“{item.title}”",
        marking=item.marking,
        endpoint="publishing.item",
        out=item.meeting.published_at is not None,
        values={"item_id": item.id},
    )


@finds_body("notice_id")
def body_of_notice(notice_id: int) -> Body | None:
    """The body whose meeting a notice is of."""
    notice = db.session.get(Notice, notice_id)
    return notice.meeting.body if notice else None


@finds_body("attendance_id")
def body_of_attendance(attendance_id: int) -> Body | None:
    """The body whose meeting someone attended."""
    attendance = db.session.get(Attendance, attendance_id)
    return attendance.meeting.body if attendance else None


@finds_body("closed_id")
def body_of_closed(closed_id: int) -> Body | None:
    """The body whose meeting kept the public out."""
    closed = db.session.get(ClosedBusiness, closed_id)
    return closed.meeting.body if closed else None


@finds_body("draft_id")
def body_of_draft(draft_id: int) -> Body | None:
    """The body of the agenda line that a draft is of."""
    draft = db.session.get(Draft, draft_id)
    kind, _, number = draft.about.partition("/") if draft else ("", "", "")
    return body_of_item(int(number)) if kind == "item" and number.isdigit() else None


def meeting_by_reference(reference: str) -> Meeting | None:
    """The meeting that a command names: an id, or CODE/YYYY-MM-DD (codes may hold a slash)."""
    if reference.isdigit():
        return db.session.get(Meeting, int(reference))
    code, _, day = reference.rpartition("/")
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        return None
    query = db.select(Meeting).join(Body).where(Body.code == code, Meeting.date == date).order_by(Meeting.id)
    meeting: Meeting | None = db.session.scalars(query).first()
    return meeting


def works_on(body: Body) -> bool:
    """Whether this reader prepares the body's meetings, and so sees them before the public does."""
    return any(may(permission, body) for permission in (Permission.DRAFT_AGENDA, Permission.WRITE_REPORT))


def meeting_shown(meeting: Meeting) -> bool:
    """Whether this reader may know of the meeting: everyone from its being called onward (N1)."""
    return meeting.state in PUBLIC or works_on(meeting.body)


def agenda_shown(meeting: Meeting) -> bool:
    """Whether this reader may read the agenda: everyone from its publication onward, for good (N3, A1)."""
    return meeting.state in AGENDA_OPEN or meeting.published_at is not None or works_on(meeting.body)


def record_shown(meeting: Meeting) -> bool:
    """Whether this reader may see who attended and what was declared: everyone once the meeting has sat (V8)."""
    return meeting.state in SAT or may(Permission.TAKE_MINUTES, meeting.body)


ALONE = lazyload(Meeting.adjournments)
"""For a meeting of which only the date is asked."""


def last_held(body: Body, before: dt.date) -> Meeting | None:
    """The last meeting that was held before a day: the one whose minutes come up for approval (V9)."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.state == State.HELD, Meeting.date < before)
    latest = query.options(ALONE).order_by(Meeting.date.desc(), Meeting.id.desc()).limit(1)
    return once(("last held", body.id, before), lambda: db.session.scalars(latest).first())


def last_meeting(body: Body, before: dt.date) -> Meeting | None:
    """The meeting that comes before a day, whatever became of it: what a new one is begun from."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.date < before)
    meeting: Meeting | None = db.session.scalars(query.order_by(Meeting.date.desc(), Meeting.id.desc())).first()
    return meeting


def next_meeting(body: Body, after: dt.date) -> Meeting | None:
    """The next meeting that is expected after a day."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.state.in_(TO_COME), Meeting.date > after)
    first = query.options(ALONE).order_by(Meeting.date, Meeting.id).limit(1)
    return once(("next", body.id, after), lambda: db.session.scalars(first).first())


def still_to_come(day: dt.date) -> sa.ColumnElement[bool]:
    """Meetings on `day` or after, whatever became of them, and those that were adjourned to such a day."""
    adjourned_to = sa.select(Adjournment.meeting_id).where(Adjournment.to_date >= day)
    continues = sa.and_(Meeting.state == State.ADJOURNED, Meeting.id.in_(adjourned_to))
    return sa.or_(sa.and_(Meeting.date >= day, Meeting.state.not_in(SAT)), continues)


def role_purpose(meeting: Meeting, role: str | None) -> str | None:
    """What the software knows to say under a standard line: the date of the minutes, of the next meeting."""
    if role == "minutes":
        last = last_held(meeting.body, meeting.date or clock.today())
        day = wording.short_date(last.date) if last else ""
        return f"To approve as a correct record the minutes of the meeting held on {day}." if day else None
    if role == "next_meeting":
        following = next_meeting(meeting.body, meeting.date or clock.today())
        hour = (following.time_text or wording.time(following.time)) if following else ""
        return f"{wording.date(following.date)}{' at ' + hour if hour else ''}." if following else None
    return None


def last_lawful_day(body: Body, day: dt.date) -> dt.date:
    """The last lawful day to publish the papers of a meeting on `day` (C1–C3)."""
    return latest_publication(day, days_off(body.council, day), body.clear_days)


def deadlines_of(meeting: Meeting) -> dict[Step, Deadline]:
    """When each step of a meeting is due, in order, as the body's timetable has it (Y8); nothing without a date.

    A step that the body goes without is not there: ask with `.get(Step.COMMENTS)`. `Deadline.passed(now)` says
    whether it is late. One query at most (the council's closures), whatever the number of meetings.
    """
    if meeting.date is None:
        return {}
    body = meeting.body
    return timetable(meeting.date, days_off(body.council, meeting.date), body.timetable or {}, body.clear_days)


def report_days(meeting: Meeting | None) -> list[Deadline]:
    """The days that concern whoever writes a report for a meeting to come, counted back from it (Y8)."""
    deadlines = deadlines_of(meeting) if meeting and meeting.state in TO_COME else {}
    return [deadlines[step] for step in REPORT_STEPS if step in deadlines]


def timeliness(meeting: Meeting, published: dt.date | None = None) -> Timeliness | None:
    """How publishing on a day (None: now) stands to the law; None for a meeting without a date."""
    if meeting.date is None:
        return None
    day = published or publication_day(clock.now(), meeting.body.publish_cutoff)
    return publication_findings(
        meeting=meeting.date,
        called_on=meeting.called_on,
        published=day,
        off=days_off(meeting.body.council, meeting.date, day),
        needed=meeting.body.clear_days,
        statutory=KINDS[meeting.body.kind].statutory,
    )


def inspection_of(meeting: Meeting) -> str:
    """Until when what the meeting had before it may be inspected (A1, A2); nothing where the law gives no right."""
    if meeting.date is None or meeting.state not in AGENDA_OPEN or not KINDS[meeting.body.kind].statutory:
        return ""
    return inspection_words(meeting.date, clock.today())


def open_from(meeting: Meeting) -> dt.date | None:
    """The day the published agenda counts as open: the later of its postings, at the offices or on the web (N5)."""
    if meeting.published_at is None:
        return None
    first = next((notice for notice in meeting.notices if notice.kind == "publish"), None)
    times = [time and time.astimezone(clock.LONDON) for time in (first.at_offices, first.on_web)] if first else []
    cutoff = meeting.body.publish_cutoff
    return opened_on(times, cutoff) or publication_day(meeting.published_at.astimezone(clock.LONDON), cutoff)


def item_open_from(item: AgendaItem, opened: dt.date) -> dt.date:
    """The day from which an item counts as open: with the agenda, or, added later, when it went out itself (C5, U3)."""
    return (item.published_on or item.added_on) if item.added_on else opened


def urgent_asks(meeting: Meeting) -> dict[int, Ask]:
    """What the law asks of each published item that was not open in time, by the item's id (U1).

    It asks nothing of a body that was not set up under it (B6).
    """
    opened = open_from(meeting)
    if opened is None or meeting.date is None or not KINDS[meeting.body.kind].statutory:
        return {}
    lines = [
        Line(
            id=item.id,
            title=item.title,
            open_from=item_open_from(item, opened),
            urgent_reason=item.urgent_reason or "",
            agreed_by=item.urgent_agreed_by or "",
        )
        for item in meeting.items
        if item.kind is Kind.ITEM
    ]
    off = days_off(meeting.body.council, meeting.date, opened)
    found = late_items(
        lines,
        meeting=meeting.date,
        called_on=meeting.called_on,
        off=off,
        needed=meeting.body.clear_days,
        least=meeting.body.urgent_least or 0,
    )
    return {ask.line.id: ask for ask in found}


def last_saved(item: AgendaItem) -> AuditEntry | None:
    """Who changed a line last, and when, as the trail of its meeting says."""
    line = (AgendaItem.__tablename__, item.id)
    entries = trail(f"meeting/{item.meeting_id}")
    return next((one for one in entries if any((c["table"], c["id"]) == line for c in one.changes)), None)


def closed_lines(meeting: Meeting) -> list[AgendaItem]:
    """The lines of which something is withheld, or that are taken without the public."""
    keys = course_of_meeting(meeting).closed
    items = [line for line in meeting.items if line.kind is Kind.ITEM and line.role not in OPEN_BY_NATURE]
    return [line for line in items if line.marking.restricted or line.key in keys]


OPEN_BY_NATURE = ("exclusion", "readmission")
"""Lines that speak of closed business and are themselves public (P6)."""


def lost_lines(meeting: Meeting) -> list[AgendaItem]:
    """The lines that went on in public because the motion to exclude the public was lost (X3)."""
    keys = course_of_meeting(meeting).kept_open
    return [line for line in meeting.items if line.kind is Kind.ITEM and line.key in keys]


def names_known() -> tuple[str, ...]:
    """The names that no title of closed business may hold: of everyone the council knows (P1)."""
    people = db.session.scalars(sa.select(Person).where(Person.young.is_(False)))
    return tuple(dict.fromkeys(person.name for person in people))


def title_findings(item: AgendaItem, known: tuple[str, ...]) -> list[Finding]:
    """What in a closed line's public title may tell who someone is; nothing once someone said that it is safe (P1)."""
    return [] if item.title_safe_on is not None else unsafe_words(item.title, known)


def course_of_meeting(meeting: Meeting) -> Course:
    """How the public were kept out of a meeting, line by line (X3)."""
    keys = [line.key for line in meeting.items if line.key]
    return course_of(keys, [Span(one.from_item, one.to_item, one.carried) for one in meeting.closed])


SPAN = (ClosedBusiness.meeting_id, ClosedBusiness.from_item, ClosedBusiness.to_item, ClosedBusiness.carried)


def courses_of(meetings: Collection[int]) -> dict[int, Course]:
    """How the public were kept out of each of these meetings, by its number (X3): two questions for any number of them.

    A meeting at which no motion was put has the course of one that was open throughout.
    """
    put = sa.select(ClosedBusiness).where(ClosedBusiness.meeting_id.in_(meetings))
    spans: dict[int, list[Span]] = {id: [] for id in meetings}
    for one in db.session.scalars(put.options(load_only(*SPAN))):
        spans[one.meeting_id].append(Span(one.from_item, one.to_item, one.carried))
    order: dict[int, list[str]] = {id: [] for id, found in spans.items() if found}
    lines = sa.select(AgendaItem.meeting_id, AgendaItem.key).order_by(AgendaItem.position)
    standing = (AgendaItem.meeting_id.in_(order), AgendaItem.removed_at.is_(None), AgendaItem.key != "")
    for id, key in db.session.execute(lines.where(*standing)) if order else ():
        order[id].append(key)
    return {id: course_of(order.get(id, ()), found) for id, found in spans.items()}
