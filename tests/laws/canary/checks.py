"""What is found wrong: a marked word seen by who may not see it, or not found by who is entitled to it."""

from collections.abc import Iterator
from typing import Any

from panel import clock
from panel.accounts.models import Account
from panel.extensions import db
from tests.laws.canary.entitled import Line, may_see, must_find
from tests.laws.canary.steps.step import Step
from tests.laws.canary.surfaces import Seen, everything, exported, posted, touched
from tests.laws.canary.world import World

EXPORTED = frozenset({"paper", "minute", "summary", "motion", "nature", "reason"})
"""Kinds of words that a panel’s bundle holds as long as they stand in its record."""

NOT_CARRIED = frozenset({"outcome.verb_text", "paper.sha256", "picture.sha256"})
"""Words that a bundle has in another form, or not at all: those within files."""

NEVER_EXPORTED = frozenset({"password", "account", "letter", "subject", "typed", "note of the chair"})
"""Kinds that leave no installation."""

WRITTEN_TO = frozenset({"letter", "subject"})
"""Kinds of words that are a letter’s own: whoever it is to may read them there, and nobody elsewhere."""


def leaks(world: World, seen: Seen) -> Iterator[str]:
    """Each word that someone saw who may not."""
    for name, by in seen.items():
        word = world.words[name]
        for reader in sorted(by.keys() - may_see(word)):
            yield f"{word.where} ({name}) was seen by the {reader} at {', '.join(sorted(by[reader])[:4])}"


def blanks(world: World, seen: Seen) -> Iterator[str]:
    """Each word that someone is entitled to and found nowhere."""
    for name, word in world.words.items():
        for reader in sorted(must_find(word) - seen.get(name, {}).keys()):
            yield f"{word.where} ({name}) was found nowhere by the {reader}"


def wrongly_posted(world: World) -> Iterator[str]:
    """Each word in a letter to someone who may not see it."""
    emails = {account.email: account.id for account in db.session.scalars(db.select(Account))}
    readers = {int(identity.partition(":")[0]): name for name, identity in world.accounts.items()}
    for to, words in posted():
        reader = readers.get(emails.get(to, 0), "someone without an account")
        for name in words:
            word = world.words[name]
            if reader not in may_see(word) and word.kind not in WRITTEN_TO:
                yield f"{word.where} ({name}) was posted to the {reader}"
    db.session.remove()


def wrongly_exported(world: World) -> Iterator[str]:
    """What a bundle holds that is no part of the record, and what it lacks."""
    there = exported(world)
    for name, word in world.words.items():
        if word.kind in NEVER_EXPORTED and name in there:
            yield f"{word.where} ({name}) is in the bundle"
        carried = word.kind in EXPORTED and word.where not in NOT_CARRIED
        if carried and word.live and on_an_agenda(word.about) and name not in there:
            yield f"{word.where} ({name}) is not in the bundle"


def on_an_agenda(about: Any) -> bool:
    """Whether the line that something is of was not taken off: with it goes all that belongs to it."""
    line = about if isinstance(about, Line) else getattr(about, "line", None)
    return line is None or not line.removed


def after(world: World, step: Step) -> list[str]:
    """Everything that is wrong after a step: where it could have changed something, or anywhere at all."""
    with clock.at(world.now):
        if step.all_surfaces:
            seen = everything(world)
            return [*leaks(world, seen), *blanks(world, seen), *wrongly_posted(world), *wrongly_exported(world)]
        return [*leaks(world, touched(world, step.touches)), *wrongly_posted(world)]
