"""What a monitoring officer would look at twice in a declaration. It is kept as recorded, with the note (I5–I13)."""

from dataclasses import dataclass

from panel.interests.rules.effects import Effect
from panel.interests.rules.words import NOT_AN_INTEREST, Kind, is_corporate_parent_only
from panel.lifecycle import Finding


@dataclass(frozen=True)
class Declared:
    """A declaration as recorded, with what it stopped the member doing."""

    kind: Kind
    effect: Effect
    nature: str | None = None
    registered: str | None = None
    action: str | None = None
    left: str | None = None
    voted: bool | None = None
    spoke_as_public: bool | None = None
    dispensation_ended: bool = False


def is_registered(words: str | None) -> bool | None:
    """Whether the words of a record say that it is registered; None where they say neither yes nor no."""
    said = (words or "").strip().lower()
    if said in {"yes", "y", "true", "registered"}:
        return True
    return False if said in {"no", "n", "false", "not registered", "unregistered"} else None


def is_pending(words: str | None) -> bool:
    """Whether the monitoring officer has been told already (I5)."""
    return (words or "").strip().lower() == "pending"


def must_be_notified(kind: Kind, registered: str | None, *, has_pecuniary_entry: bool) -> bool:
    """Whether a disclosure sets the 28 days running: a pecuniary interest neither registered nor pending (I5, 2.3 d).

    Where the record does not say, it does so for a member with no pecuniary interest on the register.
    """
    if kind is not Kind.DPI or is_pending(registered):
        return False
    known = is_registered(registered)
    return not has_pecuniary_entry if known is None else not known


def doubts(one: Declared) -> list[Finding]:
    """The notes beside a declaration."""
    stayed = (one.action or "").lower().startswith("stayed") and not one.left
    found = (
        ("I13", is_corporate_parent_only(one.nature), NOT_AN_INTEREST),
        ("I8", one.dispensation_ended, "The dispensation named had ended, or had not begun."),
        (
            "I6",
            bool(one.voted) and not one.effect.vote,
            "The member is recorded as having voted. Taking part with a pecuniary interest may be an offence (I9)."
            if one.kind is Kind.DPI
            else "The member is recorded as having voted.",
        ),
        (one.effect.rule, stayed and one.effect.leave, "The member is recorded as having stayed."),
        (
            one.effect.rule,
            bool(one.spoke_as_public) and one.effect.leave and one.effect.speak == "no",
            "The member is recorded as having spoken.",
        ),
    )
    return [Finding(rule, words) for rule, so, words in found if so]
