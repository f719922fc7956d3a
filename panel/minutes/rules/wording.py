"""The words that minutes use again and again (rules sheet, section 7), with slots for the facts."""

from collections.abc import Sequence

from panel.minutes.rules.life import How, Verb

NONE_DECLARED = "None declared."
NO_APOLOGIES = "There were no apologies for absence."
NO_QUORUM = "There was no quorum, so nothing could be decided: what follows are notes (V2)."
NO_QUORUM_FOR_ITEM = "There was no quorum for this item, so it was not decided."
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


def declared(who: str, *, kind: str, items: str, nature: str, after: str) -> str:
    """An interest as minuted: who, of what kind, in which items, why, and what the member then did (2.3)."""
    own = _begun_small(kind.strip().removesuffix("interest").strip())
    purpose = own if own.startswith("for ") else ""
    interest = f"{own} interest" if own and not purpose else "interest"
    a = "an" if interest.startswith(tuple("aeio")) else "a"
    words = f"{who} declared {a} {interest}" + (f" in {items}" if items else "") + (f", {purpose}" if purpose else "")
    words += f": {nature}" if nature else ""
    return words.rstrip(".;") + (f"; {_begun_small(after.strip().rstrip('.'))}" if after.strip() else "") + "."


def what_they_did(action: str, left: str | None, returned: str | None) -> str:
    """What a member did who declared an interest, with the times that are known."""
    action = action.removesuffix(" and came back") if returned else action
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
