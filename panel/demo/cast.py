"""Who and what the story has so far, by the names that its files use."""

from dataclasses import dataclass, field
from typing import Any

from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, Actor
from panel.bodies.models import Body
from panel.meetings.models import AgendaItem, Meeting
from panel.papers.models import Paper
from panel.papers.queries import papers_of
from panel.people.models import Person

Facts = dict[str, Any]
"""What a file of the story says of one thing."""


@dataclass
class Cast:
    """The people, accounts, bodies, meetings and appendices of the story, by their names there."""

    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    drawings: Facts = field(default_factory=dict)

    def by(self, who: str) -> Actor:
        """The account of a person of the story; the terminal before there is one."""
        return self.accounts.get(who, TERMINAL)

    @property
    def clerk(self) -> Actor:
        """The panel's clerk."""
        return self.by("tullivane")

    def names(self, words: str) -> str:
        """The printed names of the people that `words` list with semicolons; what is no name here stays as it is."""
        each = [one.strip() for one in words.split(";") if one.strip()]
        return "; ".join(self.people[one].printed if one in self.people else one for one in each)


def line_of(meeting: Meeting, facts: Facts) -> AgendaItem:
    """The agenda line that an entry of the story is about: by its title, or by its role."""
    return next(item for item in meeting.items if item.title == facts.get("title") or _same_role(item, facts))


def _same_role(item: AgendaItem, facts: Facts) -> bool:
    return "role" in facts and item.role == facts["role"]


def paper_called(item: AgendaItem, title: str) -> Paper:
    """The paper of that title under a line."""
    return next(paper for paper in papers_of(item) if paper.title == title)
