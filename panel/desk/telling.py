"""How a change of the record is told: which thing it was, what became of it, each fact before and after, in words."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from panel import wording

NOUNS = {
    "meeting": "Meeting",
    "agenda_item": "Agenda line",
    "notice": "Notice",
    "attendance": "Attendance",
    "spell": "Time in the meeting",
    "presiding": "Who presided",
    "adjournment": "Adjournment",
    "closed_business": "Closed business",
    "declaration": "Declaration of interest",
    "declaration_notice": "Notice of an interest",
    "registration_task": "Interest to be registered",
    "register_entry": "Registered interest",
    "dispensation": "Dispensation",
    "paper": "Paper",
    "paper_person": "Author or officer",
    "paper_version": "Version of a paper",
    "section": "Section of a paper",
    "recommendation": "Recommendation",
    "minute_book": "Minutes",
    "minute": "Minute",
    "point": "Point of a minute",
    "outcome": "Outcome",
    "outcome_part": "Part of an outcome",
    "action": "Action",
    "follow_up": "Follow-up",
    "owner": "Owner",
    "update": "Progress",
    "correction": "Correction",
    "publication": "Publication",
    "many": "Many rows",
}
"""What the tables of the record are called; one that is not here is called by its own name."""

LABELS = {
    "html": "text",
    "person_id": "person",
    "for_person_id": "in place of",
    "moved_by_person_id": "moved by",
    "seconded_by_person_id": "seconded by",
    "signed_by_person_id": "signed by",
    "as_printed": "as printed",
    "to": "to whom",
    "sha256": "file",
    "to_follow": "to follow",
}
"""What a fact is called where its column's own name does not say it."""

WORDS = re.compile("“[^”]*”")
"""Words of the record in a sentence of the trail: a title, which may itself be closed."""

NOT_TOLD = frozenset({"id", "key", "octets", "content", "contents", "membership"})
"""What a person who reads the history need not see: numbers of rows, and what is kept whole elsewhere."""


@dataclass(frozen=True)
class Fact:
    """One fact before and after. `rich` says that both are HTML."""

    label: str
    before: str
    after: str
    rich: bool = False


@dataclass(frozen=True)
class Told:
    """One thing that was added, changed or removed."""

    noun: str
    did: str
    facts: tuple[Fact, ...]


def without_words(sentence: str) -> str:
    """A sentence of the trail for who may not read the texts it is about: titles and what follows a colon left out."""
    return WORDS.sub("“…”", sentence).partition(": ")[0]


def tell(changes: Iterable[Mapping[str, Any]], name: Callable[[int], str]) -> list[Told]:
    """What was changed, thing by thing. `name` gives the name of a person of that number."""
    return [_told(change, name) for change in changes]


def _told(change: Mapping[str, Any], name: Callable[[int], str]) -> Told:
    before, after = change["before"], change["after"]
    did = "added" if before is None else "removed" if after is None else "changed"
    facts = (
        _fact(key, before or {}, after or {}, name) for key in {**(before or {}), **(after or {})} if _is_told(key)
    )
    noun = NOUNS.get(change["table"], str(change["table"]).replace("_", " ").capitalize())
    return Told(noun, did, tuple(fact for fact in facts if fact.before != fact.after))


def _is_told(key: str) -> bool:
    return key not in NOT_TOLD and (not key.endswith("_id") or key in LABELS)


def _fact(key: str, before: Mapping[str, Any], after: Mapping[str, Any], name: Callable[[int], str]) -> Fact:
    label = LABELS.get(key, key.removesuffix("_text").replace("_", " "))
    rich = key in {"html", "summary"} and "<" in f"{before.get(key)}{after.get(key)}"
    read = name if key.endswith("person_id") else in_words
    was, is_now = (read(one[key]) if one.get(key) not in (None, "") else "" for one in (before, after))
    return Fact(label.capitalize(), was, is_now, rich)


def in_words(value: Any) -> str:
    """A kept value as a person reads it: a date or a time is kept as text, a word of ours with underscores."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(in_words(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_words(one)}" for key, one in value.items())
    text = str(value)
    for form, say in FORMS:
        if form.fullmatch(text):
            return say(text)
    return text


FORMS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), lambda text: wording.date(dt.date.fromisoformat(text))),
    (re.compile(r"\d\d:\d\d:\d\d"), lambda text: wording.time(dt.time.fromisoformat(text))),
    (re.compile(r"\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d"), lambda text: wording.moment(dt.datetime.fromisoformat(text))),
    (re.compile(r"[a-z]+(_[a-z]+)+"), lambda text: text.replace("_", " ")),
)
