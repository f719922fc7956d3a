"""The parts of a paper's text as HTML, so that any two of them can be compared."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import escape

from panel import wording
from panel.papers.rules.contents import Said, asks_html
from panel.papers.rules.texts import Part, asks_of, file_of, marks_of
from panel.principles.rules import in_words
from panel.scorecard.rules.cards import Card
from panel.scorecard.rules.plain import figures_html
from panel.wording import counted


def part_html(part: Part, value: Any) -> str:
    """A part as clean HTML; nothing where the text has no such part."""
    return "" if value is None else SHOWN.get(part[0], _lines)(value)


def _lines(words: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in str(words).splitlines() if line.strip())


def _list(lines: Iterable[str], tag: str = "ul") -> str:
    items = "".join(f"<li><p>{escape(line)}</p></li>" for line in lines)
    return f"<{tag}>{items}</{tag}>" if items else ""


def _people(people: list[dict[str, Any]]) -> str:
    return _list(f"{one['printed']} ({'author' if one['author'] else 'lead officer'})" for one in people)


def _background(found: dict[str, Any]) -> str:
    if found["papers"]:
        return _list(found["papers"])
    return _lines(found["words"] or ("Not known" if found["papers"] is None else "None"))


TERMS = {True: "yes", False: "no", None: None}


def _marks(found: dict[str, Any]) -> str:
    marks = marks_of({"marks": found})
    said = [
        ("Exempt, paragraphs", ", ".join(map(str, marks.paragraphs)) or "not said") if marks.exempt else ("", ""),
        ("Public interest", marks.public_interest),
        ("Decided by", marks.decided_by),
        ("Decided on", wording.short_date(dt.date.fromisoformat(marks.decided_on)) if marks.decided_on else None),
        ("Terms of a contract", TERMS[marks.terms]),
        ("Looked at again", marks.review_on),
        ("Confidential", marks.ground or "ground not said") if marks.confidential else ("", ""),
    ]
    return _list(f"{what}: {words}" for what, words in said if words) or _lines("No restriction")


def _file(found: dict[str, Any]) -> str:
    file = file_of({"file": found})
    if file is None:
        return ""
    pages = f", {counted(file.pages, 'page')}" if file.pages else ""
    return _lines(f"{file.name or 'A file'}{pages} (SHA-256 {file.sha256[:12]}…)")


def _comments(found: list[dict[str, Any]]) -> str:
    each = (Said(**one) for one in found)
    return _list(
        f"{one.label}: {'signed off' if one.signs_off else one.words or 'no comment'} "
        f"({one.name}, {wording.short_date(one.day)})"
        for one in each
    )


SHOWN: dict[str, Callable[[Any], str]] = {
    "section": str,
    "people": _people,
    "recommendations": lambda asks: asks_html(asks_of({"recommendations": asks})),
    "background": _background,
    "marks": _marks,
    "file": _file,
    "figures": lambda found: figures_html(Card.of(one) for one in found["cards"]),
    "comments": _comments,
    "principles": lambda tags: _list(in_words(tags)),
    "order": lambda sections: _list((heading or "Text without a heading" for _, heading, _ in sections), "ol"),
}
"""How each part is shown; title and fields are lines of words."""
