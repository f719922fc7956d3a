"""The pack of a real meeting: its facts from a bundle, its papers at their printed lengths."""

import json
from pathlib import Path

import pytest
from flask import Flask

from panel.audit.operations import TERMINAL
from panel.bundles import archive
from panel.bundles.archive import Bundle
from panel.bundles.operations import examine_files, take_in
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.queries import meeting_by_reference
from panel.packs.editions import Drawn, make
from panel.packs.gathering import gather
from panel.packs.sheets import FONTS
from panel.pdf.check import check
from panel.pdf.draw import draw
from panel.pdf.read import labels, page_count
from tests.pdf.poppler import text_of_pages

BUNDLE = Path(__file__).parent.parent / "bundles" / "panel-2018-01-15.json"
LENGTHS = {"item-05.pdf": 12, "item-06.pdf": 7, "item-07.pdf": 4, "item-08.pdf": 3, "item-08-appendix.pdf": 21}
FULL, PUBLIC = Edition.FULL, Edition.PUBLIC


def tagged(pages: int) -> bytes:
    """A tagged PDF of so many pages, as an office program makes it."""
    html = "".join(f'<p style="break-after: page">Page {page} of the paper.</p>' for page in range(1, pages))
    return draw(html + "<p>The last page.</p>", fonts=FONTS, title="A paper")


@pytest.fixture
def pack(app: Flask, tmp_path: Path) -> dict[Edition, Drawn]:
    """Both editions, drawn from the bundle with its five papers."""
    files = {name: tagged(pages) for name, pages in LENGTHS.items()}
    archive.write(Bundle(json.loads(BUNDLE.read_text()), files), tmp_path / "january.zip")
    bundle = archive.read(tmp_path / "january.zip")
    take_in(bundle, examine_files(bundle), by=TERMINAL)
    db.session.commit()
    meeting = meeting_by_reference("CPP/2018-01-15")
    assert meeting is not None
    return make(gather(meeting, issued=meeting.date))


def test_the_pack_of_january_2018(pack: dict[Edition, Drawn]) -> None:
    """One drawing, for it takes its time; then all that the printed pack would be held against."""
    full = pack[FULL]
    first, minutes, *papers = full.contents
    assert first["what"] == "notice and agenda"
    assert (minutes["title"], minutes["first"]) == ("Minutes of 13 November 2017", first["last"] + 1)
    assert [entry["last"] - entry["first"] + 1 for entry in papers] == [12, 8, 4, 4, 22]
    assert [entry["first"] % 2 for entry in full.contents] == [1] * 7
    assert [entry["first"] for entry in full.contents[1:]] == [entry["last"] + 1 for entry in full.contents[:-1]]
    assert page_count(full.pdf) == full.last_page
    assert labels(full.pdf) == [str(number) for number in range(1, full.last_page + 1)]
    for drawn in pack.values():
        assert check(drawn.pdf) == []
    assert pack[PUBLIC].contents == full.contents
    agenda = " ".join(" ".join(text_of_pages(full.pdf)[: first["last"]]).split())
    spans = [(minutes, minutes), (papers[0],) * 2, (papers[1],) * 2, (papers[2],) * 2, (papers[3], papers[4])]
    for start, end in spans:
        assert f"{start['first']}-{end['last']}" in agenda.replace(" - ", "-")
    for number in range(1, 11):
        assert f" {number} " in agenda
    assert agenda.count("To Follow") == 1
    assert "Work Programme" in agenda[agenda.index(" 10 ") :]
    blanks = [page for page, text in enumerate(text_of_pages(full.pdf), 1) if "intentionally left blank" in text]
    assert {papers[1]["last"], papers[3]["last"], papers[4]["last"]} <= set(blanks)
