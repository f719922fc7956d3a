"""Steps of the minutes: taken, agreed by the chair, published, approved with corrections, signed; and what they ask."""

from collections.abc import Callable
from typing import Any

from panel.extensions import db
from panel.follow_up import operations as follow_up
from panel.interests.models import Declaration
from panel.interests.operations import declaring
from panel.minutes.models import FollowUp, Minute, MinuteBook
from panel.minutes.operations import approval as approving
from panel.minutes.operations import life, signing, taking
from panel.minutes.operations.signing import Signed
from panel.minutes.printing import papers_of, print_editions
from panel.minutes.queries import book_of, minutes_of
from panel.minutes.rules.life import How
from panel.minutes.texts import AS_ITEM, PUBLIC, WITHHELD, fields_of
from panel.people.models import Person
from tests.laws.canary.entitled import CHAIR, COUNCILLOR, Minuted, Sitting
from tests.laws.canary.steps.meetings import row, sittings
from tests.laws.canary.steps.step import Among, step
from tests.laws.canary.world import World


def with_book(*states: str) -> Among:
    """Meetings whose minutes are in one of these states."""
    return sittings(lambda one: one.book in states)


def minutes(wanted: Callable[[Minuted], bool], *states: str) -> Among:
    """Minutes of which that is so, in a book in one of these states."""
    return lambda world: world.minutes(lambda one: one.line.sitting.book in states and wanted(one))


def book(sitting: Sitting) -> MinuteBook:
    """The minutes as a document."""
    found = book_of(row(sitting))
    assert found is not None
    return found


def minute(minuted: Minuted) -> Minute:
    """The minute itself."""
    return db.session.get_one(Minute, minuted.id)


def moved(world: World, sitting: Sitting, state: str) -> None:
    """Where the minutes are now."""
    sitting.book = state


@step("minute", "asked", among=sittings(lambda one: one.sat and not one.book))
def begin_minutes(world: World, sitting: Sitting) -> None:
    """Begin them, with a minute for each line."""
    taking.begin(row(sitting), by=world.clerk)
    begun(sitting)


def begun(sitting: Sitting) -> None:
    """What the test knows of minutes that were just begun."""
    by_line = {line.id: line for line in sitting.lines}
    sitting.minutes = [Minuted(one.id, by_line[one.item_id]) for one in minutes_of(row(sitting)) if one.item_id]
    sitting.book = "draft"


def unwritten_first(world: World) -> list[Minuted]:
    """The minutes of items of business that may be written."""
    return sorted(minutes(lambda one: not one.line.role, "draft")(world), key=lambda one: one.written)


@step("minute", "asked", among=unwritten_first)
def write_minute(world: World, minuted: Minuted) -> None:
    """Write one anew, a marked word in every field."""
    world.gone_after(minuted, *FIELDS)
    fields = fields_of(minute(minuted))
    taking.write(minute(minuted), {**fields, **written(world, minuted)}, by=world.clerk)
    minuted.written = True


FIELDS = (
    *("minute.title", "minute.html", "minute.summary", "minute.post_meeting_note", "point.html", "point.number"),
    *("outcome.verb_text", "outcome.lead_in", "outcome.to", "outcome.vote", "outcome.moved_by_as_printed"),
    *("outcome.seconded_by_as_printed", "outcome_part.label", "outcome_part.text", "action.text", "owner.as_printed"),
    *("follow_up.due", "update.text", "update.link", "follow_up.closed_by"),
)


def written(world: World, minuted: Minuted) -> dict[str, Any]:
    """The words of a minute."""

    def word(where: str) -> str:
        return world.word(where, minuted)

    def asked() -> dict[str, str]:
        return {"owners": word("owner.as_printed"), "due": word("follow_up.due")}

    part = {"id": None, "label": word("outcome_part.label"), "text": word("outcome_part.text"), **asked()}
    outcome = {
        "id": None,
        "verb": "recommended",
        "own_words": word("outcome.verb_text"),
        "to": word("outcome.to"),
        "lead_in": word("outcome.lead_in"),
        "parts": [part],
        "moved_by": word("outcome.moved_by_as_printed"),
        "seconded_by": word("outcome.seconded_by_as_printed"),
        "vote": word("outcome.vote"),
        "votes_for": None,
        "votes_against": None,
        "abstained": None,
    }
    return {
        "title": word("minute.title"),
        "html": f"<p>{word('minute.html')}</p>",
        "points": [{"id": None, "number": word("point.number"), "html": f"<p>{word('point.html')}</p>"}],
        "outcomes": [outcome],
        "actions": [{"id": None, "text": word("action.text"), **asked()}],
        "summary": word("minute.summary"),
        "post_meeting_note": word("minute.post_meeting_note"),
    }


def opened(world: World, minuted: Minuted, words: str, is_open: bool | None) -> None:
    """The clerk’s own word on whether it is public."""
    taking.write(minute(minuted), {**fields_of(minute(minuted)), "open": words}, by=world.clerk)
    minuted.open = is_open


@step("minute", "asked", among=minutes(lambda one: one.open is not False, "draft"))
def withhold_minute(world: World, minuted: Minuted) -> None:
    """Withhold a minute, whatever its line says."""
    opened(world, minuted, WITHHELD, False)


