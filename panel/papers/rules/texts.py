"""The text of a paper as its versions keep it: one plain dictionary, compared and merged part by part.

    title, kind         as printed
    fields              the head of the template: name → words
    people              [{person: id | null, as_printed, printed, author}]
    sections            [{id, heading, kind, html, figures: {until, cards} where there are some}]
    recommendations     [{verb, to, text, parts}]
    background          {papers: list | null, words}
    marks               the fields of Marks
    file                the fields of FileFacts, words where they are known | null
    comments            [{label, signs_off, name, on, words}], where there are any; never written, but found (comments)
    principles          [tag], where there are any
    late_reason         words, where there are any

A part is what two people can change without meeting: a field, a section's words, or one of the other keys whole.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from panel.bodies.rules.kinds import SectionKind
from panel.papers.rules.contents import Ask, FileFacts, Marks, Said, SectionText
from panel.principles.rules import in_words
from panel.scorecard.rules.cards import Card

Text = dict[str, Any]
Part = tuple[str, Any]
NOTHING = object()
"""Stands where a text has no such part: not equal to anything it may hold."""

LABELS = {
    "title": "Title",
    "kind": "Kind of paper",
    "people": "Authors and officers",
    "recommendations": "Recommendations",
    "background": "Background papers",
    "marks": "Restrictions",
    "file": "File",
    "comments": "Comments and sign-off",
    "principles": "Corporate parenting principles",
    "late_reason": "Why it is late",
    "order": "Order and headings of the sections",
}


def digest(text: Text) -> str:
    """The SHA-256 of a text. Equal texts have equal digests."""
    return hashlib.sha256(json.dumps(text, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def parts(text: Text) -> dict[Part, Any]:
    """The text taken apart. The headings and the order of the sections are a part of their own."""
    sections = text.get("sections", [])
    return {
        **{(key, None): value for key, value in text.items() if key not in ("fields", "sections")},
        **{("field", name): words for name, words in text.get("fields", {}).items()},
        ("order", None): [[one["id"], one["heading"], one["kind"]] for one in sections],
        **{("section", one["id"]): one["html"] for one in sections},
        **{("figures", one["id"]): one["figures"] for one in sections if one.get("figures")},
    }


def assembled(found: Mapping[Part, Any]) -> Text:
    """The text that parts make; a section without words of its own stands empty."""
    keys = {kind: value for (kind, name), value in found.items() if name is None and kind != "order"}
    order = found.get(("order", None), [])
    return {
        **keys,
        "fields": {name: words for (kind, name), words in found.items() if kind == "field"},
        "sections": [
            {"id": id, "heading": heading, "kind": kind, "html": found.get(("section", id))}
            | ({"figures": found["figures", id]} if ("figures", id) in found else {})
            for id, heading, kind in order
        ],
    }


def changed(old: Text, new: Text) -> list[Part]:
    """The parts of `new` that say something else than in `old`, and those that are gone."""
    before, after = parts(old), parts(new)
    return [part for part in {**before, **after} if before.get(part, NOTHING) != after.get(part, NOTHING)]


def clashing(base: Text, mine: Text, theirs: Text) -> list[Part]:
    """The parts that both changed since `base`, each in another way. Where there are none the two merge."""
    ours, others = parts(mine), parts(theirs)
    both = set(changed(base, mine)) & set(changed(base, theirs))
    return [part for part in {**others, **ours} if part in both and ours.get(part) != others.get(part)]


def merged(base: Text, mine: Text, theirs: Text, *, keep_mine: bool = True) -> Text:
    """`theirs` with what `mine` changed or took out since `base`; of what both changed, `keep_mine` says whose stands.

    Words typed in a section that the other removed bring the section back.
    """
    found, ours = parts(theirs), parts(mine)
    kept_out = set() if keep_mine else set(clashing(base, mine, theirs))
    for part in changed(base, mine):
        if part not in kept_out and part in ours:
            found[part] = ours[part]
        elif part not in kept_out and _taken_out(part, ours):
            found.pop(part, None)
    return assembled(_with_removed(found, mine) if keep_mine else found)


def _taken_out(part: Part, ours: Mapping[Part, Any]) -> bool:
    """Whether a part that is gone was taken out by itself. Which sections there are is said by their order."""
    kind, name = part
    return kind not in ("section", "figures") or ("section", name) in ours


def _with_removed(found: dict[Part, Any], mine: Text) -> dict[Part, Any]:
    order = found[("order", None)]
    standing = {id for id, _, _ in order}
    back = [
        [one["id"], one["heading"], one["kind"]]
        for one in mine["sections"]
        if one["id"] not in standing and ("section", one["id"]) in found
    ]
    return {**found, ("order", None): [*order, *back]}


def both(base: Text, mine: Text, theirs: Text) -> Text:
    """The two texts together, to be edited: in a clashing section the one's words stand after the other's.

    What one changed and the other took out stands too.
    """
    found = parts(merged(base, mine, theirs))
    others = parts(theirs)
    for part in clashing(base, mine, theirs):
        found[part] = _together(part, found[part], others.get(part)) if part in found else others[part]
    return assembled(found)


def _together(part: Part, mine: Any, theirs: Any) -> Any:
    if part[0] == "section":
        return (mine or "") + (theirs or "")
    if part[0] == "field":
        return "\n".join(words for words in (mine, theirs) if words)
    if isinstance(mine, list) and isinstance(theirs, list) and part[0] != "order":
        return [*mine, *(one for one in theirs if one not in mine)]
    return mine


def label(part: Part, *texts: Text) -> str:
    """What a clerk calls a part: the name of a field, the heading of a section."""
    kind, name = part
    if kind == "field":
        return str(name)
    if kind in ("section", "figures"):
        headings = [one["heading"] for text in texts for one in text["sections"] if one["id"] == name]
        return next((heading for heading in headings if heading), "Text without a heading")
    return LABELS.get(kind, kind)


def marks_of(text: Text) -> Marks:
    """What the text says about withholding."""
    found = dict(text.get("marks") or {})
    return Marks(**{**found, "paragraphs": tuple(found.get("paragraphs", ()))})


def file_of(text: Text) -> FileFacts | None:
    """The file of the text, if it has one."""
    found = text.get("file")
    return FileFacts(**{**found, "notes": tuple(found.get("notes", ()))}) if found else None


def file_text(file: FileFacts) -> dict[str, Any]:
    """A file as a text keeps it."""
    found = {**asdict(file), "notes": list(file.notes)}
    return found if file.words else {key: value for key, value in found.items() if key != "words"}


def asks_of(text: Text) -> tuple[Ask, ...]:
    """The recommendations of the text."""
    return tuple(
        Ask(one["verb"], one["to"], one["text"], tuple(part_words(part) for part in one["parts"] or ()))
        for one in text.get("recommendations", [])
    )


def figures_of(section: Mapping[str, Any]) -> tuple[Card, ...]:
    """The figures of the scorecard that a section shows."""
    return tuple(Card.of(facts) for facts in (section.get("figures") or {}).get("cards", ()))


def part_words(part: Any) -> str:
    """A part of a recommendation as words: a bundle may give its label apart."""
    if isinstance(part, dict):
        return " ".join(str(part[key]) for key in ("label", "text") if part.get(key))
    return str(part)


def facts(text: Text) -> dict[str, Any]:
    """The fields of PaperContents that a text answers."""
    people = text.get("people", [])
    background = text.get("background") or {}
    papers = background.get("papers")
    return {
        "title": text["title"],
        "kind": text.get("kind"),
        "fields": tuple((name, str(words)) for name, words in text.get("fields", {}).items() if words),
        "authors": tuple(one["printed"] for one in people if one["author"]),
        "officers": tuple(one["printed"] for one in people if not one["author"]),
        "sections": tuple(
            SectionText(one["heading"], SectionKind.read(one["kind"]), one["html"] or "", figures_of(one))
            for one in text.get("sections", [])
        ),
        "recommendations": asks_of(text),
        "background": None if papers is None else tuple(papers),
        "background_words": background.get("words"),
        "marks": marks_of(text),
        "file": file_of(text),
        "said": tuple(Said(**one) for one in text.get("comments", ())),
        "principles": tuple(in_words(text.get("principles"))),
        "late_reason": text.get("late_reason"),
    }
