"""The decision table of a council’s code: what an interest stops a member doing (I6, I10, I11).

The default is the model councillor code of 2020, appendix B. A council changes what its own code says otherwise, and no
more: `{"kinds": [{"id": "dpi", "leave_room": false}]}`, or shorter `{"dpi": {"leave_room": false}}`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any


class Speak(StrEnum):
    """Whether a member may speak on the matter."""

    YES = "yes"
    AS_PUBLIC = "only_if_public_may"
    NO = "no"


class Lifts(StrEnum):
    """What dispensation could lift the bar: that of section 33, one of the council’s own, or none needed."""

    STATUTORY = "statutory_s33"
    LOCAL = "local"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Row:
    """What the code says of one kind of interest, in the words of the rules sheet's table."""

    id: str
    label: str
    rule: str
    trigger: str
    register: bool
    disclose: bool
    speak: Speak
    discuss: bool
    vote: bool
    leave_room: bool
    dispensation: Lifts
    criminal_offence: bool
    test: tuple[str, ...] = ()


_TO_BODY = "directly_relates_to_financial_interest_or_wellbeing_of_body"
_TO_SELF = "directly_relates_to_own_or_relative_or_close_associate"
_AFFECTS = "affects_own_or_relative_or_close_associate_or_ori_body"
_LIMBS = (
    "greater_extent_than_majority_of_ward_inhabitants",
    "reasonable_public_would_think_it_affects_view_of_wider_public_interest",
)

_NO, _PUBLIC, _YES = Speak.NO, Speak.AS_PUBLIC, Speak.YES
_S33, _OWN, _NONE = Lifts.STATUTORY, Lifts.LOCAL, Lifts.NOT_NEEDED

# fmt: off
_TABLE = (
    #  id                     rule    when it bites       reg.   discl. speak    discuss vote   leave  disp.  offence
    ("dpi",                  "I10",  "directly_relates", True,  True,  _NO,     False,  False, True,  _S33,  True),
    ("ori",                  "I11a", _TO_BODY,           True,  True,  _PUBLIC, False,  False, True,  _OWN,  False),
    ("nri_direct",           "I11b", _TO_SELF,           False, True,  _PUBLIC, False,  False, True,  _OWN,  False),
    ("affects_test_met",     "I11c", _AFFECTS,           False, True,  _PUBLIC, False,  False, True,  _OWN,  False),
    ("affects_test_not_met", "I11d", _AFFECTS,           False, True,  _YES,    True,   True,  False, _NONE, False),
)
# fmt: on
_LABELS = {
    "dpi": "Disclosable pecuniary interest",
    "ori": "Other registrable interest",
    "nri_direct": "Non-registrable interest (direct)",
    "affects_test_met": "Affects - both limbs met",
    "affects_test_not_met": "Affects - test not met",
}
_TESTS = {"affects_test_met": _LIMBS}

MODEL_CODE = tuple(Row(row[0], _LABELS[row[0]], *row[1:], _TESTS.get(row[0], ())) for row in _TABLE)
"""Model councillor code 2020, appendix B, with Localism Act 2011 sections 30 to 34."""

Table = Mapping[str, Row]


def decision_table(own: Any = None) -> dict[str, Row]:
    """The table of a council: the model code, with what the council's own code says otherwise.

    It holds I10, I11a, I11b, I11c and I11d. What `own` says of no known kind, or in words that are no value of the
    table, changes nothing.
    """
    table = {row.id: row for row in MODEL_CODE}
    for kind, said in _overrides(own):
        if kind in table:
            table[kind] = replace(table[kind], **_readable(said))
    return table


def _overrides(own: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(own, Mapping):
        return
    told = own.get("interest_decision_table", own)
    kinds = told.get("kinds", told) if isinstance(told, Mapping) else {}
    pairs = kinds.items() if isinstance(kinds, Mapping) else _named(kinds)
    yield from ((str(kind), said) for kind, said in pairs if isinstance(said, Mapping))


def _named(kinds: Any) -> Iterator[tuple[Any, Any]]:
    for one in kinds if isinstance(kinds, list) else ():
        if isinstance(one, Mapping):
            yield one.get("id"), one


def _readable(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        one.name: read
        for one in fields(Row)
        if one.name in said and (read := _value(one.name, said[one.name])) is not None
    }


_WORDS: dict[str, type[StrEnum]] = {"speak": Speak, "dispensation": Lifts}
_FLAGS = frozenset({"register", "disclose", "discuss", "vote", "leave_room", "criminal_offence"})


def _value(name: str, said: Any) -> Any:
    """A value as the table holds it; None where it is none."""
    if name in _WORDS:
        return next((word for word in _WORDS[name] if word.value == said), None)
    if name in _FLAGS:
        return said if isinstance(said, bool) else None
    return said if name == "label" and isinstance(said, str) and said else None


def own_code(table: Table, kept: Any = None) -> dict[str, Any]:
    """A council's table as its settings keep it: only what differs from the model code, beside what else they hold."""
    told = dict(kept.get("interest_decision_table", kept)) if isinstance(kept, Mapping) else {}
    model = decision_table()
    others = {key: value for key, value in told.items() if key != "kinds" and key not in model}
    kinds = [{"id": row.id, **said} for row in table.values() if (said := _difference(row, model[row.id]))]
    return {**others, **({"kinds": kinds} if kinds else {})}


def _difference(row: Row, model: Row) -> dict[str, Any]:
    names = ("label", *_WORDS, *sorted(_FLAGS))
    each = {name: (getattr(row, name), getattr(model, name)) for name in names}
    return {name: value for name, (value, usual) in each.items() if value != usual}
