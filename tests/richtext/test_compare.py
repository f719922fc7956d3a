import time

import pytest
from hypothesis import given
from lxml import html as lxml_html

from panel.richtext.clean import clean
from panel.richtext.compare import compare
from tests.richtext.texts import TEXT


def without(compared: str, change: str) -> str:
    """The comparison with one kind of change taken out, as a reader would do it with a pencil."""
    root = lxml_html.fragment_fromstring(compared, create_parent="div")
    for element in root.xpath(f"//{change} | //*[@data-change='{change}']"):
        element.drop_tree()
    return clean("".join(lxml_html.tostring(child, encoding="unicode") for child in root))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("<p>at 2pm</p>", "<p>at 2pm</p>", "<p>at 2pm</p>"),
        (
            "<p>The panel met at 2pm in public</p>",
            "<p>The panel met at 3pm in public</p>",
            "<p>The panel met at <del>2pm</del><ins>3pm</ins> in public</p>",
        ),
        (
            "<p>The panel noted the report</p>",
            "<p>The panel <strong>noted</strong> the report</p>",
            "<p>The panel <del>noted</del><ins><strong>noted</strong></ins> the report</p>",
        ),
        (
            "<p>First</p><p>Last</p>",
            "<p>First</p><p>Quite new</p><p>Last</p>",
            '<p>First</p><p data-change="ins"><ins>Quite new</ins></p><p>Last</p>',
        ),
        (
            "<ul><li><p>one</p></li><li><p>two</p></li></ul>",
            "<ul><li><p>one</p></li></ul>",
            '<ul><li><p>one</p></li><li data-change="del"><p><del>two</del></p></li></ul>',
        ),
        (
            "<table><tbody><tr><td>North</td><td>4</td></tr></tbody></table>",
            "<table><tbody><tr><td>North</td><td>5</td></tr></tbody></table>",
            "<table><tbody><tr><td>North</td><td><del>4</del><ins>5</ins></td></tr></tbody></table>",
        ),
    ],
)
def test_changes_are_shown_where_they_are(old: str, new: str, shown: str) -> None:
    assert compare(old, new) == shown


@given(TEXT, TEXT)
def test_without_what_is_deleted_it_is_exactly_the_new_text(old: str, new: str) -> None:
    assert without(compare(old, new), "del") == new


@given(TEXT, TEXT)
def test_without_what_is_inserted_it_is_exactly_the_old_text(old: str, new: str) -> None:
    assert without(compare(old, new), "ins") == old


def test_a_long_report_rewritten_is_compared_in_a_moment() -> None:
    old = "".join(f"<p>Paragraph {n} of the report says {n * 7} things</p>" for n in range(400))
    new = "".join(f"<p>Paragraph {n} of this report says {n * 5} new things</p>" for n in range(400))
    begun = time.perf_counter()
    compare(old, new)
    assert time.perf_counter() - begun < 5


def test_it_says_nothing_that_could_run() -> None:
    assert compare("<p>&lt;script&gt;</p>", '<p>a<img src="/files/x.png" alt="&quot;"></p>') == (
        '<p><del>&lt;script&gt;</del><ins>a<img alt="&#34;" src="/files/x.png"></ins></p>'
    )
