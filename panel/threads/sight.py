"""What of a thread the present reader may see: the same answers that the pages of each thing give (P1–P6, D7)."""

from enum import StrEnum

from panel.access.doors import may
from panel.access.rules import Permission
from panel.exemption.queries import papers_open, reader_of
from panel.exemption.rules import shown
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import agenda_shown, meeting_shown
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import Minute
from panel.minutes.rules.life import PUBLIC
from panel.papers.models import Paper
from panel.papers.queries import is_out, is_taken_down
from panel.papers.queries import marking_of as marking_of_paper
from panel.threads.gathering import Material
from panel.threads.rules import Kind


class Seen(StrEnum):
    """How much of a thing a reader sees: all of it, that there is such a thing, or nothing."""

    WHOLE = "whole"
    WITHHELD = "withheld"
    NOTHING = "nothing"


class Sight:
    """The eyes of the present reader, on what was gathered."""

    def __init__(self, found: Material) -> None:
        self.found = found
        self._known: dict[tuple[str, int], bool] = {}

    def sees(self, node: tuple[str, int]) -> bool:
        """Whether the reader knows of the thing at all."""
        if node not in self._known:
            self._known[node] = self._sees(*node)
        return self._known[node]

    def _sees(self, kind: str, number: int) -> bool:
        found = self.found
        if kind == Kind.FOLLOW_UP:
            return number in found.follow_ups and self.asked(number)
        if kind == Kind.ENTRY:
            return number in found.entries
        if kind == Kind.ITEM:
            return number in found.items and self.line(found.items[number])
        if kind == Kind.PAPER:
            return number in found.papers and self.paper(found.papers[number]) is not Seen.NOTHING
        return number in found.minutes and self.minute(found.minutes[number]) is not Seen.NOTHING

    def line(self, item: AgendaItem) -> bool:
        """Whether the reader may read the line: its title is public once the agenda is (P1)."""
        return item.removed_at is None and agenda_shown(item.meeting)

    def minute(self, minute: Minute) -> Seen:
        """How much the reader sees of a minute (P5, P6)."""
        if not self._minutes_out(minute.meeting):
            return Seen.NOTHING
        return Seen.WHOLE if shown(marking_of(minute), reader_of(minute.meeting.body)) else Seen.WITHHELD

    def asked(self, follow_up: int) -> bool:
        """Whether the reader may read what a follow-up asks: its minute, and the part of it."""
        minute = self.found.minute_of[follow_up]
        return self.minute(minute) is Seen.WHOLE and self.part(minute, closed=follow_up in self.found.closed_part)

    def part(self, minute: Minute, *, closed: bool) -> bool:
        """Whether the reader sees a part of a minute that they may read, if it is `closed`."""
        return not closed or shown(part_marking_of(minute), reader_of(minute.meeting.body))

    def paper(self, paper: Paper) -> Seen:
        """How much the reader sees of a report: of one that is out and withheld, that there is one (P3)."""
        body = paper.item.meeting.body
        if is_taken_down(paper) or not self.line(paper.item):
            return Seen.NOTHING
        if not shown(marking_of_paper(paper), reader_of(body)):
            return Seen.WITHHELD if is_out(paper) and papers_open(body) else Seen.NOTHING
        return (
            Seen.WHOLE if may(Permission.WRITE_REPORT, body) or (is_out(paper) and papers_open(body)) else Seen.NOTHING
        )

    def _minutes_out(self, meeting: Meeting) -> bool:
        """Whether the reader may read the minutes of a meeting at all; those taken down only who takes down (D7)."""
        book = self.found.books.get(meeting.id)
        if book is None or not meeting_shown(meeting):
            return False
        down = self.found.taken_down.get(meeting.id, ())
        if any(book.published_at is None or book.published_at <= one.at for one in down):
            return may(Permission.WITHDRAW, meeting.body)
        return book.state in PUBLIC or may(Permission.READ_DRAFT_MINUTES, meeting.body)
