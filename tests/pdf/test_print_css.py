"""The print foundation: readable type, tables that can be followed over pages, nothing that the drawer is slow at."""

import re

import pytest

from panel.pdf.check import check
from panel.pdf.read import page_count
from tests.pdf import samples
from tests.pdf.poppler import text_of_pages, words_of_pages

CSS = (samples.STATIC / "print" / "base.css").read_text()
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))


def test_cells_are_not_broken_anywhere_which_is_six_times_slower():
    slow = [selector for selector, rule in RULES if re.search(r"overflow-wrap: anywhere|word-break: break-all", rule)]
    assert [selector.strip() for selector in slow] == ["p, li"]


def test_nothing_is_see_through_which_pdf_ua_does_not_allow():
    assert "opacity" not in "".join(rule for _, rule in RULES)


def test_no_text_is_smaller_than_12_points_but_that_in_the_margin():
    sizes = [
        float(size)
        for selector, rule in RULES
        if not selector.strip().startswith("@")
        for size in re.findall(r"font(?:-size)?: ([\d.]+)pt", rule)
    ]
    assert sizes
    assert min(sizes) >= 12


def test_lines_hold_about_75_characters():
    lines = text_of_pages(samples.drawn(samples.report()))[2].splitlines()
    full = sorted(len(line) for line in lines if len(line) > 40)
    assert 65 <= full[len(full) // 2] <= 85


def test_rows_are_not_cut():
    rows = "".join(f"<tr><td>First{row}<br>Middle{row}<br>Last{row}" for row in range(80))
    pages = text_of_pages(samples.drawn(f"<h1>Rows</h1><table>{rows}</table>"))
    assert len(pages) > 4
    for row in range(80):
        assert (
            len(
                {
                    page
                    for page, text in enumerate(pages)
                    for word in ("First", "Middle", "Last")
                    if f"{word}{row}\n" in text
                }
            )
            == 1
        )


def test_a_row_longer_than_a_page_is_still_all_there():
    pages = text_of_pages(samples.drawn(f"<h1>Row</h1><table><tr><td>{samples.paragraph(0, 400)} END</table>"))
    assert len(pages) > 1
    assert "END" in pages[-1]


def test_headings_keep_with_what_follows():
    for lines in range(30, 45):
        pages = text_of_pages(samples.drawn(f"<h1>A</h1>{'<p>Line</p>' * lines}<h2>Heading</h2><p>After it</p>"))
        assert any("Heading" in page and "After it" in page for page in pages)


def test_numbers_of_minutes_hang_in_the_margin():
    words = words_of_pages(samples.drawn(samples.minutes()))[0]
    place = {word.text: word.left for word in words}
    assert place["CPP/17/20"] < place["21.1"] < place["Figures"]
    assert place["Figures"] == pytest.approx(place["Apologies"], abs=1)


def test_loose_leaves_have_room_for_initials_on_each_page():
    html = samples.minutes().replace("</body>", samples.paragraph(0, 200) + "</body>")
    pages = text_of_pages(samples.drawn(html))
    assert len(pages) > 1
    assert all("Initials" in page for page in pages)


@pytest.mark.parametrize(("kind", "first"), [("a", "a."), ("A", "A."), ("i", "i."), ("1", "1.")])
def test_lists_are_numbered_as_their_type_says(kind, first):
    assert first in text_of_pages(samples.drawn(f"<h1>List</h1><ol type={kind}><li>x</li></ol>"))[0]


def test_a_wide_table_may_stand_on_its_side():
    pdf = samples.drawn(f"<h1>A</h1><section class=landscape><h2>Wide</h2>{samples.table(3)}</section>")
    assert page_count(pdf) == 2
    assert check(pdf) == []
