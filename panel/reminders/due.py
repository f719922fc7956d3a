"""What is due now, so that those whom it concerns are reminded of it."""

from dataclasses import dataclass

from panel.mail.rules import LetterKind


@dataclass(frozen=True)
class Due:
    """One thing that somebody is to be reminded of, and what names this reminder of it."""

    kind: LetterKind
    about: str
    occasion: str
