"""Both editions of a meeting with closed business in its middle, of its pack and of its minutes.

The same page numbers in both, nothing withheld in the public one, odd numbers on right-hand pages in each.
"""

from pathlib import Path

import pytest
from flask import Flask

from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.operations import agenda
from panel.meetings.rules.life import State
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of
from panel.minutes.texts import fields_of
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


def written(app: Flask, what: str, meeting: Meeting, folder: Path) -> dict[Edition, bytes]:
    """What the terminal writes, by edition."""
    files = {edition: folder / f"{edition}.pdf" for edition in Edition}
    for edition, out in files.items():
        words = (what, str(meeting.id), "--edition", edition.value, "--out", str(out))
        assert app.test_cli_runner().invoke(args=list(words)).exit_code == 0
    return {edition: out.read_bytes() for edition, out in files.items()}


def numbered(pdf: bytes) -> dict[str, tuple[int, str]]:
    """The place in the file and the words of each page that has a number, by that number."""
    pages = [" ".join(page.split()) for page in text_of_pages(pdf)]
    found = enumerate(zip(labels(pdf), pages, strict=True), 1)
    return {label: (place, words) for place, (label, words) in found if label}


def test_the_packs_of_closed_business_in_the_middle(app: Flask, closed_in_the_middle: Meeting, tmp_path: Path) -> None:
    """One drawing of both is enough for all that is asked of them."""
    packs = written(app, "pack", closed_in_the_middle, tmp_path)
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


@pytest.mark.parametrize("paragraphs", [1, 40, 80, 120])
def test_the_minutes_of_closed_business_in_the_middle(
    app: Flask, closed_in_the_middle: Meeting, tmp_path: Path, paragraphs: int
) -> None:
    """However many pages the closed minute takes, what is open stands on pages of the same numbers."""
    meeting = closed_in_the_middle
    meeting.state = State.HELD
    factories.keep(meeting)
    taking.begin(meeting, by=TERMINAL)
    closed = f"<p>{CANARY} stays where she is.</p>" * paragraphs
    for minute in minutes_of(meeting):
        html = closed if minute.item and minute.item.marking.restricted else "<p>Agreed.</p>"
        taking.write(minute, {**fields_of(minute), "html": html, "summary": "A placement was agreed."}, by=TERMINAL)
    db.session.commit()
    prints = written(app, "minutes", meeting, tmp_path)
    full, public = (numbered(prints[edition]) for edition in Edition)

    assert list(map(int, full)) == list(range(1, len(full) + 1))
    assert set(public) <= set(full)
    of_adoption = [next(number for number, (_, words) in one.items() if "Adoption" in words) for one in (full, public)]
    assert of_adoption[0] == of_adoption[1]
    assert (len(full) > len(public)) == (paragraphs > 80)
    for pages in (full, public):
        assert all(place % 2 == int(number) % 2 for number, (place, _) in pages.items())
    assert CANARY in "".join(text_of_pages(prints[Edition.FULL]))
    assert CANARY.encode() not in everything_in(prints[Edition.PUBLIC])
    assert "A placement was agreed." in " ".join(words for _, words in public.values())
    assert all(check(pdf) == [] for pdf in prints.values())
