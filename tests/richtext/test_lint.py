import pytest

from panel.richtext.lint import lint


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<h3>A</h3><h4>B</h4><h3>C</h3>", []),
        ("<h4>Detail</h4>", ["The heading “Detail” skips a level: make it a level 3 heading."]),
        ('<p><img src="/files/a.png" alt="A chart"></p>', []),
        ('<p><img src="/files/a.png"></p>', ["An image has no description."]),
        ('<img src="/files/a.png"><img src="/files/b.png">', ["2 images have no description."]),
        ("<table><tr><th>A</th></tr><tr><td>1</td></tr></table>", []),
        (
            "<table><tr><td>Ward</td><td>Visits</td></tr></table>",
            ["The table that begins “Ward Visits” has no header row."],
        ),
    ],
)
def test_what_an_author_is_told(html: str, said: list[str]) -> None:
    assert lint(html, under=2) == said
