"""The membership of a body on one day, as the front sheet and the minutes print it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

VACANCY = "Vacancy"


@dataclass(frozen=True)
class Holder:
    """One seat as it is printed: a person, a post, or a vacancy. `substitutes` are those named for this seat alone."""

    printed: str
    role: str | None = None
    person_id: int | None = None
    post: str | None = None
    vacant: bool = False
    votes: bool = False
    note: str | None = None
    substitutes: tuple[str, ...] = ()
    seat_id: int | None = None

    @property
    def line(self) -> str:
        """“Cllr Mrs C Hegley (Chairman)”."""
        return f"{self.printed} ({self.role})" if self.role else self.printed


@dataclass(frozen=True)
class Group:
    """The members of one category, and the substitutes named for the category as a whole."""

    name: str
    voting: bool | None = None
    councillors: bool = False
    sees_restricted: bool = False
    note: str | None = None
    holders: tuple[Holder, ...] = ()
    substitutes: tuple[Holder, ...] = ()
    sees_confidential: bool = False

    @property
    def heading(self) -> str:
        """“Elected Members (voting)”. A name that says it already is left as it is."""
        if self.voting is None or "voting" in self.name.lower():
            return self.name
        return f"{self.name} ({'voting' if self.voting else 'non-voting'})"


def is_substitute(role: str | None) -> bool:
    """Whether a seat's role makes its holder a substitute or reserve of the category, not a member of it."""
    return any(word in (role or "").lower() for word in ("substitute", "reserve"))


def is_chair(role: str | None) -> bool:
    """Whether a seat's role is the chair's, whatever the council calls it; a vice-chair's is not."""
    words = (role or "").lower()
    return "chair" in words and not any(other in words for other in ("vice", "deputy", "former", "past"))


def roll_as_data(groups: Iterable[Group]) -> list[dict[str, Any]]:
    """The membership as plain data, to be kept with a publication or frozen with approved minutes."""
    return [asdict(group) for group in groups]


def roll_from_data(data: Iterable[dict[str, Any]]) -> tuple[Group, ...]:
    """What `roll_as_data` kept."""
    return tuple(
        Group(**{**group, "holders": _holders(group["holders"]), "substitutes": _holders(group["substitutes"])})
        for group in data
    )


def _holders(data: Iterable[dict[str, Any]]) -> tuple[Holder, ...]:
    return tuple(Holder(**{**one, "substitutes": tuple(one["substitutes"])}) for one in data)
