"""What there is to say of a meeting before its agenda and papers go out, each thing with the page where it is mended.

It only reads: what is seen in the finished files is asked when they are drawn (issuing).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from flask import current_app, has_request_context, url_for

from panel.bodies.rules.kinds import bound
from panel.lifecycle import Check, Finding, Level
from panel.meetings.models import Meeting
from panel.meetings.operations.life import standing
from panel.meetings.queries import closed_lines, names_known, timeliness, title_findings
from panel.meetings.rules.lateness import Ask
from panel.meetings.rules.life import ready
from panel.packs.gathering import paper_key
from panel.packs.material import Material
from panel.papers.models import Paper
from panel.papers.queries import appendices_of, findings_of_meeting, marking_of, papers_of_meeting
from panel.papers.rules.comments import RULE as SIGN_OFF
from panel.papers.rules.life import PaperState
from panel.publishing.rules.changes import Issued
from panel.publishing.rules.checks import (
    AboutLine,
    Title,
    Withheld,
    about_lines,
    about_other_business,
    about_titles,
    about_withheld,
    as_checks,
)
from panel.work_programme.queue import waiting_for

MARKINGS = frozenset({"P2", "P3", "X2", "X4"})
"""Rules of a closed paper, which are asked here of all that marks it together: its own marking and its line's."""


def ready_to_publish(meeting: Meeting, found: Iterable[Finding], out: Issued) -> list[Check]:
    """Every check, met or not, with what was `found` in what would go out (findings_on) and how the time stands.

    The pack is out in time or late; after that each item has a time of its own, of which it is asked as it goes out.
    """
    time = None if out.pack else timeliness(meeting)
    late = time.findings if time else ()
    life, agenda = page("meetings.life", meeting_id=meeting.id), page("meetings.draft", meeting_id=meeting.id)
    papers, closed = page("papers.papers", meeting_id=meeting.id), page("meetings.closed", meeting_id=meeting.id)
    places = {"C1": life, "N1": page("meetings.facts", meeting_id=meeting.id)}
    places["G7"] = page("work_programme.queue", body_id=meeting.body_id)
    places |= dict.fromkeys(("U4", "U1"), agenda) | dict.fromkeys(("P1", "P2"), closed)
    timed = [replace(finding, rule="C1", place=life) for finding in late]
    return as_checks(
        [*findings_on_notice(meeting), *timed, *found],
        places | dict.fromkeys(("A2", "U5", "Report", SIGN_OFF, "W1"), papers),
    )


def findings_on_late(asks: Iterable[Ask]) -> list[Finding]:
    """What late items still lack, each as a note: it is asked for as they are published, or at the meeting (U1, U5)."""
    return [
        Finding(ask.rule, f"{ask.line.title}: still needed: {'; '.join(ask.lacking)}.", place=_line_page(ask.line.id))
        for ask in asks
        if ask.lacking
    ]


def _line_page(item_id: int) -> str:
    return page("meetings.line", item_id=item_id)


def page(endpoint: str, **values: Any) -> str:
    """The path of a page of ours, also where no request is being answered."""
    if has_request_context():
        return url_for(endpoint, **values)
    return current_app.url_map.bind("").build(endpoint, values)


def findings_on_notice(meeting: Meeting) -> list[Finding]:
    """What the notice lacks before the public can be told of the meeting (N1, N3)."""
    place = page("meetings.facts", meeting_id=meeting.id)
    return [replace(finding, place=place) for finding in ready(standing(meeting))]


def findings_on(meeting: Meeting, material: Material, out: Issued) -> Iterator[Finding]:
    """What the lines and the papers that would go out still lack, each thing with its page.

    A supplement is not asked for what it does not hold.
    """
    lines = _lines(meeting, material)
    yield from about_titles(_titles(meeting, material))
    yield from about_withheld(_withheld(paper) for paper in _going(meeting, material) if marking_of(paper).restricted)
    yield from findings_on_papers(meeting, material)
    yield from bound(meeting.body.kind, about_other_business(lines))
    if not out.pack:
        yield from findings_on_waiting(meeting)
        yield from about_lines(lines)


def findings_on_waiting(meeting: Meeting) -> list[Finding]:
    """What earlier meetings deferred, or others referred, and nobody has given a place or moved on (G7).

    What stands on this agenda by its title has come back.
    """
    if meeting.date is None:
        return []
    here = {item.title.casefold() for item in meeting.items}
    return [
        Finding(
            "G7",
            f"{one.words} and has no place yet. Place it, or move it on with a reason.",
            Level.CONFIRM,
            page("work_programme.settle", body_id=meeting.body_id, word=one.key),
        )
        for one in waiting_for(meeting.body, meeting.date)
        if one.topic.casefold() not in here
    ]


def findings_on_papers(meeting: Meeting, material: Material) -> list[Finding]:
    """What the papers that would go out still lack, each with its title (A2, W1)."""
    going = {paper.id for paper in _going(meeting, material)}
    return [
        replace(finding, words=f"{paper.title}: {finding.words}", place=page(_mended(finding), paper_id=paper.id))
        for paper, finding in findings_of_meeting(meeting)
        if paper.id in going and finding.rule not in MARKINGS
    ]


def _mended(finding: Finding) -> str:
    """The page of a paper where what was found is put right."""
    return "papers.comments" if finding.rule == SIGN_OFF else "papers.write"


def _lines(meeting: Meeting, material: Material) -> list[AboutLine]:
    """The agenda lines that would go out, with what is known beside what is printed."""
    items = {item.key: item for item in meeting.items}
    under = papers_of_meeting(meeting)
    return [
        AboutLine(
            line,
            role=items[line.key].role,
            drafts=sum(paper.state is PaperState.DRAFT for paper in under.get(items[line.key].id, [])),
            place=_line_page(items[line.key].id),
        )
        for line in material.notice.lines
    ]


def _titles(meeting: Meeting, material: Material) -> list[Title]:
    """The titles of the closed items that would go out."""
    going = {line.key for line in material.notice.lines}
    closed = [item for item in closed_lines(meeting) if item.key in going]
    known = names_known() if closed else ()
    return [
        Title(
            item.title,
            item.title_safe_by,
            tuple(title_findings(item, known)),
            page("meetings.title", item_id=item.id),
        )
        for item in closed
    ]


def _going(meeting: Meeting, material: Material) -> list[Paper]:
    """The papers and appendices that would go out."""
    papers = [paper for under in papers_of_meeting(meeting).values() for paper in under]
    whole = [one for paper in papers for one in (paper, *appendices_of(paper))]
    return [paper for paper in whole if paper_key(paper) in material.papers]


def _withheld(paper: Paper) -> Withheld:
    """A paper with all that withholds it: its own marking, that of the report it belongs to, and that of its line."""
    marks = [mark for mark in (paper, paper.parent, paper.item) if mark is not None and mark.marking.restricted]
    marking = marking_of(paper)
    return Withheld(
        title=paper.title,
        exempt=marking.exempt,
        confidential=marking.confidential,
        paragraphs=marking.paragraphs,
        reason=_first(mark.public_interest for mark in marks),
        decided_by=_first(mark.exempt_decided_by for mark in marks),
        ground=_first(mark.confidential_ground for mark in marks),
        place=page("papers.marking", paper_id=paper.id),
    )


def _first(words: Iterable[str | None]) -> str:
    return next((found for one in words if (found := (one or "").strip())), "")
