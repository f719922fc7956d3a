"""Steps of a meeting and its agenda."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations import agenda, attendance, life
from panel.meetings.rules.agenda import Part
from panel.meetings.rules.life import State
from tests.laws.canary.entitled import CARER, SUBSTITUTE, Line, Sitting
from tests.laws.canary.steps.step import Among, step
from tests.laws.canary.world import FIRST_MEETING, World

MOST_MEETINGS = 2
MOST_LINES = 7
BETWEEN = dt.timedelta(days=28)


def sittings(wanted: Callable[[Sitting], bool]) -> Among:
    """Meetings of which that is so."""
    return lambda world: [one for one in world.sittings if wanted(one)]


def lines(wanted: Callable[[Line], bool]) -> Among:
    """Agenda lines, not removed, of which that is so."""
    return lambda world: [
        line for one in world.sittings for line in one.lines if not line.removed and not one.locked and wanted(line)
    ]


def row(sitting: Sitting) -> Meeting:
    """The meeting itself."""
    return db.session.get_one(Meeting, sitting.id)


def item(line: Line) -> AgendaItem:
    """The agenda line itself."""
    return db.session.get_one(AgendaItem, line.id)


def told(world: World, about: Any) -> Mapping[str, Any]:
    """What a clerk enters about a meeting, a marked word in each field."""
    return {
        **{name: world.word(f"meeting.{name}", about) for name in ("venue", "title_note", "views_by", "note")},
        "contacts": [{"name": world.word("meeting.contacts", about), "phone": "01", "email": "a@example.org"}],
    }


@step("lists", "agenda", among=lambda world: [None] if len(world.sittings) < MOST_MEETINGS else [])
def plan(world: World, _nothing: None) -> None:
    """Put a meeting into the calendar: nobody outside knows of it."""
    sitting = Sitting(0, FIRST_MEETING + BETWEEN * len(world.sittings))
    facts = {"date": sitting.day, "time": dt.time(10), **told(world, sitting)}
    sitting.id = life.plan(world.body, facts, by=world.clerk).id
    world.sittings.append(sitting)
    world.turn_to(sitting)


@step("lists", "agenda", among=sittings(lambda one: not one.locked))
def amend(world: World, sitting: Sitting) -> None:
    """Change what is said of a meeting."""
    before = [word for word in world.words.values() if word.about is sitting and word.where.startswith("meeting.")]
    life.amend(row(sitting), told(world, sitting), by=world.clerk)
    for word in before:
        word.live = False


def move(world: World, sitting: Sitting, do: Callable[..., Any], state: State, **facts: Any) -> None:
    """A step of a meeting’s life."""
    do(row(sitting), by=world.clerk, **facts)
    sitting.state = state
    sitting.called = sitting.called or state is not State.PLANNED


def in_state(*states: State) -> Among:
    """Meetings in one of these states."""
    return sittings(lambda one: one.state in states and not one.locked)


@step("lists", "agenda", among=in_state(State.PLANNED))
def call(world: World, sitting: Sitting) -> None:
    """Tell the public of it."""
    move(world, sitting, life.call, State.CALLED)


@step("lists", "agenda", among=in_state(State.CALLED, State.PUBLISHED))
def postpone(world: World, sitting: Sitting) -> None:
    """Put it off."""
    move(world, sitting, life.postpone, State.POSTPONED, reason="Snow")


@step("lists", "agenda", among=in_state(State.POSTPONED))
def rearrange(world: World, sitting: Sitting) -> None:
    """Give it a new date."""
    day = sitting.day + dt.timedelta(days=2)
    move(world, sitting, life.rearrange, State.PUBLISHED if sitting.published else State.CALLED, date=day)
    sitting.day = day


@step("lists", "agenda", among=sittings(lambda one: one.state in (State.CALLED, State.POSTPONED) and one.reports == []))
def cancel(world: World, sitting: Sitting) -> None:
    """Cancel it."""
    move(world, sitting, life.cancel, State.CANCELLED)


@step("lists", "agenda", "room", "interests", among=in_state(State.CALLED, State.PUBLISHED, State.RECONVENED))
def hold(world: World, sitting: Sitting) -> None:
    """Its day has come."""
    with world.at(day=sitting.day):
        move(world, sitting, life.hold, State.HELD)


@step("lists", "agenda", "room", "interests", among=in_state(State.PUBLISHED, State.HELD))
def adjourn(world: World, sitting: Sitting) -> None:
    """Break off, and go on another day."""
    day = sitting.day + dt.timedelta(days=1)
    with world.at(day=sitting.day):
        move(world, sitting, life.adjourn, State.ADJOURNED, date=day, time=dt.time(11))
        sitting.day = day


@step("lists", "agenda", "room", "interests", among=in_state(State.ADJOURNED))
def reconvene(world: World, sitting: Sitting) -> None:
    """Go on."""
    with world.at(day=sitting.day):
        move(world, sitting, life.reconvene, State.RECONVENED)


@step("lists", "agenda", "room", "interests", among=in_state(State.PUBLISHED))
def inquorate(world: World, sitting: Sitting) -> None:
    """Too few came."""
    with world.at(day=sitting.day):
        move(world, sitting, life.inquorate, State.INQUORATE)


@step("agenda", among=sittings(lambda one: not one.standard and not one.locked))
def add_standard(world: World, sitting: Sitting) -> None:
    """Begin the agenda with the lines that every agenda has."""
    body = world.body
    for made in agenda.add_standard(row(sitting), body.standard_items, by=world.clerk):
        sitting.lines.append(Line(made.id, made.key, sitting, role=made.role or ""))
    sitting.standard = True


def line_facts(world: World, line: Line) -> dict[str, Any]:
    """What a clerk enters about a line, a marked word in each field."""
    names = ("title", "purpose", "presenter", "minutes_allowed")
    return {name: world.word(f"agenda_item.{name}", line) for name in names}


def add(world: World, sitting: Sitting, **facts: Any) -> None:
    """Add a line at the end."""
    line = Line(0, "", sitting, private=facts.get("part") is Part.CLOSED)
    motion = {"prepared_motion": world.word("agenda_item.prepared_motion", line)}
    made = agenda.add_line(row(sitting), {**line_facts(world, line), **motion, **facts}, by=world.clerk)
    line.id, line.key = made.id, made.key
    sitting.lines.append(line)
    world.turn_to(line)


@step("agenda", among=sittings(lambda one: len(one.lines) < MOST_LINES and not one.locked))
def add_line(world: World, sitting: Sitting) -> None:
    """Add an item of business."""
    add(world, sitting)


EXEMPT = {
    "exempt": True,
    "exempt_paragraphs": [3],
    "public_interest": "The contract is being let.",
    "exempt_decided_by": "The solicitor",
}


@step("agenda", among=sittings(lambda one: len(one.lines) < MOST_LINES and not one.locked))
def add_closed_line(world: World, sitting: Sitting) -> None:
    """Add an item that is to be taken in private."""
    add(world, sitting, part=Part.CLOSED, **EXEMPT)


@step("agenda", among=lines(lambda line: not line.role))
def edit_line(world: World, line: Line) -> None:
    """Say it in other words."""
    facts = line_facts(world, line)
    agenda.edit_line(item(line), facts, by=world.clerk)
    keep = {f"agenda_item.{name}": words for name, words in facts.items()}
    for word in world.words.values():
        if word.about is line and word.where in keep and word.word != keep[word.where]:
            word.live = False
    line.title_safe = False


@step("agenda", among=lines(lambda line: line.withheld and not line.title_safe))
def confirm_title(world: World, line: Line) -> None:
    """Look at the title of a closed line, and say that it may be published."""
    agenda.title_is_safe(item(line), by=world.clerk)
    line.title_safe = True


@step("agenda", "paper", "minute", "asked", among=lines(lambda line: not line.role and not line.marked))
def mark_line(world: World, line: Line) -> None:
    """Mark an item as exempt: its papers and its minute are withheld from now on."""
    agenda.edit_line(item(line), EXEMPT, by=world.clerk)
    line.marked = True


@step("agenda", "paper", among=lines(lambda line: not line.sitting.published and not line.sitting.sat))
def remove_line(world: World, line: Line) -> None:
    """Take a line off the draft agenda, with its papers."""
    agenda.remove_line(item(line), by=world.clerk)
    line.removed = True


@step(
    "agenda",
    "paper",
    among=lambda world: [line for one in world.sittings if not one.locked for line in one.lines if line.removed],
)
def put_back_line(world: World, line: Line) -> None:
    """Put it back."""
    agenda.put_back(item(line), by=world.clerk)
    line.removed = False


@step("room", among=sittings(lambda one: one.sat and not one.locked and not one.roll))
def record_apologies(world: World, sitting: Sitting) -> None:
    """Someone sent apologies, and said why."""
    facts = {
        "person_id": world.people[CARER],
        "status": "apologies",
        "reason": world.word("attendance.reason", sitting),
    }
    attendance.add_attendee(row(sitting), facts, by=world.clerk)
    sitting.roll = True


@step("room", "paper", "minute", among=sittings(lambda one: one.sat and not one.locked))
def let_substitute_sit(world: World, sitting: Sitting) -> None:
    """Someone stood in for a member."""
    if any(there.person_id == world.people[SUBSTITUTE] for there in row(sitting).attendance):
        return
    facts = {"person_id": world.people[SUBSTITUTE], "status": "present", "capacity": "Substitute"}
    attendance.add_attendee(row(sitting), facts, by=world.clerk)
