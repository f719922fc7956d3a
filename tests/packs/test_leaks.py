"""The last look at a public edition, shown to find what it looks for."""

from collections.abc import Iterator

import pytest
from flask import Flask

from panel import ground
from panel.bodies.rules.kinds import SectionKind
from panel.exemption.rules import OPEN, Edition, Marking
from panel.packs.contents import Enclosure, Line
from panel.packs.editions import Planned, bind, plan
from panel.packs.leaks import repeated_passages, withheld_pages_in
from panel.packs.material import Material
from panel.packs.notice import Notice
from panel.papers.rules.contents import PaperContents, SectionText
from tests.conftest import configure

EXEMPT = Marking(exempt=True, paragraphs=(3,))
PRICE = "The price that the provider asks for each week of a placement is four thousand pounds."


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    application = ground.begin(configure(tmp_path_factory.mktemp("ground")))
    with application.app_context():
        yield application


def paper(title: str, words: str, marking: Marking = OPEN) -> PaperContents:
    section = SectionText("Issues", SectionKind.TEXT, f"<p>{words}</p>")
    return PaperContents(1, 1, title, sections=(section,), marking=marking)


def material(papers: dict[str, PaperContents]) -> Material:
    enclosures = tuple(Enclosure(key, one.title, "1", marking=one.marking) for key, one in papers.items())
    notice = Notice(
        "Fenshire", "Panel", "Monday 15 January 2018", lines=(Line("1", "Contracts", enclosures=enclosures),)
    )
    return Material(notice, papers)


@pytest.fixture(scope="module")
def planned(app: Flask) -> Planned:
    return plan(material({"a": paper("Open report", "Nothing to hide."), "b": paper("Prices", PRICE, EXEMPT)}))


def test_a_public_edition_holds_no_page_of_a_withheld_paper(planned: Planned) -> None:
    assert withheld_pages_in(bind(planned, Edition.PUBLIC).pdf, planned) == []


def test_a_withheld_page_is_found_where_it_slipped_in(planned: Planned) -> None:
    assert withheld_pages_in(bind(planned, Edition.FULL).pdf, planned) == ["Prices"]


def test_words_of_a_withheld_report_are_found_in_an_open_one() -> None:
    papers = {"a": paper("Open report", f"We note: {PRICE}"), "b": paper("Prices", PRICE, EXEMPT)}
    assert repeated_passages(material(papers))[0] == "The price that the provider asks for each week of a placement"


def test_the_common_stock_of_reports_is_no_leak() -> None:
    papers = {"a": paper("Open report", "There are none."), "b": paper("Prices", f"There are none. {PRICE}", EXEMPT)}
    assert repeated_passages(material(papers)) == []
