"""What doors ask about interests: declarations, notices, the register, dispensations, and the council's code."""

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from panel import clock
from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.bodies.rules.powers import has_pecuniary_duties
from panel.extensions import db
from panel.interests.models import (
    Declaration,
    DeclarationNotice,
    Dispensation,
    MemberRegister,
    PaperAnswer,
    RegisterEntry,
    RegistrationTask,
)
from panel.interests.rules.code import Row, decision_table
from panel.interests.rules.register import (
    PECUNIARY,
    Settings,
    category_of,
    due,
    place_of,
    renewal_due,
    settings_of,
)
from panel.meetings.models import Meeting
from panel.people.models import Person


@finds_body("declaration_id")
def body_of_declaration(declaration_id: int) -> Body | None:
    """The body at whose meeting an interest was declared."""
    declaration = db.session.get(Declaration, declaration_id)
    return declaration.meeting.body if declaration else None


@finds_body("declaration_notice_id")
def body_of_notice(declaration_notice_id: int) -> Body | None:
    """The body at whose meeting a member means to declare an interest."""
    notice = db.session.get(DeclarationNotice, declaration_notice_id)
    return notice.meeting.body if notice else None


@finds_body("register_entry_id")
def body_of_entry(register_entry_id: int) -> Body | None:
    """The body to whose clerk an interest was notified."""
    entry = db.session.get(RegisterEntry, register_entry_id)
    return entry.body if entry else None


@finds_body("dispensation_id")
def body_of_dispensation(dispensation_id: int) -> Body | None:
    """The body for whose business a dispensation is."""
    dispensation = db.session.get(Dispensation, dispensation_id)
    return dispensation.body if dispensation else None


@finds_body("registration_task_id")
def body_of_task(registration_task_id: int) -> Body | None:
    """The body at whose meeting an interest was disclosed that was not registered."""
    task = db.session.get(RegistrationTask, registration_task_id)
    return task.declaration.meeting.body if task else None


def table_of(body: Body) -> dict[str, Row]:
    """The decision table of the body's code."""
    return decision_table(body.interest_rules)


def code_settings(body: Body) -> Settings:
    """The settings of the body's register."""
    return settings_of(body.interest_rules)


def declarations_at(meeting: Meeting) -> list[Declaration]:
    """What was declared at a meeting, in the order recorded."""
    query = db.select(Declaration).where(Declaration.meeting_id == meeting.id)
    return list(db.session.scalars(query.order_by(Declaration.position, Declaration.id)))


def notices_for(meeting: Meeting, person: Person | None = None) -> list[DeclarationNotice]:
    """What members, or one of them, mean to declare at a meeting, in the order given."""
    query = db.select(DeclarationNotice).where(DeclarationNotice.meeting_id == meeting.id)
    if person is not None:
        query = query.where(DeclarationNotice.person_id == person.id)
    return list(db.session.scalars(query.order_by(DeclarationNotice.position, DeclarationNotice.id)))


def status_at(meeting: Meeting) -> dict[int, str]:
    """What the attendance says of each known person; one who is recorded twice is present if either row says so."""
    rows = [(one.person_id, (one.status or "").strip().lower()) for one in meeting.attendance if one.person_id]
    said = {person: status for person, status in rows if status != "present"}
    return said | {person: status for person, status in rows if status == "present"}


def has_lapsed(notice: DeclarationNotice, status: dict[int, str]) -> bool:
    """Whether a notice comes to nothing because its member is recorded as not having come."""
    return notice.recorded_at is None and status.get(notice.person_id or 0, "present") not in ("present", "")


def _of_council(body: Body) -> sa.Select[int]:
    return sa.select(Body.id).where(Body.council_id == body.council_id)


def entries_of(person: Person, body: Body) -> list[RegisterEntry]:
    """A member's register: one for all panels of the council, in the order of its categories."""
    query = db.select(RegisterEntry).where(
        RegisterEntry.person_id == person.id, RegisterEntry.body_id.in_(_of_council(body))
    )
    return _by_category(db.session.scalars(query.order_by(RegisterEntry.id)))


def _by_category(entries: Iterable[RegisterEntry]) -> list[RegisterEntry]:
    return sorted(entries, key=lambda one: place_of(one.category))


