"""What a seal says, and what is said of one (V13)."""

from dataclasses import dataclass


class NotSealed(RuntimeError):
    """A file could not be sealed; says why in a sentence."""


@dataclass(frozen=True)
class Seal:
    """What a seal says: who acted, where, and what they did."""

    name: str
    place: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    """Whether a file is as it was sealed, whether the seal speaks of all of it, and by whom, under the given roots."""

    intact: bool
    whole: bool
    trusted: bool
    by: str = ""
    stamped: bool = False

    @property
    def good(self) -> bool:
        """Whether it is intact, wholly covered and trusted."""
        return self.intact and self.whole and self.trusted
