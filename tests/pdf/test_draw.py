"""A paper drawn as PDF/UA-1: the structure is that of the HTML, whatever pages it was cut into."""

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from lxml import html as lxml_html

from panel.pdf.check import check
from panel.pdf.draw import DrawError, draw, engine
from panel.pdf.origins import BUILDER, note_origins
from panel.pdf.part import normalise
from panel.pdf.read import claims_pdf_ua, element_counts, links, page_count
from tests.pdf import samples
from tests.pdf.poppler import text_of_pages, tree_text

KIND_OF_TAG = {
    "h1": "H1", "h2": "H2", "h3": "H3", "ul": "L", "ol": "L", "li": "LI", "table": "Table", "caption": "Caption",
    "thead": "THead", "tr": "TR", "th": "TH", "td": "TD", "a": "Link", "article": "Art", "section": "Sect",
}  # fmt: skip


def counts_of_html(html: str) -> Counter[str]:
    """How many elements of each kind a document's HTML asks for."""
    tags = [element.tag for element in lxml_html.document_fromstring(html).iter() if isinstance(element.tag, str)]
    return Counter(KIND_OF_TAG[tag] for tag in tags if tag in KIND_OF_TAG)


def text_of_html(html: str) -> str:
    """The text of a document's HTML, without spaces."""
    return "".join(lxml_html.document_fromstring(html).text_content().split())


@pytest.mark.parametrize("html", [samples.report(), samples.agenda(), samples.minutes(), samples.BLANK])
def test_structure_and_text_are_those_of_the_html(html):
    pdf = samples.drawn(html)
    wanted = counts_of_html(html)
    assert {kind: element_counts(pdf)[kind] for kind in wanted} == wanted
    assert tree_text(pdf) == text_of_html(html)
    assert check(pdf) == []
    assert claims_pdf_ua(pdf)


def test_a_long_report_is_cut_into_pages_and_still_one_article_one_list_one_table():
    pdf = samples.drawn(samples.report(paragraphs=60, rows=120))
    assert page_count(pdf) > 10
    counts = element_counts(pdf)
    assert (counts["Art"], counts["Caption"], counts["THead"]) == (1, 1, 1)
    assert counts["TR"] == 120 + 1 + 2


def test_header_rows_are_shown_on_each_page_of_a_table_and_said_once():
    pdf = samples.drawn(f"<body><h1>Homes</h1>{samples.table(120)}</body>")
    pages = text_of_pages(pdf)
    assert len(pages) > 2
    assert all("Cost a year" in page for page in pages)
    assert tree_text(pdf).count("Costayear") == 1


def test_the_foot_of_a_table_is_said_once_after_its_last_row():
    rows = "".join(f"<tr><td>Row {row}<td>{row}" for row in range(90))
    pdf = samples.drawn(f"<h1>Sums</h1><table><tbody>{rows}</tbody><tfoot><tr><td>Total<td>4005</tfoot></table>")
    assert page_count(pdf) > 1
    assert all("Total" in page for page in text_of_pages(pdf))
    assert tree_text(pdf).endswith("Row8989Total4005")


def test_what_stands_in_the_margin_of_a_page_is_no_part_of_the_paper():
    pdf = samples.drawn("<h1>Minutes</h1><p>Text.</p>", css="@page { @top-left { content: 'In the margin' } }")
    assert "In the margin" in text_of_pages(pdf)[0]
    assert tree_text(pdf) == "MinutesText."
    assert check(pdf) == []


@pytest.mark.parametrize(
    ("html", "scopes"),
    [
        ("<tr><th>A<th>B<tr><td>1<td>2", ["Column", "Column"]),
        ("<tr><th>A<td>1<tr><th>B<td>2", ["Row", "Row"]),
        ("<tr><th scope=row>A<th scope=col>B<tr><td>1<td>2", ["Row", "Column"]),
        ("<thead><tr><th colspan=2>A<tbody><tr><th>B<td>2", ["Column", "Row"]),
    ],
)
def test_each_header_cell_says_what_it_heads(html, scopes):
    pikepdf = import_module("pikepdf")
    structure = import_module("panel.pdf.structure")
    part = normalise(samples.drawn(f"<h1>Table</h1><table>{html}</table>"))
    with pikepdf.open(import_module("io").BytesIO(part.pdf)) as opened:
        cells = [found.element for found in structure.elements_of(opened.Root.StructTreeRoot)]
        assert [str(cell.A.Scope)[1:] for cell in cells if cell.S == pikepdf.Name.TH] == scopes


