"""The lists that the software keeps, printed under the agenda line that takes them: the action log, the programme.

Each is printed as it stands when the pack goes out. What changes afterwards makes no other paper of it, so that its
digest is that of its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from panel.exemption.rules import Edition
from panel.follow_up.action_log import log_papers
from panel.follow_up.printing import log_part
from panel.meetings.models import AgendaItem, Meeting
from panel.packs.contents import Enclosure, What, fingerprint
from panel.packs.material import MinutesText
from panel.papers.queries import papers_of_meeting
from panel.work_programme.printing import programme_before, programme_part


@dataclass(frozen=True)
class Listed:
    """A list under its line, and the text of each edition."""

    enclosure: Enclosure
    texts: Mapping[Edition, MinutesText]


def log_key(item: AgendaItem) -> str:
    """What the action log under a line is called in a pack."""
    return f"log-{item.id}"


def programme_key(item: AgendaItem) -> str:
    """What the work programme under a line is called in a pack."""
    return f"programme-{item.id}"


def action_log(item: AgendaItem) -> Listed | None:
    """The action log, if anything stands in it: the public's has nothing that a closed minute asked for."""
    papers = log_papers(item.meeting)
    full, key = papers[Edition.FULL], log_key(item)
    if not full.lines:
        return None
    enclosure = Enclosure(key, "Action log", fingerprint(key), What.LOG, closed=full.closed)
    return Listed(enclosure, {edition: MinutesText(*log_part(paper)) for edition, paper in papers.items()})


def work_programme(item: AgendaItem) -> Listed | None:
    """The programme of the meeting's year, if it has a topic: the same in both editions, for everyone may read it."""
    paper, key = programme_before(item.meeting), programme_key(item)
    if not paper.lines:
        return None
    enclosure = Enclosure(key, f"Work programme {paper.year}", fingerprint(key), What.PROGRAMME)
    return Listed(enclosure, dict.fromkeys(Edition, MinutesText(*programme_part(paper))))


LISTS: Mapping[str, Callable[[AgendaItem], Listed | None]] = {
    "action_log": action_log,
    "work_programme": work_programme,
}
"""What is printed under a line, by its role."""


def lists_of(meeting: Meeting) -> dict[int, Listed]:
    """The list under each line that takes one, by the line's id; none to follow, or with a paper of its own."""
    supplied = papers_of_meeting(meeting)
    lines = [item for item in meeting.items if item.role in LISTS and not item.to_follow and item.id not in supplied]
    made = {item.id: LISTS[item.role](item) for item in lines if item.role}
    return {id: one for id, one in made.items() if one is not None}
