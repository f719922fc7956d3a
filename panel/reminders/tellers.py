"""Whom each kind of letter concerns, and what it says to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from panel.invitations import letters
from panel.mail.rules import Addressee, LetterKind, Words
from panel.reminders import publications


@dataclass(frozen=True)
class Teller:
    """How a kind of letter is written: whom a thing concerns, and the words for one of them (None: nothing to say)."""

    concerned: Callable[[str], list[Addressee]]
    words: Callable[[str, Addressee], Words | None]


K = LetterKind
TELLERS: Mapping[LetterKind, Teller] = {
    K.PACK: Teller(publications.concerned, publications.words),
    K.SUPPLEMENT: Teller(publications.concerned, publications.words),
    K.INVITATION: Teller(letters.concerned, letters.words),
}
"""A letter says nothing that its reader may not see, and nothing of what is not for publication, whoever reads it: it
goes through the post and lies in a mailbox. What is closed is counted; one signs in to read it.
"""
