import pytest
from hypothesis import given

from panel.richtext.markdown import from_markdown, to_markdown
from tests.richtext.texts import TEXT

WARDS = (
    '<table><thead><tr><th scope="col">Ward</th><th scope="col">Visits</th></tr></thead>'
    "<tbody><tr><td>North</td><td>4</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("To **note** the *report*.", "<p>To <strong>note</strong> the <em>report</em>.</p>"),
        ("### Purpose\n\nText", "<h3>Purpose</h3><p>Text</p>"),
        ("- one\n- two", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"),
        ("4. four\n5. five", '<ol start="4"><li><p>four</p></li><li><p>five</p></li></ol>'),
        ("0. carries on", "<ol data-continue><li><p>carries on</p></li></ol>"),
        ("1\\. not a list", "<p>1. not a list</p>"),
        ("[Council](https://council.example/)", '<p><a href="https://council.example/">Council</a></p>'),
        ("![A chart](/files/ab.png)", '<p><img alt="A chart" src="/files/ab.png"></p>'),
        (
            "| Ward | Visits |\n| --- | --- |\n| North | 4 |",
            WARDS,
        ),
    ],
)
def test_markdown_that_people_write(markdown: str, html: str) -> None:
    assert from_markdown(markdown) == html
    assert from_markdown(to_markdown(html)) == html


def test_what_is_read_back_is_what_was_written() -> None:
    assert to_markdown("<h3>Purpose</h3><ol data-continue><li><p>To note</p></li></ol>") == "### Purpose\n\n0. To note"


@given(TEXT)
def test_nothing_is_lost_by_way_of_markdown(html: str) -> None:
    assert from_markdown(to_markdown(html)) == html
