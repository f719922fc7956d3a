"""What an outcome may start from, and words ready to be put in: the report's recommendations, the set resolutions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from panel import wording
from panel.meetings.models import AgendaItem
from panel.meetings.rules.agenda import Part
from panel.meetings.rules.closed import confidential, exclusion
from panel.minutes.models import Minute
from panel.minutes.roll import roll_for
from panel.minutes.rules.life import VERB_WORDS, Verb
from panel.minutes.rules.motions import usual_verb
from panel.minutes.rules.wording import NO_QUORUM_FOR_ITEM, urgent
from panel.minutes.standing import item_words
from panel.minutes.texts import SIDES, Fields
from panel.papers.queries import contents_of, papers_of
from panel.papers.rules.contents import Ask


@dataclass(frozen=True)
class Start:
    """Outcomes ready to be changed, and what the button says that puts them in."""

    label: str
    outcomes: tuple[Fields, ...]


def asks_of(item: AgendaItem | None) -> list[Ask]:
    """What the papers of an item ask the meeting to do."""
    return [ask for paper in papers_of(item) for ask in contents_of(paper).recommendations] if item else []


def starts_for(minute: Minute) -> list[Start]:
    """What an outcome of this minute may start from."""
    return list(_starts(minute))


def _starts(minute: Minute) -> Iterator[Start]:
    item = minute.item
    asks = asks_of(item)
    decides = minute.meeting.body.resolves
    usual = usual_verb(decides=decides, role=item.role if item else None)
    if asks:
        yield Start("Start from the report’s recommendations", tuple(from_recommendations(asks, decides=decides)))
    if item and item.prepared_motion:
        yield Start("Start from the prepared motion", (outcome(usual, [item.prepared_motion]),))
    if item and item.role == "exclusion":
        yield Start("Start from the words that exclude the public", (outcome(Verb.RESOLVED, [_exclusion(item)]),))
    if not minute.outcomes:
        yield Start(f"Start an outcome: {VERB_WORDS[usual].upper()}", (outcome(usual, [""]),))


def from_recommendations(asks: Sequence[Ask], *, decides: bool) -> list[Fields]:
    """The outcomes that recommendations would become, those next to each other with one verb as parts of one (Y6).

    A body that `decides` resolves; one that advises recommends.
    """
    groups = groupby(asks, key=lambda ask: (_verb(ask, decides=decides), ask.to if _recommends(ask) else None))
    return [outcome(verb, [_words(ask, verb) for ask in group], to=to or "") for (verb, to), group in groups]


def _recommends(ask: Ask) -> bool:
    return (ask.verb or "").lower().startswith("recommend")


def _verb(ask: Ask, *, decides: bool) -> Verb:
    if (ask.verb or ask.text or "").lower().startswith("note"):
        return Verb.NOTED
    return Verb.RESOLVED if decides and not _recommends(ask) else Verb.RECOMMENDED


def _words(ask: Ask, verb: Verb) -> str:
    """What was recommended, said as what was done: "note the report" is NOTED – the report."""
    words = (ask.text or "").strip()
    if verb is Verb.NOTED and words.lower().startswith("note "):
        words = words[5:]
    elif verb is not Verb.NOTED and ask.verb and not _recommends(ask):
        words = f"{ask.verb[:1].lower()}{ask.verb[1:]} {words}"
    return " ".join([words, *ask.parts])


def outcome(verb: Verb, texts: Sequence[str], *, to: str = "") -> Fields:
    """The fields of an outcome with these parts; lettered where there are several."""
    labels = [f"{chr(ord('a') + place)})" if len(texts) > 1 else "" for place in range(len(texts))]
    parts = [
        {"id": None, "label": label, "text": text, "owners": "", "due": ""}
        for label, text in zip(labels, texts, strict=True)
    ]
    empty = dict.fromkeys(("own_words", "lead_in", "moved_by", "seconded_by", "vote"), "")
    return {"id": None, "verb": verb.value, "to": to, "parts": parts, **empty, **dict.fromkeys(SIDES)}


def _exclusion(item: AgendaItem) -> str:
    """The resolution for every restricted or closed item that follows (X3)."""
    after = [line for line in item.meeting.items if line.position > item.position]
    closed = [line for line in after if line.marking.exempt or line.part is Part.CLOSED]
    named = wording.listed(f"{item_words(line)}, {line.title}" for line in closed) or "the following items"
    paragraphs = sorted({number for line in closed for number in line.marking.paragraphs})
    reasons = [line.public_interest for line in closed if line.public_interest]
    return exclusion(named, paragraphs, reasons[0] if len(set(reasons)) == 1 else "")


def phrases_for(minute: Minute) -> dict[str, tuple[str, str]]:
    """Words to be put in, by key: what the menu calls them, and the words. Those that the item calls for come first."""
    found: dict[str, tuple[str, str]] = {}
    item = minute.item
    if item and item.urgent:
        found["urgent"] = ("Taken as urgent", urgent(item_words(item), item.urgent_reason or "…"))
    if item and item.confidential:
        found["confidential"] = ("The public withdrew", confidential(item_words(item)))
    if roll_for(minute).quorum.met is False:
        found["quorum"] = ("No quorum for this item", NO_QUORUM_FOR_ITEM)
    return found | {str(phrase.id): (phrase.label, phrase.text) for phrase in minute.meeting.body.phrases}
