"""Both packs of a meeting with closed business in its middle: the same numbers, nothing withheld in the public one."""

from pathlib import Path

import pytest
from flask import Flask

from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.operations import agenda
from panel.pdf.check import check
from panel.pdf.read import labels, outline
from tests import factories
from tests.packs.inside import everything_in
from tests.pdf.poppler import text_of_pages
from tests.publishing.conftest import CANARY, TERMINAL, ready, report

LONG = "</p><p>".join([f"{CANARY} is seven years old."] * 60)


@pytest.fixture
def closed_in_the_middle(meeting: Meeting) -> Meeting:
    """Open business, then a closed item with a long report and an appendix, then open business again."""
    marked = {"exempt": True, "exempt_paragraphs": [1, 2]}
    decided = {"public_interest": "A child could be recognised.", "exempt_decided_by": "The solicitor"}
    closed = agenda.add_line(meeting, {"title": "A placement", **marked, **decided}, by=TERMINAL)
    closed.title_safe_by = "Pat Clerk"
    factories.keep(closed)
    story = ready(report(closed, f"{CANARY}’s story", LONG))
    ready(report(closed, f"{CANARY}’s plan", f"{CANARY} stays.", under=db.session.get(type(story), story.id)))
    opened = agenda.add_line(meeting, {"title": "Adoption"}, by=TERMINAL)
    ready(report(opened, "Adoption report", "Nine children were adopted."))
    return meeting


@pytest.fixture
def packs(app: Flask, closed_in_the_middle: Meeting, tmp_path: Path) -> dict[Edition, bytes]:
    """What the terminal writes, by edition."""
    written = {}
    for edition in Edition:
        out = tmp_path / f"{edition}.pdf"
        words = ("pack", str(closed_in_the_middle.id), "--edition", edition.value, "--out", str(out))
        assert app.test_cli_runner().invoke(args=list(words)).exit_code == 0
        written[edition] = out.read_bytes()
    return written


def numbered(pdf: bytes) -> dict[str, tuple[int, str]]:
    """The place in the file and the words of each page that has a number, by that number."""
    pages = [" ".join(page.split()) for page in text_of_pages(pdf)]
    found = enumerate(zip(labels(pdf), pages, strict=True), 1)
    return {label: (place, words) for place, (label, words) in found if label}


def test_closed_business_in_the_middle(packs: dict[Edition, bytes]) -> None:
    """One drawing of both is enough for all that is asked of them."""
    full, public = (numbered(packs[edition]) for edition in Edition)

    # The same page numbers in both: what the public has bears the number that members have it by.
    numbers = [int(number) for number in full]
    assert numbers == list(range(1, len(numbers) + 1))
    assert set(public) < set(full)
    withheld = sorted(set(full) - set(public), key=int)
    assert len(withheld) >= 8
    assert max(map(int, withheld)) < max(map(int, public))
    same = [number for number in public if int(number) > 2]
    assert [public[number][1] for number in same] == [full[number][1] for number in same]
    assert all(words.split()[-1] == number for number, (_, words) in public.items() if words)
    assert "Nine children were adopted." in public[str(numbers[-2])][1]

    # Nothing withheld in the public one: not in a word, a bookmark or what lies behind the pages.
    assert CANARY in "".join(text_of_pages(packs[Edition.FULL]))
    assert CANARY not in "".join(text_of_pages(packs[Edition.PUBLIC]))
    assert CANARY.encode() not in everything_in(packs[Edition.PUBLIC])
    assert not any(CANARY in entry.title for entry in outline(packs[Edition.PUBLIC]))
    slips = [page for page in text_of_pages(packs[Edition.PUBLIC]) if "not in the public edition" in page]
    assert len(slips) == 2

    # Odd numbers on right-hand pages, in the file that is printed two-sided too, in each.
    for pages in (full, public):
        assert all(place % 2 == int(number) % 2 for number, (place, _) in pages.items())

    assert all(check(pdf) == [] for pdf in packs.values())