def test_a_link_over_two_lines_with_bold_in_it_is_one_link_of_two_areas():
    words = "a long link with <strong>bold words</strong> in it that goes on into the line that follows this one"
    pdf = samples.drawn(f'<h1>Links</h1><p>See <a href="https://example.org/">{words}, really.</a></p>')
    assert element_counts(pdf)["Link"] == 1
    assert links(normalise(pdf).pdf) == [(1, "https://example.org/")] * 2


def test_a_list_within_an_item_stands_in_its_body_between_the_words_around_it():
    pdf = samples.drawn("<h1>List</h1><ul><li>before<ol><li>within</li></ol>after</li></ul>")
    assert tree_text(pdf) == "Listbeforewithinafter"
    assert check(pdf) == []


def test_terms_are_labels_of_what_describes_them_grouped_or_not():
    terms = "<dt>Date</dt><dd>Monday</dd><dd>10.00 am</dd>"
    pdf = samples.drawn(f"<h1>Terms</h1><dl>{terms}<div><dt>Place</dt><dd>County Hall</dd></div></dl>")
    counts = element_counts(pdf)
    assert (counts["LI"], counts["Lbl"], counts["LBody"]) == (2, 2, 2)
    assert tree_text(pdf) == "TermsMonday10.00amCountyHall"  # labels are left out of it
    assert check(pdf) == []


def test_papers_may_be_drawn_by_several_threads_at_once():
    with ThreadPoolExecutor(4) as threads:
        drawn = set(threads.map(lambda _: samples.drawn(samples.minutes()), range(8)))
    assert len(drawn) == 1


def test_decoration_is_an_artifact_and_a_picture_without_words_is_a_problem():
    html = '<h1>Pictures</h1><p>Text <img src="dot.svg" alt="{}"> more</p>'
    dot = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    described, decoration, forgotten = (
        draw(text, css=[samples.base_css()], fonts=samples.FONTS, assets={"dot.svg": dot}, title="Pictures")
        for text in (html.format("A dot"), html.format(""), html.replace(' alt="{}"', ""))
    )
    assert (element_counts(described)["Figure"], check(described)) == (1, [])
    assert (element_counts(decoration)["Figure"], check(decoration)) == (0, [])
    assert [problem.rule for problem in check(forgotten)] == ["figure"]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "file:///etc/hostname", "/etc/hostname", "other.png", "data:image/png;base64,AAAA",
     "fonts/../base.css", "fonts/none.ttf", "http://127.0.0.1:1/"],
)  # fmt: skip
def test_nothing_is_fetched_that_was_not_handed_over(address):
    with pytest.raises(DrawError, match="which is not part of it"):
        samples.drawn(f'<h1>Pictures</h1><img src="{address}" alt="A picture">')


def test_pictures_may_be_handed_over_by_a_function():
    asked = []

    def find(name: str) -> bytes | None:
        asked.append(name)
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

    draw('<h1>A</h1><img src="pictures/1.svg" alt="x">', fonts=samples.FONTS, assets=find, title="A")
    assert set(asked) == {"pictures/1.svg"}


@pytest.mark.parametrize(("title", "lang"), [(" ", "en-GB"), ("A paper", ""), ("A paper", "English, please")])
def test_a_paper_has_a_title_and_a_language(title, lang):
    with pytest.raises(DrawError):
        samples.drawn("<h1>A</h1>", title=title, lang=lang)


def test_without_the_note_of_origins_papers_are_drawn_all_the_same_and_only_the_pieces_stay_apart(monkeypatch):
    engine()
    tags = import_module("weasyprint.pdf.tags")
    monkeypatch.setattr(tags, BUILDER, getattr(tags, BUILDER).__wrapped__)
    pdf = samples.drawn(samples.report())
    assert check(pdf) == []
    assert element_counts(pdf)["Art"] == page_count(pdf)


def test_a_release_of_the_drawer_without_the_builder_is_noticed(monkeypatch):
    engine()
    monkeypatch.delattr(import_module("weasyprint.pdf.tags"), BUILDER)
    assert not note_origins()


def test_the_same_paper_has_the_same_bytes_in_any_process_and_time_zone():
    program = (
        "import hashlib; from tests.pdf import samples; "
        "print(hashlib.sha256(samples.part(samples.report()).pdf).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima"))
    }
    assert len(answers) == 1
