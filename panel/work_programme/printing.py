"""The programme of a year on paper: as plain facts, as HTML for the drawer, and as a PDF of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app

from panel import clock, wording
from panel.bodies.models import Body
from panel.meetings.models import Meeting
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.resources import resource
from panel.work_programme.queries import label_for, label_of_today
from panel.work_programme.rules.layout import Column
from panel.work_programme.rules.standing import Standing
from panel.work_programme.year import ProgrammeYear, Row, programme_year

SAID = frozenset(Standing) - {Standing.PLANNED, Standing.UNSCHEDULED}
"""Where a topic stands is printed where its place does not say it."""


@dataclass(frozen=True)
class Line:
    """A topic as it is printed. `stands` is where it stands, and that the law asks for it, in words."""

    topic: str
    purpose: str
    lead: str
    stands: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The topics of a meeting, of a month, or of no place yet."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ProgrammePaper:
    """The programme of a year as plain facts, as everyone may read it."""

    council: str
    panel: str
    year: str
    day: str
    groups: tuple[Group, ...]

    @property
    def title(self) -> str:
        """The name of the paper."""
        return f"Work programme of the {self.panel}, {self.year}"

    @property
    def lines(self) -> int:
        """How many topics there are."""
        return sum(len(group.lines) for group in self.groups)


def programme_before(meeting: Meeting) -> ProgrammePaper:
    """The programme that is put before a meeting: that of its own municipal year."""
    return programme_paper(meeting.body, label_for(meeting.body, meeting), panel=meeting.panel_name)


def programme_paper(body: Body, label: str = "", *, panel: str = "") -> ProgrammePaper:
    """The programme of a year, of the one that runs now unless it is named. `panel` is what the body was called."""
    year = programme_year(body, label or label_of_today(body), for_print=True)
    return ProgrammePaper(
        council=body.council.name,
        panel=panel or body.name,
        year=year.label,
        day=wording.date(clock.today()),
        groups=tuple(_group(column, year) for column in year.columns if column.topics or column.slot.meeting),
    )


def _group(column: Column[Row], year: ProgrammeYear) -> Group:
    return Group(column.slot.words, tuple(_line(row, year) for row in column.topics))


def _line(row: Row, year: ProgrammeYear) -> Line:
    entry = row.entry
    return Line(entry.topic, entry.purpose or "", entry.lead or "", tuple(_stands(row, year)))


def _stands(row: Row, year: ProgrammeYear) -> Iterable[str]:
    entry = row.entry
    if row.standing in SAID:
        yield row.standing.value.capitalize()
    if row.own_words:
        yield row.own_words
    if entry.statutory:
        yield "Statutory"
    if entry.year and entry.year != year.label:
        yield f"From {entry.year}"
    if row.asked and row.asked.meeting.date:
        yield f"Asked for on {wording.short_date(row.asked.meeting.date)}"


def programme_part(paper: ProgrammePaper) -> tuple[str, tuple[str, ...], str]:
    """The programme as a part of something larger: (html, style sheets, title) for panel.pdf.draw."""
    html: str = current_app.jinja_env.get_template("print/programme.html").render(paper=paper)
    sheets = tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "programme.css"))
    return html, sheets, paper.title


def programme_pdf(paper: ProgrammePaper) -> bytes:
    """The programme printed alone. Drawing takes a second or so: never inside a write transaction."""
    html, css, title = programme_part(paper)
    fonts = resource("static") / "dist" / "fonts"
    part = normalise(draw(html, css=css, fonts=fonts, title=title))
    section = Section(key="programme", title=title, part=part, first_number=1, foot=title, bookmark=False)
    return assemble([section], title=title, font=fonts / "SourceSans3-Semibold.ttf")
