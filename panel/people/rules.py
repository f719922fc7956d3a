"""What may be kept of a person, and of a young person (D5)."""

import re
from dataclasses import dataclass

from panel.lifecycle import Finding, Level


@dataclass(frozen=True)
class Particulars:
    """What is known of a person. `name` is as printed; of a young person it is a label."""

    name: str
    honorific: str | None = None
    post: str | None = None
    organisation: str | None = None
    party: str | None = None
    ward: str | None = None
    email: str | None = None
    shown_as: str | None = None
    young: bool = False
    note: str | None = None


NOT_KEPT_OF_THE_YOUNG = {
    "honorific": "title",
    "post": "post",
    "party": "party",
    "ward": "ward",
    "email": "email address",
    "shown_as": "other name",
}
"""What is not kept of a young person, in the words of the form. A group they speak for may be."""

_FIRST_NAME_AND_SURNAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z]\.?)* [A-Z][\w’'-]+")
_OF_A_GROUP = re.compile(r"council|panel|group|forum|representative|young|people|person|member|care", re.IGNORECASE)


def judge(who: Particulars, namesakes: int = 0) -> list[tuple[str, Finding]]:
    """Why these particulars cannot be kept, each with the field it is about. `namesakes` others have the same name."""
    found = []
    if not who.name:
        found.append(("name", "Enter the name as it should be printed"))
    if namesakes and not who.note:
        words = f"Someone called {who.name} is already here. If this is another person, say how to tell them apart"
        found.append(("note", words))
    if who.young:
        found += _judge_young(who)
    return [(field, Finding("D5" if who.young else "people", words, Level.REFUSE)) for field, words in found]


def judge_change(name: str, who: Particulars) -> list[tuple[str, Finding]]:
    """Why what is kept of someone called `name` cannot be changed so (D5): a label changes everywhere, or nowhere."""
    if not who.young or who.name == name:
        return []
    words = "Change the label everywhere, by the link above: what is signed then stays as it was signed"
    return [("name", Finding("D5", words, Level.REFUSE))]


def _judge_young(who: Particulars) -> list[tuple[str, str]]:
    found = [
        (field, f"The {words} of a young person is not kept. Empty this box")
        for field, words in NOT_KEPT_OF_THE_YOUNG.items()
        if getattr(who, field)
    ]
    if _FIRST_NAME_AND_SURNAME.fullmatch(who.name) and not _OF_A_GROUP.search(who.name):
        words = "Enter a first name, a letter or the name of a group: the surname of a young person is never kept"
        found.append(("name", words))
    return found
