"""A vote as the record keeps it (docs/bundle.md), read and written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from panel.minutes.rules.votes import Named, Side, Vote


def read_vote(data: Mapping[str, Any] | None, printed: Mapping[str, str] | None = None) -> Vote:
    """A vote from the form in which it is kept. `printed` gives the names of people by their ids."""
    told = data or {}
    names = told.get("names")
    casting = told.get("casting")
    return Vote(
        how=str(told.get("how") or ""),
        votes_for=told.get("for"),
        against=told.get("against"),
        abstained=told.get("abstained"),
        names=tuple(_sides(names, printed or {})) if isinstance(names, Mapping) else (),
        own=tuple(_own(told.get("own") or (), printed or {})),
        casting=next(iter(_own([casting] if casting else (), printed or {})), None),
        asked_by=told.get("asked_by"),
        at=str(told.get("at") or ""),
    )


def _sides(names: Mapping[str, Any], printed: Mapping[str, str]) -> Iterator[Named]:
    for side in Side:
        value = names.get(side)
        for one in value if isinstance(value, list) else [value] if value else ():
            yield _name(one, printed), side


def _own(rows: Sequence[Any], printed: Mapping[str, str]) -> Iterator[Named]:
    for row in rows:
        if isinstance(row, Mapping) and row.get("vote") in list(Side):
            yield _name(row, printed), Side(row["vote"])


def _name(one: Any, printed: Mapping[str, str]) -> str:
    """A name as given: words, an id, or a reference that holds either."""
    words = (one.get("as_printed") or one.get("person")) if isinstance(one, Mapping) else one
    return printed.get(str(words), str(words or ""))


def vote_data(vote: Vote) -> dict[str, Any]:
    """The form in which the record keeps a vote; what is not known is left out."""
    told: dict[str, Any] = {"how": vote.how or None, **{side.value: vote.given(side) for side in Side}}
    told["names"] = {side.value: named for side in Side if (named := [name for name, one in vote.names if one is side])}
    told["own"] = [_reference(one) for one in vote.own]
    told["casting"] = _reference(vote.casting) if vote.casting else None
    told |= {"asked_by": vote.asked_by, "at": vote.at or None}
    return {key: value for key, value in told.items() if value not in (None, [], {})}


def _reference(named: Named) -> dict[str, str]:
    return {"as_printed": named[0], "vote": named[1].value}
