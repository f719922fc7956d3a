"""The standard lines of a body's agendas, and the phrases of its minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from panel.audit.operations import Actor, said
from panel.bodies.defaults import LINES
from panel.bodies.models import Body, Phrase, StandardItem
from panel.bodies.operations.order import number, place
from panel.bodies.rules.kinds import ItemRole
from panel.lifecycle import refuse


@dataclass(frozen=True)
class LineFacts:
    """A standard line. `part` is open or closed."""

    title: str
    purpose: str | None = None
    part: str = "open"
    role: ItemRole | None = None


def begin_standard_items(body: Body, *, by: Actor) -> None:
    """Give a body without standard lines the usual ones. Raises Refused where it has some."""
    if body.standard_items:
        raise refuse("agenda", f"{body.name} has standard items already.")
    body.standard_items = [
        StandardItem(position=position, title=line.title, purpose=line.purpose, part=line.part, role=line.role)
        for position, line in enumerate(LINES, 1)
    ]
    said("began the standard items with the usual ones", by=by, about=f"body/{body.id}")


def add_standard_item(body: Body, facts: LineFacts, *, by: Actor) -> StandardItem:
    """Add a line at the end."""
    item = StandardItem(position=len(body.standard_items) + 1)
    body.standard_items.append(item)
    _write(item, facts)
    said(f"added the standard item “{item.title}”", by=by, about=f"body/{body.id}")
    return item


def change_standard_item(item: StandardItem, facts: LineFacts, *, by: Actor) -> None:
    """Change a line. Agendas already made keep theirs."""
    _write(item, facts)
    said(f"changed the standard item “{item.title}”", by=by, about=f"body/{item.body_id}")


def move_standard_item(item: StandardItem, to: int, *, by: Actor) -> None:
    """Put a line at another place."""
    body = item.body
    body.standard_items[:] = place(body.standard_items, item, to)
    said(f"moved the standard item “{item.title}”", by=by, about=f"body/{body.id}")


def remove_standard_item(item: StandardItem, *, by: Actor) -> None:
    """Take a line away from the agendas to come."""
    body = item.body
    body.standard_items.remove(item)
    number(body.standard_items)
    said(f"removed the standard item “{item.title}”", by=by, about=f"body/{body.id}")


def keep_phrases(body: Body, phrases: Sequence[tuple[str, str]], *, by: Actor) -> None:
    """Keep these phrases, each a label and its text, in this order, and no others."""
    kept = body.phrases[: len(phrases)]
    for phrase, (label, text) in zip(kept, phrases, strict=False):
        phrase.label, phrase.text = label, text
    added = [Phrase(label=label, text=text) for label, text in phrases[len(kept) :]]
    body.phrases[:] = number([*kept, *added])
    said("changed the phrases for minutes", by=by, about=f"body/{body.id}")


def _write(item: StandardItem, facts: LineFacts) -> None:
    item.title, item.purpose, item.part, item.role = facts.title, facts.purpose, facts.part, facts.role