@step("minute", "asked", among=minutes(lambda one: one.open is not None, "draft"))
def minute_as_its_line(world: World, minuted: Minuted) -> None:
    """Leave it to its line again."""
    opened(world, minuted, AS_ITEM, None)


@step("minute", "asked", among=minutes(lambda one: one.open is not True, "draft"))
def open_minute(world: World, minuted: Minuted) -> None:
    """Make the minute of a closed line public: the decision is for everyone, its paper is not (P6)."""
    opened(world, minuted, PUBLIC, True)


@step("minute", "letters", among=with_book("draft"))
def send_to_chair(world: World, sitting: Sitting) -> None:
    """Let the chair read them."""
    life.send_to_chair(book(sitting), by=world.clerk)
    world.gone(sitting, "minute_book.chair_note")
    moved(world, sitting, "with the chair")


@step("minute", "asked", among=with_book("with the chair"))
def chair_agrees(world: World, sitting: Sitting) -> None:
    """The chair agrees, with a note to the clerk."""
    world.gone_after(sitting, "minute_book.chair_note")
    life.agree(book(sitting), world.word("minute_book.chair_note", sitting), by=world.actor(CHAIR))


@step("minute", "asked", among=with_book("with the chair"))
def chair_sends_back(world: World, sitting: Sitting) -> None:
    """The chair asks for a change."""
    world.gone_after(sitting, "minute_book.chair_note")
    life.send_back(book(sitting), world.word("minute_book.chair_note", sitting), by=world.actor(CHAIR))
    moved(world, sitting, "draft")


@step(among=with_book("draft", "with the chair"), all_surfaces=True)
def publish_minutes(world: World, sitting: Sitting) -> None:
    """Publish them as a draft."""
    printed = print_editions(papers_of(row(sitting)))
    life.publish(book(sitting), printed, by=world.clerk)
    moved(world, sitting, "published")


@step(among=with_book("published"), all_surfaces=True)
def withdraw_minutes(world: World, sitting: Sitting) -> None:
    """Take the draft back to correct it."""
    life.withdraw(book(sitting), by=world.clerk)
    moved(world, sitting, "draft")


def to_approve(world: World) -> list[tuple[Sitting, Sitting]]:
    """Minutes that a later meeting may deal with, and that meeting."""
    return [
        (one, at)
        for one in world.sittings
        for at in world.sittings
        if one.book == "published" and at.sat and at.day > one.day and at.book in ("", "draft")
    ]


@step(among=to_approve, all_surfaces=True)
def approve_minutes(world: World, pair: tuple[Sitting, Sitting]) -> None:
    """A later meeting approves them as a correct record, and that is written in its own minutes."""
    sitting, at = pair
    begins = not at.book
    approving.approve(book(sitting), at=row(at), how=How.CORRECT_RECORD, by=world.clerk)
    if begins:
        begun(at)
    moved(world, sitting, "approved")


@step(among=with_book("approved"), all_surfaces=True)
def undo_approval(world: World, sitting: Sitting) -> None:
    """It was recorded by mistake."""
    approving.reopen(book(sitting), by=world.clerk)
    moved(world, sitting, "published")


@step(among=with_book("approved"), all_surfaces=True)
def sign_minutes(world: World, sitting: Sitting) -> None:
    """They are signed: nothing of the record changes any more."""
    printed = print_editions(papers_of(row(sitting)))
    chair = db.session.get_one(Person, world.people[CHAIR])
    signing.sign(book(sitting), printed, Signed(world.now.date(), chair), by=world.actor(CHAIR))
    moved(world, sitting, "signed")
    sitting.locked = True


def asked(world: World) -> list[tuple[Minuted, int]]:
    """What minutes ask for."""
    found = []
    for minuted in world.minutes(lambda one: one.written and not one.removed):
        of = db.session.get_one(Minute, minuted.id)
        found += [(minuted, action.follow_up.id) for action in of.actions if action.follow_up]
    db.session.remove()
    return found


@step("asked", "minute", among=asked)
def report_back(world: World, pair: tuple[Minuted, int]) -> None:
    """What was asked for came back."""
    minuted, id = pair
    words, link = world.word("update.text", minuted), f"https://{world.word('update.link', minuted)}.example.org/"
    evidence = follow_up.Evidence(link=link)
    follow_up.report(db.session.get_one(FollowUp, id), words, evidence=evidence, by=world.clerk)


@step("interests", among=sittings(lambda one: one.sat and not one.locked))
def declare_sensitive(world: World, sitting: Sitting) -> None:
    """A member declares a sensitive interest: everyone is told that there is one, and nobody what it is (I7)."""
    facts = {"person_id": world.people[COUNCILLOR], "all_items": True, "sensitive": True}
    nature = world.word("declaration.nature", sitting)
    made = declaring.declare(row(sitting), {**facts, "nature": nature}, by=world.clerk)
    sitting.declared.append(made.id)


@step(
    "interests",
    among=lambda world: [(one, id) for one in world.sittings if not one.locked for id in one.declared],
)
def amend_interest(world: World, pair: tuple[Sitting, int]) -> None:
    """Its nature is put in other words."""
    sitting, id = pair
    one = db.session.get_one(Declaration, id)
    before = one.nature
    declaring.amend(one, {"nature": world.word("declaration.nature", sitting)}, by=world.clerk)
    if before in world.words:
        world.words[before].live = False
