"""A panel with a report template, a meeting with one item, and the people who work on its papers."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body, ReportTemplate, TemplateSection
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.papers import operations
from panel.papers.models import Paper
from tests import factories

SECTIONS = (
    ("Purpose", "numbered", None),
    ("Recommendations", "recommendations", "The panel is asked to:"),
    ("Issues", "numbered", None),
    ("Legal implications", "numbered", None),
    ("Appendices", "appendices", None),
    ("Background papers", "background papers", None),
)


@dataclass
class Panel:
    """What the examples begin with."""

    body: Body
    meeting: Meeting
    item: AgendaItem
    template: ReportTemplate
    clerk: Account
    author: Account

    def report(self, title: str = "Adoption fund", **facts: Any) -> Paper:
        """A report on the panel's template, begun by its author."""
        paper = operations.add_report(self.item, title, template=self.template, by=facts.pop("by", self.author))
        db.session.commit()
        return paper

    def published(self, paper: Paper) -> Paper:
        """The paper as it is once its pack has gone out."""
        paper.item.meeting.published_at = dt.datetime(2018, 1, 4, 12, tzinfo=dt.UTC)
        operations.mark_published([paper], by=self.clerk)
        db.session.commit()
        return paper


@pytest.fixture
def panel(app: Flask) -> Panel:
    """The Corporate Parenting Panel and its meeting of 15 January 2018."""
    body = factories.body()
    template = factories.keep(
        ReportTemplate(
            body=body,
            name="Panel report",
            fields=["Report of", "Advising officers"],
            sections=[
                TemplateSection(position=number, heading=heading, kind=kind, fixed_text=fixed, hint=f"About {heading}")
                for number, (heading, kind, fixed) in enumerate(SECTIONS, 1)
            ],
        )
    )
    meeting = factories.meeting(body, dt.date(2018, 1, 15))
    return Panel(
        body=body,
        meeting=meeting,
        item=factories.item(meeting, "Adoption fund", number="6"),
        template=template,
        clerk=factories.account(Role.CLERK, of=body, name="Sharon Clerk"),
        author=factories.account(Role.AUTHOR, of=body, name="Nick Author"),
    )
