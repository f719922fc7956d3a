"""Everything that keeps words from a reader, each with what it answers once it is taken away."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest

from panel.exemption.rules import FULL_EDITION, OPEN, Edition, Sees


@dataclass(frozen=True)
class Filter:
    """A function by its place, “panel.exemption.rules.kept_from”, and what answers in its stead.

    Without some of them a page cannot be made at all: `fails` is how.
    """

    place: str
    instead: Callable[..., Any]
    fails: type[Exception] | None = None

    def remove(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put what answers instead wherever the application holds the function, lists of functions included."""
        module, _, name = self.place.rpartition(".")
        function = getattr(import_module(module), name)
        for one in [one for key, one in sys.modules.items() if key.startswith("panel.")]:
            for key, held in list(vars(one).items()):
                if held is function:
                    monkeypatch.setattr(one, key, self.instead)
                elif isinstance(held, tuple) and any(value is function for value in held):
                    monkeypatch.setattr(one, key, tuple(self.instead if value is function else value for value in held))


def yes(*_about: Any, **_facts: Any) -> bool:
    """Always so."""
    return True


def no(*_about: Any, **_facts: Any) -> bool:
    """Never so."""
    return False


def is_open(*_about: Any, **_facts: Any) -> Any:
    """As if nothing withheld it."""
    return OPEN


FILTERS = (
    # the one question, and its parts (P1–P4, M1, M2)
    Filter("panel.exemption.rules.shown", yes),
    Filter("panel.exemption.rules.exempt_shown", yes),
    Filter("panel.exemption.rules.confidential_shown", yes),
    Filter("panel.exemption.rules.granted_to", yes),
    Filter("panel.exemption.rules.kept_from", no),
    # what it is asked with: how a thing is marked, and who reads
    Filter("panel.papers.queries.marking_of", is_open),
    Filter("panel.minutes.markings.marking_of", is_open),
    Filter("panel.minutes.markings.part_marking_of", is_open),
    Filter("panel.minutes.markings.edition_of", lambda _minutes, _reader: Edition.FULL),
    Filter("panel.exemption.queries.reader_of", lambda *_about: FULL_EDITION),
    Filter("panel.exemption.queries.sees", lambda _category: Sees(True, True)),
    # what is not published yet (N1, N3, A1)
    Filter("panel.meetings.queries.meeting_shown", yes),
    Filter("panel.meetings.queries.agenda_shown", yes),
    Filter("panel.papers.queries.is_out", yes, fails=LookupError),
    Filter("panel.minutes.queries.may_read", yes),
    # files, lists and the trail
    Filter("panel.publishing.queries.may_have", yes),
    Filter("panel.publishing.queries.restricted_since", no),
    Filter("panel.follow_up.queries.withheld_minutes", lambda *_bodies, **_facts: ([], [])),
    Filter("panel.interests.rules.words.nature_shown", lambda nature, **_facts: nature),
    Filter("panel.search.queries.passes", yes),
    # who may open a page at all
    Filter("panel.access.doors.may", yes),
    Filter("panel.papers.queries.may_open", yes),
    # what was taken down (D7)
    Filter("panel.papers.queries.is_taken_down", no),
)
