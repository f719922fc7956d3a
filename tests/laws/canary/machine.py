"""Meetings driven through their lives by steps that hypothesis chooses, everything read after each."""

from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar

from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.laws.canary.checks import after
from tests.laws.canary.entitled import Sitting
from tests.laws.canary.known import Known
from tests.laws.canary.steps import closed, meetings, minutes, others, papers, publishing
from tests.laws.canary.steps.step import STEPS
from tests.laws.canary.world import Door, World, begun

ROAD: tuple[tuple[str, Callable[[Sitting], bool]], ...] = (
    ("add_standard", lambda one: not one.standard),
    ("add_line", lambda one: len(one.lines) < 4),
    ("add_closed_line", lambda one: not any(line.private for line in one.lines)),
    ("add_report", lambda one: not one.published and len(one.reports) < 2),
    (
        "write_report",
        lambda one: not one.published and not all(report.written or report.file for report in one.reports),
    ),
    ("make_ready", lambda one: not one.published and not all(report.ready for report in one.reports)),
    ("confirm_title", lambda one: any(line.withheld and not line.title_safe for line in one.lines)),
    ("publish_pack", lambda one: not one.agenda_out),
    ("hold", lambda one: not one.sat),
    ("begin_minutes", lambda one: not one.book),
    ("write_minute", lambda one: one.book == "draft" and not all(minute.written for minute in one.business)),
    ("publish_minutes", lambda one: one.book in ("draft", "with the chair")),
    ("approve_minutes", lambda one: one.book == "published"),
    ("sign_minutes", lambda one: one.book == "approved"),
)
"""The ordinary way of a meeting: the first of these that is still to be done is its next step."""

ONWARD = 4
"""How much likelier an ordinary step is than any other one."""


class Meetings(RuleBasedStateMachine):
    """A panel whose meetings go their ways. `fresh` empties the database; `taken` counts every step of every run."""

    fresh: ClassVar[Callable[[], Flask]]
    taken: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    shut: ClassVar[set[Door]] = set()
    known: ClassVar[Known]

    def __init__(self) -> None:
        super().__init__()
        self.world = begun(type(self).fresh(), self.known, self.shut)

    @rule(data=st.data())
    def step(self, data: st.DataObject) -> None:
        """Take a step, then look everywhere that it could have changed something."""
        step = STEPS[data.draw(st.sampled_from(offered(self.world)), label="step")]

        def choose(among: list[Any]) -> Any:
            return among[data.draw(st.integers(0, len(among) - 1), label="of these")]

        kept = step.take(self.world, choose)
        (self.taken if kept else self.refused)[step.name] += 1
        wrong = after(self.world, step) if kept else []
        assert not wrong, "\n".join([f"after {step.name}:", *wrong])


def offered(world: World) -> list[str]:
    """The names of the steps that can be taken now: first those of the ordinary way, many times."""
    possible = {name for name, step in STEPS.items() if step.among(world)}
    done = all(sitting.book in ("published", "approved", "signed") for sitting in world.sittings)
    ordinary = ["plan"] if done else []
    ordinary += [next((name for name, due in ROAD if due(sitting)), "") for sitting in reversed(world.sittings)]
    return [name for name in ordinary if name in possible] * ONWARD + sorted(possible)


TOLD_IN = (closed, meetings, papers, publishing, minutes, others)
"""The modules in which steps are told."""
