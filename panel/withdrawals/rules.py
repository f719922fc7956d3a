"""When something may be taken down, and what the public is told in its place (D7, D8)."""

import datetime as dt
import re
from dataclasses import dataclass

from panel import wording
from panel.lifecycle import Finding, Level

LEAST = 10
"""How many letters a reason has at least: the public is told it, and “error” tells nobody anything."""


@dataclass(frozen=True)
class Stretch:
    """Pages by their numbers in the pack, first and last included."""

    first: int
    last: int

    @property
    def words(self) -> str:
        """“pages 3 to 6”, “page 3”."""
        return f"page {self.first}" if self.first == self.last else f"pages {self.first} to {self.last}"

    def within(self, other: "Stretch") -> "Stretch | None":
        """The pages that both have, if there are any."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Stretch(first, last) if first <= last else None


def judge_withdrawal(reason: str, pages: Stretch | None = None) -> list[Finding]:
    """What stands against taking something down: no reason that says anything, pages that run backwards (D7, D8)."""
    found = []
    if len(re.sub(r"\W", "", reason)) < LEAST:
        words = "Say why it is withdrawn, without repeating what should not have been published. The public is told it."
        found.append(Finding("D8", words, Level.REFUSE))
    if pages is not None and not 1 <= pages.first <= pages.last:
        found.append(Finding("D7", "Give the first and the last page, as they are numbered in the pack.", Level.REFUSE))
    return found


def words(at: dt.datetime, reason: str) -> str:
    """What a public address says from then on: "This was withdrawn on … at …. A child was named in it."."""
    return f"This was withdrawn on {wording.moment(at)}. {sentence(reason)}"


def sentence(reason: str) -> str:
    """A reason as a sentence."""
    said = reason.strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."
