"""Opening closed papers to the public by a decision: one paper, or an item with everything under it (P7, X3)."""

from dataclasses import dataclass

from panel.audit.operations import Actor
from panel.exemption.models import Marked
from panel.exemption.operations import declassify
from panel.lifecycle import refuse
from panel.meetings.models import AgendaItem
from panel.papers.models import Paper
from panel.papers.queries import appendices_of, marking_of, papers_of


@dataclass(frozen=True)
class Closed:
    """A closed thing that might be opened: what it is called, what withholds it, whether a decision can open it."""

    row: Marked
    title: str
    words: str
    openable: bool


def closed_under(item: AgendaItem) -> list[Closed]:
    """What is closed of an item: its own marking, then each paper that is marked for itself."""
    own = item.marking
    found = [Closed(item, "The item itself", own.words, not own.confidential)] if own.restricted else []
    for paper in (one for report in papers_of(item) for one in (report, *appendices_of(report))):
        if paper.marking.restricted or (marking_of(paper).restricted and not own.restricted):
            marking = marking_of(paper)
            found.append(Closed(paper, paper.title, marking.words, not marking.confidential))
    return found


def open_item(item: AgendaItem, reason: str, *, by: Actor) -> list[Closed]:
    """Open an item and its papers to the public, as after a motion that was lost (X3). Returns what stays closed.

    What is confidential is not the council's to open (X2). Raises Refused where nothing can be opened.
    """
    closed = closed_under(item)
    wanted = [one for one in closed if one.openable]
    if not wanted:
        raise refuse("P7", "Nothing here can be opened by a decision.")
    for one in wanted:
        declassify(one.row, reason, by=by)
    return [one for one in closed if not one.openable]


def open_paper(paper: Paper, reason: str, *, by: Actor) -> None:
    """Open one paper to the public; its appendices keep their own markings (P7)."""
    declassify(paper, reason, by=by)
