"""Whom each kind of letter concerns, and what it says to them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from panel.invitations import letters as invitations
from panel.mail.rules import Addressee, LetterKind, Words
from panel.papers import letters as comments
from panel.reminders import follow_ups, publications, reports
from panel.reminders.due import Due


@dataclass(frozen=True)
class Teller:
    """How a kind of letter is written: whom a thing concerns, and the words for one of them (None: nothing to say)."""

    concerned: Callable[[str], list[Addressee]]
    words: Callable[[str, Addressee], Words | None]


K = LetterKind
TELLERS: Mapping[LetterKind, Teller] = {
    K.PACK: Teller(publications.concerned, publications.words),
    K.SUPPLEMENT: Teller(publications.concerned, publications.words),
    K.INVITATION: Teller(invitations.concerned, invitations.words),
    K.REPORT_DUE: Teller(reports.concerned, reports.words),
    K.COMMENT_ASKED: Teller(comments.concerned, comments.words),
    K.FOLLOW_UP_DUE: Teller(follow_ups.concerned, follow_ups.words),
    K.FOLLOW_UP_OVERDUE: Teller(follow_ups.concerned, follow_ups.words),
}
"""A letter says nothing that its reader may not see, and nothing of what is not for publication, whoever reads it: it
goes through the post and lies in a mailbox. What is closed is counted; one signs in to read it.
"""

SOURCES: tuple[Callable[[], Iterator[Due]], ...] = (reports.due, follow_ups.due)
"""Where what is due is found."""
