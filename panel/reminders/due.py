"""What is due now, so that those whom it concerns are reminded of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from panel.mail.rules import LetterKind


@dataclass(frozen=True)
class Due:
    """One thing that somebody is to be reminded of, and what names this reminder of it."""

    kind: LetterKind
    about: str
    occasion: str


SOURCES: tuple[Callable[[], Iterator[Due]], ...] = ()
"""Where what is due is found."""


def all_due() -> Iterator[Due]:
    """Everything that is due now."""
    for source in SOURCES:
        yield from source()
