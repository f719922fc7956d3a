"""Which pages of a file were taken down, and what stands in their place: pure arithmetic on tables of contents."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import Any

from panel.lifecycle import Finding, Level
from panel.withdrawals.rules import Stretch

Row = Mapping[str, Any]
"""A row of a table of contents, as it is kept with a publication."""


def stretch_of(row: Row) -> Stretch:
    """The numbers that an entry of the pack takes."""
    return Stretch(row["first"], row["last"])


def taken_pages(rows: Iterable[Row], keys: Container[str], pages: Stretch | None) -> list[Stretch]:
    """The pages that a withdrawal takes out of one file: those of the named entries, and those of a range (D7).

    What the edition withholds anyway is not in it, and so not taken out.
    """
    found = []
    for row in rows:
        if row["page"] is not None:
            whole = stretch_of(row) if row["key"] in keys else None
            part = pages.within(stretch_of(row)) if pages else None
            found += [stretch for stretch in (whole or part,) if stretch]
    return found


def touched(rows: Iterable[Row], pages: Stretch) -> list[str]:
    """The keys of the entries that a range of pages touches: their page twins are dropped whole."""
    return [row["key"] for row in rows if stretch_of(row).within(pages)]


def judge_range(tables: Sequence[Sequence[Row]], pages: Stretch) -> list[Finding]:
    """A range lies on pages that were published."""
    if any(touched(rows, pages) for rows in tables):
        return []
    return [Finding("D7", f"No page from {pages.first} to {pages.last} was published.", Level.REFUSE)]


def judge_sent(sent: str, withdrawn: Collection[str]) -> list[Finding]:
    """What stands in the place of a withdrawn file cannot be that file, which is known by its hash (D7)."""
    words = "This is the file that was withdrawn. Choose one without what should not have been published."
    return [Finding("D7", words, Level.REFUSE)] if sent in withdrawn else []


def judge_redaction(*, covers: bool) -> list[Finding]:
    """A redaction is removal: a paper on which words are only marked to be redacted still holds them (D7)."""
    words = "Words in this file are marked to be redacted and are still there. Apply the redaction, or make it anew."
    return [Finding("D7", words, Level.REFUSE)] if covers else []


def judge_replacement(room: int, pages: int) -> list[Finding]:
    """A redacted paper keeps the page numbers, so it cannot be longer than what was withdrawn (D7)."""
    if pages <= room:
        return []
    words = f"The redacted paper has {pages} pages, and only {room} were withdrawn: the numbers after them must stay."
    return [Finding("D7", words, Level.REFUSE)]
