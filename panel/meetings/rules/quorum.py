"""Who counts towards a quorum, whether there is one, and what a clerk is told before it is lost (V1, V2, V14)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from panel.lifecycle import Finding, Level


@dataclass(frozen=True)
class Count:
    """How many members that count are present, of how many, and how many are needed (None: not known)."""

    present: int
    of: int
    quorum: int | None
    who: str = "voting"

    @property
    def met(self) -> bool | None:
        """Whether there is a quorum; None where the body has not said how many that is."""
        return None if self.quorum is None else self.present >= self.quorum

    @property
    def words(self) -> str:
        """Present 7 of 9 voting, quorum 3."""
        known = "quorum not set" if self.quorum is None else f"quorum {self.quorum}"
        return f"Present {self.present} of {self.of} {self.who}, {known}"


def counted(
    counting: Collection[int], seated: Iterable[int | None], *, quorum: int | None, who: str = "voting"
) -> Count:
    """Count the seats in which somebody sits who is in the room (V1).

    `counting` are the seats that count towards the quorum; a vacancy is none of them and stops nothing (V14). `seated`
    are the seats of those who are in the room, as `presence.absence` says (V2, B12): a seat held by two counts once.
    """
    return Count(len(set(counting).intersection(seated)), len(counting), quorum, who)


def quorum_findings(count: Count) -> list[Finding]:
    """What the clerk is told of the quorum: that it is about to be lost, or that there is none (V2)."""
    if count.quorum is None or count.present > count.quorum:
        return []
    needed = "one member is" if count.quorum == 1 else f"{count.quorum} members are"
    if count.met:
        return [Finding("V2", f"One more departure and there is no quorum: {needed} needed.")]
    words = f"There is no quorum: {needed} needed and {_are(count.present)} here."
    return [Finding("V2", f"{words} Nothing can be decided; take notes only.", Level.CONFIRM)]


def _are(number: int) -> str:
    return {0: "none is", 1: "one is"}.get(number, f"{number} are")
