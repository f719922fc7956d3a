"""A step: one operation, what it may be done to, and where it could have changed what someone reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from panel.extensions import db
from panel.lifecycle import Refused
from tests.laws.canary.world import Choose, World

Among = Callable[[World], list[Any]]
Do = Callable[[World, Any], None]

SURFACES: dict[str, tuple[str, ...]] = {
    "trail": ("desk.history",),
    "lists": ("publishing.meetings", "meetings.calendar", "desk.home"),
    "agenda": ("publishing.meeting", "publishing.item", "meetings.draft", "meetings.line", "meetings.words"),
    "paper": (
        *("papers.papers", "papers.write", "papers.section", "papers.versions", "papers.compare", "papers.file"),
        *("papers.image", "publishing.item", "publishing.pack", "publishing.download"),
    ),
    "minute": ("minutes.minutes", "minutes.pdf", "minutes.minute", "minutes.set_aside", "follow_up.outcomes"),
    "asked": ("follow_up.log", "follow_up.thing", "follow_up.outcomes", "follow_up.report"),
    "room": ("meetings.attendance", "meetings.attendee", "minutes.minutes"),
    "interests": ("interests.interests", "interests.amend", "minutes.minutes"),
    "letters": ("mail.outbox",),
}
"""Where the words of a kind are read: views. After a step those are read that it names, about what it was done to."""


@dataclass(frozen=True)
class Step:
    """`among` gives what it may be done to now: nothing, where it cannot be done. `touches` are the views to read.

    With `all_surfaces` everything is read after it: something was published, corrected, approved, signed or withdrawn.
    """

    name: str
    among: Among
    do: Do
    touches: frozenset[str]
    all_surfaces: bool

    def take(self, world: World, choose: Choose) -> bool:
        """Take the step, as one transaction. False where a rule refused it: then nothing has changed."""
        known = len(world.words)
        world.replaced.clear()
        thing = choose(self.among(world))
        world.turn_to(thing)
        try:
            with world.at():
                self.do(world, thing)
        except Refused:
            db.session.remove()
            for name in list(world.words)[known:]:
                del world.words[name]
            return False
        for word in world.replaced:
            word.live = False
        return True


STEPS: dict[str, Step] = {}
"""Every step that there is, by its name."""


def step(*touches: str, among: Among, all_surfaces: bool = False) -> Callable[[Do], Do]:
    """Make a function a step. `touches` are names in SURFACES; the trail is told of every step.

    What the test knows is changed at the end of it: a rule may refuse what comes before.
    """
    views = frozenset(view for name in ("trail", *touches) for view in SURFACES[name])

    def register(do: Do) -> Do:
        name = do.__name__
        assert name not in STEPS, name
        STEPS[name] = Step(name, among, do, views, all_surfaces)
        return do

    return register
