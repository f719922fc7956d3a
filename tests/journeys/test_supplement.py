"""A paper that was to follow comes after publication, as a supplement under its item (N6, U5)."""

import datetime as dt
import re
from pathlib import Path

import pytest

from panel.audit.operations import TERMINAL
from panel.meetings.operations.agenda import add_line
from tests.documents import pdf_of
from tests.journeys.conftest import Comes
from tests.journeys.panel import CLERK, meeting_of, record
from tests.journeys.site import Site
from tests.pdf.poppler import text_of_pages

pytestmark = pytest.mark.journey


def test_a_paper_to_follow_arrives_after_publication(site: Site, comes: Comes, tmp_path: Path) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    with record(site) as body:
        meeting = meeting_of(body, dt.date(2026, 11, 24), "Fostering")
        add_line(meeting, {"title": "Sufficiency strategy", "to_follow": True}, by=TERMINAL)
    clerk.opens("/meetings/1/pack")
    clerk.presses("Publish the pack")
    clerk.presses("Publish the pack")
    public = comes()
    public.opens("/meetings/1")
    with public.in_line("Sufficiency strategy"):
        public.reads("To Follow")
    pages = len(text_of_pages(public.fetches(re.compile("Download the pack"))))

    site.it_is("Thursday 12 November 2026")
    file = tmp_path / "strategy.pdf"
    file.write_bytes(pdf_of(2, "Forty homes are needed"))
    clerk.follows("Papers")
    clerk.follows("Upload a PDF for Sufficiency strategy")
    clerk.attaches("PDF file", file)
    clerk.presses("Upload the file")
    clerk.ticks("None")
    clerk.presses("Save")
    public.opens("/items/2")
    public.reads("The paper for this item is to follow.")

    clerk.follows("Pack")
    clerk.reads("New: Sufficiency strategy")
    clerk.presses("Make a supplement")
    clerk.reads(f"Its pages go on from page {pages + 1}, in a members’ and a public edition.")
    clerk.presses("Publish the supplement")
    clerk.is_told("The supplement was published.")
    clerk.reads("Nothing is new or changed since the last publication.")

    public.opens("/meetings/1")
    with public.in_line("Sufficiency strategy"):
        public.reads(re.compile(rf"{pages + 3} - {pages + 4} \(supplement 1\)"))
    supplement = text_of_pages(public.fetches(re.compile("Download supplement 1")))
    assert [page.split()[-1] for page in supplement] == [str(pages + number) for number in range(1, 5)]
    assert "Forty homes are needed" in supplement[2]
    public.follows("Sufficiency strategy")
    public.finds("link", re.compile("Download “Sufficiency strategy”"), times=1)
