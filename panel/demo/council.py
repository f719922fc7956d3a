"""How the story begins: the council, its people, its panels with their seats and settings, and who may sign in."""

import datetime as dt
from collections.abc import Mapping

from panel.access.rules import Role
from panel.accounts import operations as accounts
from panel.audit.operations import TERMINAL, Actor
from panel.bodies.models import Body, Category, Council
from panel.bodies.operations.agenda import LineFacts, add_standard_item, keep_phrases
from panel.bodies.operations.council import keep_council, keep_dates
from panel.bodies.operations.seats import add_seat
from panel.bodies.operations.settings import add_category, create_body
from panel.bodies.operations.templates import AskFacts, SectionFacts, add_template, keep_asks
from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import BodyKind, ItemRole, SectionKind
from panel.bodies.rules.numbering import Restart
from panel.bodies.rules.seats import Held, SeatFacts
from panel.bodies.rules.settings import BodySettings, CategorySettings
from panel.demo.cast import Cast, Facts
from panel.people.operations import add_person
from panel.people.rules import Particulars

PASSWORD = "lantern orchard pebble"  # noqa: S105 printed on the terminal; these accounts open in demonstration mode only

WORDS = {"kind": BodyKind, "numbering_restarts": Restart, "sub_items": SubItems}
"""Settings of a body that the story names by a word."""


def set_up(story: Facts, closures: Mapping[dt.date, str], annual_meetings: list[dt.date]) -> Cast:
    """Set up all that a council has before its first meeting."""
    cast = Cast()
    council = keep_council(**story["council"], by=TERMINAL)
    for facts in story["people"]:
        key = facts.pop("key")
        cast.people[key] = add_person(Particulars(**facts), by=TERMINAL)
    for facts in story["accounts"]:
        _open_account(cast, facts)
    administrator = cast.by("rentwell")
    keep_dates(council, closures=closures.items(), annual_meetings=annual_meetings, by=administrator)
    for facts in story["bodies"]:
        _set_up_body(cast, council, facts, by=administrator)
    return cast


def _open_account(cast: Cast, facts: Facts) -> None:
    """Invite someone, who chooses the password of the demonstration."""
    account = accounts.invite(cast.people[facts["person"]], facts["email"], by=TERMINAL)
    for role in facts.get("roles", ()):
        accounts.give_role(account, Role(role), None, by=TERMINAL)
    accounts.choose_password(account, PASSWORD, by=account)
    cast.accounts[facts["person"]] = account


def _set_up_body(cast: Cast, council: Council, facts: Facts, *, by: Actor) -> None:
    lists = {name: facts.pop(name, []) for name in ("groups", "standard_items", "templates", "phrases")}
    words = {name: WORDS[name](facts[name]) for name in WORDS if name in facts}
    body = create_body(council, BodySettings(**{**facts, **words}), by=by)
    cast.bodies[body.code] = body
    for group in lists["groups"]:
        seats = group.pop("seats")
        category = add_category(body, CategorySettings(**group), by=by)
        for seat in seats:
            _seat(cast, body, category, seat, by=by)
    for item in lists["standard_items"]:
        add_standard_item(body, LineFacts(item["title"], item.get("purpose"), role=ItemRole(item["role"])), by=by)
    for template in lists["templates"]:
        sections = [_section(one) for one in template["sections"]]
        made = add_template(body, template["name"], template["fields"], sections, by=by)
        keep_asks(made, [_ask(cast, one) for one in template.get("asks", ())], by=by)
    keep_phrases(body, [(one["label"], one["text"]) for one in lists["phrases"]], by=by)


def _seat(cast: Cast, body: Body, category: Category, facts: Facts, *, by: Actor) -> None:
    person = cast.people[facts.pop("person")]
    held = Held.POST if "post" in facts else Held.PERSON
    add_seat(body, SeatFacts(held, person.id, category_id=category.id, **facts), by=by)


def _ask(cast: Cast, facts: Facts) -> AskFacts:
    person = cast.people[facts["person"]] if "person" in facts else None
    return AskFacts(
        facts["label"],
        facts.get("signs_off", False),
        person.id if person else None,
        facts.get("post"),
        facts.get("email"),
    )


def _section(facts: Facts) -> SectionFacts:
    return SectionFacts(**{**facts, "kind": SectionKind(facts.get("kind", "text"))})
