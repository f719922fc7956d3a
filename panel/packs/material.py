"""All that a pack is drawn from, as plain facts: gathered in one reading, drawn without the database.

Two gatherings are equal where nothing that is printed has changed between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from panel.exemption.rules import Edition
from panel.packs.contents import Entry, What, contents
from panel.packs.notice import Notice
from panel.papers.rules.contents import PaperContents


@dataclass(frozen=True)
class MinutesText:
    """Minutes as a document, its style sheets and its title; and what its pages say where some are closed (P3)."""

    html: str
    styles: tuple[str, ...]
    title: str
    band: str = ""


@dataclass(frozen=True)
class Material:
    """The notice with the agenda, and what is enclosed, by key.

    A supplement has a number, begins at a page of its own, and gives the reason why it comes after the agenda (U5).
    Minutes differ by edition, for the public's hold a summary of what was taken in private (P5). So does the action
    log, which stands among them with the work programme (lists.py).
    """

    notice: Notice
    papers: Mapping[str, PaperContents] = field(default_factory=dict)
    minutes: Mapping[str, Mapping[Edition, MinutesText]] = field(default_factory=dict)
    supplement: str = ""
    reason: str = ""
    start: int = 1

    @property
    def entries(self) -> list[Entry]:
        """What takes pages after the first sheet, in order."""
        return contents(self.notice.lines)

    @property
    def title(self) -> str:
        """The title of the whole."""
        return title_of(self.notice.panel, self.notice.day, self.supplement)

    @property
    def sheet(self) -> What:
        """What its first pages are."""
        return What.SUPPLEMENT if self.supplement else What.NOTICE


def title_of(panel: str, day: str, supplement: str) -> str:
    """The title of a pack, or of a numbered supplement."""
    what = f"supplement {supplement}" if supplement else "agenda and papers"
    return f"{panel}, {day}: {what}"
