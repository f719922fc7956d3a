import re

import pytest
from hypothesis import given

from panel.richtext.clean import clean
from panel.richtext.plain import is_empty, plain
from tests.richtext.texts import SOUP, TEXT

WARDS = (
    '<table><thead><tr><th scope="col">Ward</th><th scope="col">Visits</th></tr></thead>'
    "<tbody><tr><td>North</td><td>4</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (
            "<p>The Panel <b>noted</b> the <i>report</i></p>",
            "<p>The Panel <strong>noted</strong> the <em>report</em></p>",
        ),
        ("<h1>Purpose</h1><h5>Detail</h5>", "<h2>Purpose</h2><h4>Detail</h4>"),
        ("<h3><b>Bold heading</b></h3>", "<h3>Bold heading</h3>"),
        ("loose words", "<p>loose words</p>"),
        ("<div>one<br><br>two</div>", "<p>one</p><p>two</p>"),
        ("<p>one<br>two</p>", "<p>one<br>two</p>"),
        ("<p>  spaced \n out <b>bold </b>end </p>", "<p>spaced out <strong>bold</strong> end</p>"),
        ('<p class="MsoNormal"><o:p>&nbsp;</o:p></p><p>10&nbsp;am</p>', "<p>10\xa0am</p>"),
        ("<p>H<sub>2</sub>O, m<sup>2</sup></p>", "<p>H<sub>2</sub>O, m<sup>2</sup></p>"),
        ("<u>under</u><span style='color:red'>red</span>", "<p>underred</p>"),
        ("<p>Fish &amp; chips &lt;small&gt;</p>", "<p>Fish &amp; chips &lt;small&gt;</p>"),
    ],
)
def test_words_and_marks(given: str, kept: str) -> None:
    assert clean(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<ul><li>one<li>two</ul>", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"),
        ("<li>outside a list</li>", "<ul><li><p>outside a list</p></li></ul>"),
        ("<ul><p>a paragraph inside</p></ul>", "<ul><li><p>a paragraph inside</p></li></ul>"),
        (
            "<ol><li>one</li><ol><li>a list between items</li></ol><li>two</li></ol>",
            "<ol><li><p>one</p><ol><li><p>a list between items</p></li></ol></li><li><p>two</p></li></ol>",
        ),
        ('<ol start="12"><li>twelve</li></ol>', '<ol start="12"><li><p>twelve</p></li></ol>'),
        ('<ol start="0"><li>next</li></ol>', "<ol data-continue><li><p>next</p></li></ol>"),
        ('<ol start="x"><li>one</li></ol>', "<ol><li><p>one</p></li></ol>"),
        ("<ul><li></li></ul>", ""),
    ],
)
def test_lists(given: str, kept: str) -> None:
    assert clean(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (
            "<table><tr><th>Ward<th>Visits<tr><td>North<td>4</table>",
            WARDS,
        ),
        (
            "<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>",
            '<table><tbody><tr><td>1</td><td>2</td></tr><tr><th scope="row">3</th><td></td></tr></tbody></table>',
        ),
        (
            "<table><tr><td rowspan=9>1</td><td>2</td></tr><tr><td colspan=0>3</td></tr></table>",
            '<table><tbody><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>',
        ),
        (
            "<table><caption>Visits</caption><tr><td><ul><li>a</ul></td></tr></table>",
            "<table><caption>Visits</caption><tbody><tr><td><ul><li><p>a</p></li></ul></td></tr></tbody></table>",
        ),
        ("<table></table>", ""),
    ],
)
def test_tables_are_squared_and_their_headers_scoped(given: str, kept: str) -> None:
    assert clean(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
        ('<a href="mailto:clerk@council.example">Write</a>', '<p><a href="mailto:clerk@council.example">Write</a></p>'),
        ('<img src="https://elsewhere.example/spy.png" alt="x">', ""),
        ('<img src="/files/../accounts" alt="x">', ""),
        (
            '<img src="/files/ab.png" alt="A &quot;chart&quot;">',
            '<p><img alt="A &#34;chart&#34;" src="/files/ab.png"></p>',
        ),
        ("<script>alert(1)</script><p onclick=x style=y id=z>ok</p><!-- note -->", "<p>ok</p>"),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>", ""),
    ],
)
def test_what_could_do_harm_is_gone(given: str, kept: str) -> None:
    assert clean(given) == kept


@given(TEXT)
def test_clean_text_comes_back_as_it_is(html: str) -> None:
    assert clean(html) == html


@given(SOUP)
def test_whatever_comes_is_made_clean(soup: str) -> None:
    html = clean(soup)
    assert clean(html) == html
    assert not re.search(r"<(script|svg|math|div|span|b|i)\b", html)


def test_nesting_deeper_than_any_paper_keeps_its_words() -> None:
    assert plain("<div>" * 500 + "deep" + "</div>" * 500) == "deep"


def test_the_words_alone() -> None:
    assert plain("<h3>Purpose</h3><p>To <strong>note</strong> the report</p><ul><li>one</li></ul>") == (
        "Purpose\nTo note the report\none"
    )
    assert is_empty("<p>&nbsp;</p><ul><li></li></ul>")
    assert not is_empty('<p><img src="/files/a.png" alt=""></p>')
