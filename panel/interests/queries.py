"""What doors ask about interests: declarations, notices, the register, dispensations, and the council's code."""

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.extensions import db
from panel.interests.models import (
    Declaration,
    DeclarationNotice,
    Dispensation,
    PaperAnswer,
    RegisterEntry,
    RegistrationTask,
)
from panel.interests.rules.code import Row, decision_table
from panel.interests.rules.register import (
    Settings,
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


def of_council(body: Body) -> sa.Select[int]:
    """The ids of every body of the council."""
    return sa.select(Body.id).where(Body.council_id == body.council_id)


def dispensations_of(body: Body, person_id: int | None = None) -> list[Dispensation]:
    """The dispensations of a body's members, or of one of them anywhere in the council; the latest first."""
    query = db.select(Dispensation)
    if person_id is None:
        query = query.where(Dispensation.body_id == body.id)
    else:
        query = query.where(Dispensation.person_id == person_id, Dispensation.body_id.in_(of_council(body)))
    return list(db.session.scalars(query.order_by(Dispensation.from_date.desc(), Dispensation.id.desc())))


def open_tasks(body: Body, person_id: int | None = None) -> list[RegistrationTask]:
    """Interests disclosed at the body's meetings that wait to be registered, the first due first."""
    query = db.select(RegistrationTask).join(Declaration).join(Meeting, Declaration.meeting_id == Meeting.id)
    query = query.where(Meeting.body_id == body.id, RegistrationTask.done_on.is_(None))
    query = query.options(contains_eager(RegistrationTask.declaration))
    if person_id is not None:
        query = query.where(Declaration.person_id == person_id)
    return list(db.session.scalars(query.order_by(RegistrationTask.due_on, RegistrationTask.id)))


def task_of(declaration: Declaration) -> RegistrationTask | None:
    """What a declaration asks the monitoring officer to see to."""
    query = db.select(RegistrationTask).where(RegistrationTask.declaration_id == declaration.id)
    found: RegistrationTask | None = db.session.scalars(query).first()
    return found


def answers_at(meeting: Meeting) -> dict[tuple[str, int], PaperAnswer]:
    """What was decided about closed papers of a meeting and members with an interest, by the paper and the person."""
    query = db.select(PaperAnswer).where(PaperAnswer.meeting_id == meeting.id)
    return {(one.about, one.person_id): one for one in db.session.scalars(query)}