def waiting_entries(body: Body) -> list[RegisterEntry]:
    """What members notified and nobody has entered yet, oldest first."""
    query = db.select(RegisterEntry).where(
        RegisterEntry.body_id == body.id,
        RegisterEntry.notified_on.is_not(None),
        RegisterEntry.accepted_on.is_(None),
    )
    return list(db.session.scalars(query.order_by(RegisterEntry.notified_on, RegisterEntry.id)))


def has_pecuniary_entry(person_id: int, body: Body) -> bool:
    """Whether a member has a pecuniary interest on the register."""
    person = db.session.get_one(Person, person_id)
    return any(category_of(one.category) in PECUNIARY and one.accepted for one in entries_of(person, body))


def member_register(person: Person, body: Body) -> MemberRegister | None:
    """When a member last confirmed the register, and was last reminded."""
    query = db.select(MemberRegister).where(
        MemberRegister.person_id == person.id, MemberRegister.body_id.in_(_of_council(body))
    )
    found: MemberRegister | None = db.session.scalars(query.order_by(MemberRegister.confirmed_on.desc())).first()
    return found


def last_looked_through(person: Person, body: Body) -> dt.date | None:
    """The day on which a member last confirmed their register, or else notified something."""
    kept = member_register(person, body)
    days = [one.notified_on for one in entries_of(person, body) if one.notified_on]
    return max([*days, *([kept.confirmed_on] if kept and kept.confirmed_on else [])], default=None)


def members_of(body: Body, day: dt.date | None = None) -> list[Person]:
    """The known people who hold a seat on a day (today), once each, in the order of the seats."""
    seats = body.seats_on(day or clock.today())
    people = {seat.person.id: seat.person for seat in seats if seat.person is not None and not seat.person.young}
    return list(people.values())


def dispensations_of(body: Body, person_id: int | None = None) -> list[Dispensation]:
    """The dispensations of a body's members, or of one of them anywhere in the council; the latest first."""
    query = db.select(Dispensation)
    if person_id is None:
        query = query.where(Dispensation.body_id == body.id)
    else:
        query = query.where(Dispensation.person_id == person_id, Dispensation.body_id.in_(_of_council(body)))
    return list(db.session.scalars(query.order_by(Dispensation.from_date.desc(), Dispensation.id.desc())))


def open_tasks(body: Body, person_id: int | None = None) -> list[RegistrationTask]:
    """Interests disclosed at the body's meetings that wait to be registered, the first due first."""
    query = db.select(RegistrationTask).join(Declaration).join(Meeting, Declaration.meeting_id == Meeting.id)
    query = query.where(Meeting.body_id == body.id, RegistrationTask.done_on.is_(None))
    if person_id is not None:
        query = query.where(Declaration.person_id == person_id)
    return list(db.session.scalars(query.order_by(RegistrationTask.due_on, RegistrationTask.id)))


def task_of(declaration: Declaration) -> RegistrationTask | None:
    """What a declaration asks the monitoring officer to see to."""
    query = db.select(RegistrationTask).where(RegistrationTask.declaration_id == declaration.id)
    found: RegistrationTask | None = db.session.scalars(query).first()
    return found


def look_through_by(body: Body, person: Person) -> dt.date | None:
    """The day by which a member should look through the register: 28 days from taking office (I3), then each renewal.

    None for someone whose seat brings no duty to register (B10), and where nobody knows since when they sit.
    """
    seats = [seat for seat in body.seats_on(clock.today()) if seat.person_id == person.id]
    dutiful = any(
        has_pecuniary_duties(body.kind, votes=seat.votes, councillor=bool(seat.category and seat.category.councillors))
        for seat in seats
    )
    if not dutiful:
        return None
    settings, last = code_settings(body), last_looked_through(person, body)
    if last is not None:
        return renewal_due(last, settings.renew_months)
    taken = min((seat.from_date for seat in seats if seat.from_date), default=None)
    return due(taken, settings.register_days) if taken else None


def answers_at(meeting: Meeting) -> dict[tuple[str, int], PaperAnswer]:
    """What was decided about closed papers of a meeting and members with an interest, by the paper and the person."""
    query = db.select(PaperAnswer).where(PaperAnswer.meeting_id == meeting.id)
    return {(one.about, one.person_id): one for one in db.session.scalars(query)}
