"""Who counts towards a quorum, and whether there is one (V1, V2, B12)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class There:
    """Someone's attendance, as far as a quorum asks: which seat they sit in (for another, that one's)."""

    seat: int | None
    present: bool
    remote: bool = False
    out: bool = False


@dataclass(frozen=True)
class Count:
    """How many voting members are present, of how many, and how many are needed (None: not known)."""

    present: int
    of: int
    quorum: int | None

    @property
    def met(self) -> bool | None:
        """Whether there is a quorum; None where the body has not said how many that is."""
        return None if self.quorum is None else self.present >= self.quorum

    @property
    def words(self) -> str:
        """Present 7 of 9 voting, quorum 3."""
        known = "quorum not set" if self.quorum is None else f"quorum {self.quorum}"
        return f"Present {self.present} of {self.of} voting, {known}"


def counted(
    voting: Collection[int],
    there: Iterable[There],
    *,
    quorum: int | None,
    remote_counts: bool = False,
) -> Count:
    """Count the voting seats that are sat in by someone who is in the room now.

    `voting` are the seats that vote and are not vacant (V1). Someone who has gone out, or left for an item in which
    they have an interest, is not counted (V2); someone remote only where the body lets them count (B12).
    """
    taken = {
        one.seat for one in there if one.present and not one.out and (remote_counts or not one.remote) and one.seat
    }
    return Count(len(taken & set(voting)), len(voting), quorum)
