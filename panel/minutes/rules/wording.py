"""The words that minutes use again and again (rules sheet, section 7), with slots for the facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from panel.minutes.rules.life import VERB_WORDS, How, Verb

NONE_DECLARED = "None declared."
NO_APOLOGIES = "There were no apologies for absence."
DETAILS_WITHHELD = "details withheld, the interest being sensitive"

APPROVAL: dict[How, tuple[Verb, str]] = {
    How.CORRECT_RECORD: (
        Verb.RESOLVED,
        "that the minutes of {meetings} be approved as a correct record and signed by the {chair}",
    ),
    How.AGREED: (Verb.AGREED, "that the minutes of {meetings} be accepted, to be signed by the {chair} afterwards"),
    How.NOTED: (Verb.NOTED, "the minutes of {meetings}."),
    How.NOT_APPROVED: (Verb.NONE, "The minutes of {meetings} were not approved."),
}


def approval(
    how: How, date: str, *, chair: str = "Chair", corrections: Sequence[str] = ()
) -> tuple[Verb, str, list[str]]:
    """The verb, the words and the parts by which a later meeting deals with the minutes of `date` (V9, V12)."""
    verb, pattern = APPROVAL[how]
    words = pattern.format(meetings=f"the meeting held on {date}", chair=chair).rstrip(".")
    return (verb, f"{words}, subject to the following:", list(corrections)) if corrections else (verb, f"{words}.", [])


def exclusion(items: str, paragraphs: Sequence[int], reason: str = "") -> str:
    """The resolution that excludes the public during `items` ("item 9, Fees") on grounds of Schedule 12A (X3, X4)."""
    number = "paragraph" if len(paragraphs) == 1 else "paragraphs"
    listed = _listed([str(paragraph) for paragraph in sorted(paragraphs)]) or "…"
    because = f" because {reason.strip().rstrip('.')}" if reason.strip() else ""
    return (
        f"that under section 100A(4) of the Local Government Act 1972 the public be excluded during {items}, as"
        f" exempt information within {number} {listed} of Part 1 of Schedule 12A to the Act would be likely to be"
        f" disclosed, and the public interest in keeping it private outweighs the public interest in disclosing it"
        f"{because}."
    )


def confidential(items: str) -> str:
    """What is minuted where the public must leave without a vote (X2)."""
    return (
        f"The public withdrew during {items}, as confidential information within section 100A(2) of the Local"
        " Government Act 1972 would otherwise have been disclosed."
    )


def urgent(item: str, reason: str) -> str:
    """What is minuted of an item taken as urgent (U1)."""
    return (
        f"The Chair was of the opinion that {item} should be considered as a matter of urgency because of these special"
        f" circumstances: {reason.strip().rstrip('.')} (section 100B(4)(b) of the Local Government Act 1972)."
    )


def closing(started: str | None, concluded: str | None, breaks: Sequence[tuple[str | None, str | None]] = ()) -> str:
    """The note that ends the minutes: when the meeting began, stood adjourned and ended, in the times as written."""
    said = []
    if started:
        said.append(f"began at {started}")
    for start, end in breaks:
        until = f" until {end}" if end else ""
        said.append(f"stood adjourned from {start}{until}" if start else f"stood adjourned{until}")
    if concluded:
        said.append(f"ended at {concluded}")
    return f"The meeting {_listed(said).rstrip('.')}." if said else ""


def vote_line(vote: Mapping[str, Any] | None) -> str:
    """How the vote went, in words: as the minute puts it, then the counts, then the names (V6, V7)."""
    if not vote:
        return ""
    names = vote.get("names") or {}
    counted = []
    for side in ("for", "against", "abstained"):
        who = _names(names.get(side)) if isinstance(names, Mapping) else ""
        count = vote.get(side)
        if count is not None or who:
            counted.append(side.capitalize() + (f" {count}" if count is not None else "") + (f": {who}" if who else ""))
    how = str(vote.get("how") or "").strip().rstrip(".")
    parts = [how[:1].upper() + how[1:]] if how else []
    return ". ".join([*parts, *(["; ".join(counted)] if counted else [])]) + "." if parts or counted else ""


def _names(value: Any) -> str:
    """Names as given: a list of words or of references."""
    if not isinstance(value, list):
        return str(value or "")
    return ", ".join(
        str(one.get("as_printed") or one.get("person") or "") if isinstance(one, Mapping) else str(one) for one in value
    )


def movers(moved: str, seconded: str) -> str:
    """By whom a motion was moved and seconded, as far as it is known."""
    if moved and seconded:
        return f"Moved by {moved}, seconded by {seconded}."
    return f"Moved by {moved}." if moved else f"Seconded by {seconded}." if seconded else ""


def heading(verb: Verb | None, own: str | None, to: str | None) -> str:
    """The words that stand out before an outcome: the paper's own, or the verb with whom it is addressed to (Y6)."""
    words = own or (VERB_WORDS[verb].upper() if verb and verb is not Verb.NONE else "")
    if not to or not words:
        return words
    return f"{words} {to}" if verb is Verb.LEFT_TO else f"{words} to {to}"


def declared(who: str, *, kind: str, items: str, nature: str, after: str) -> str:
    """An interest as minuted: who, of what kind, in which items, why, and what the member then did (2.3)."""
    own = _begun_small(kind.strip().removesuffix("interest").strip())
    purpose = own if own.startswith("for ") else ""
    interest = f"{own} interest" if own and not purpose else "interest"
    a = "an" if interest[0] in "aeio" else "a"
    words = f"{who} declared {a} {interest}" + (f" in {items}" if items else "") + (f", {purpose}" if purpose else "")
    words += f": {nature}" if nature else ""
    return words.rstrip(".;") + (f"; {_begun_small(after.strip().rstrip('.'))}" if after.strip() else "") + "."


def what_they_did(action: str, left: str | None, returned: str | None) -> str:
    """What a member did who declared an interest, with the times that are known."""
    went = action.lower().endswith("left the room")
    words = action + (f" at {left}" if went and left else "")
    times = [f"left at {left}" if left and not went else "", f"returned at {returned}" if returned else ""]
    said = _listed([time for time in times if time])
    return words + (f"{' and ' if went else ', '}{said}" if words and said else said)


def _begun_small(words: str) -> str:
    """As it stands within a sentence; what is written in capitals, like DPI, stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
