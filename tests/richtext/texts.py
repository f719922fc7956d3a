"""Texts of any shape, for laws that must hold for all of them."""

from hypothesis import strategies as st

from panel.richtext.clean import clean

WORD = st.sampled_from(
    [
        "The",
        "Panel",
        "noted",
        "report",
        "2.30",
        "pm",
        "(a)",
        "10%",
        "A&B",
        "<none>",
        "under_score",
        "*",
        "1.",
        "#",
        "£5,000",
        "Council’s",
        "[sic]",
        "a|b",
        "&amp;",
        "-",
        "+",
        "\\",
        "~~",
        "http://a.example/",
        "=",
        "!",
        "`x`",
    ]
)
MARK = st.sampled_from(["strong", "em", "sup", "sub", 'a href="https://council.example/a_(b)?x=1&amp;y=2"'])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _marked(words: str, mark: str | None) -> str:
    return f"<{mark}>{words}</{mark.partition(' ')[0]}>" if mark else words


WORDS = st.lists(WORD, min_size=1, max_size=5).map(lambda words: _escaped(" ".join(words)))
IMAGE = st.just('<img src="/files/ab12.png" alt="A chart">')
PIECE = st.one_of(st.builds(_marked, WORDS, st.one_of(st.none(), MARK)), st.just("<br>"), IMAGE)
LINE = st.lists(st.tuples(PIECE, st.sampled_from([" ", ""])), min_size=1, max_size=4).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)
PARAGRAPH = LINE.map(lambda line: f"<p>{line}</p>")
HEADING = st.builds(lambda level, line: f"<h{level}>{line}</h{level}>", st.integers(2, 4), WORDS)


def _list(items: list[str], start: str) -> str:
    tag = start.partition(" ")[0]
    return f"<{start}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


START = st.sampled_from(["ul", "ol", 'ol start="4"', "ol data-continue"])


def _table(rows: list[list[str]], heads: int, caption: str) -> str:
    lines = [
        "<tr>"
        + "".join(f"<{'th' if n < heads else 'td'}>{cell}</{'th' if n < heads else 'td'}>" for cell in row)
        + "</tr>"
        for n, row in enumerate(rows)
    ]
    return f"<table>{caption}{''.join(lines)}</table>"


CELL = st.one_of(LINE, st.just(""), st.just("<p>one</p><p>two</p>"))
TABLE = st.builds(
    _table,
    st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(0, 2),
    st.sampled_from(["", "<caption>Visits made</caption>"]),
)
BLOCK = st.recursive(
    st.one_of(PARAGRAPH, HEADING, TABLE),
    lambda inner: st.one_of(
        st.builds(_list, st.lists(st.lists(inner, min_size=1, max_size=2).map("".join), min_size=1, max_size=3), START),
        st.lists(inner, min_size=1, max_size=2).map(lambda inside: "<blockquote>" + "".join(inside) + "</blockquote>"),
    ),
    max_leaves=5,
)
TEXT = st.lists(BLOCK, max_size=5).map(lambda blocks: clean("".join(blocks)))
"""A clean text."""

TAGS = [
    "p",
    "ul",
    "ol",
    "li",
    "b",
    "i",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "div",
    "br",
    "h1",
    "h3",
    "blockquote",
    "a",
    "caption",
    "script",
    "sup",
    "span",
    "svg",
    "math",
]
SOUP = st.lists(
    st.one_of(
        WORDS, st.just("<!-- -->"), st.builds("<{}{}>".format, st.sampled_from(["", "/"]), st.sampled_from(TAGS))
    ),
    max_size=25,
).map("".join)
"""What a broken clipboard might hold."""
