"""Dispensations: a ground, a scope, a matter, a period, and four years at most (I8)."""

import datetime as dt

import pytest

from panel.interests.rules.dispensations import SCOPE_WORDS, Scope, Terms, covers, judge_terms, last_day, together
from panel.lifecycle import Level


def day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


LAST = [
    ("2026-11-22", "2030-11-21"),
    ("2026-01-01", "2029-12-31"),
    ("2024-02-29", "2028-02-28"),
    ("2096-02-29", "2100-02-28"),
    ("2026-03-01", "2030-02-28"),
    ("2024-03-01", "2028-02-29"),
]


@pytest.mark.parametrize(("first", "last"), LAST)
def test_four_years_the_first_day_counted(first, last):
    assert last_day(day(first)) == day(last)


def terms(**facts) -> Terms:
    plain = {
        "ground": "c",
        "scope": Scope.BOTH,
        "from_date": day("2026-11-22"),
        "until_date": day("2028-11-21"),
        "matter": "The care leavers’ offer",
    }
    return Terms(**(plain | facts))


FOUR_YEARS = (
    "A dispensation lasts four years at most (Localism Act 2011, section 33): one from 22 November 2026 ends on 21"
    " November 2030 at the latest"
)
JUDGED = [
    ("as the law asks", {}, []),
    ("to the last day of four years", {"until_date": day("2030-11-21")}, []),
    ("for its first day alone", {"until_date": day("2026-11-22")}, []),
    ("a day longer than four years", {"until_date": day("2030-11-22")}, [("until_date", FOUR_YEARS)]),
    ("five years", {"until_date": day("2031-11-21")}, [("until_date", FOUR_YEARS)]),
    ("ends before it begins", {"until_date": day("2026-11-21")}, [("until_date", "It cannot end before it begins")]),
    (
        "without an end",
        {"until_date": None},
        [("until_date", "Enter the day on which it ends: a dispensation must state its period")],
    ),
    ("without a beginning", {"from_date": None}, [("from_date", "Enter the day from which it has effect")]),
    ("without a ground", {"ground": None}, [("ground", "Choose the ground on which it is granted, (a) to (e)")]),
    ("on ground (f)", {"ground": "f"}, [("ground", "Choose the ground on which it is granted, (a) to (e)")]),
    *((f"on ground ({letter})", {"ground": letter}, []) for letter in "abcde"),
    (
        "without a scope",
        {"scope": None},
        [("scope", "Choose what it lifts: the bar on discussion, on voting, or both")],
    ),
    ("without a matter", {"matter": None}, [("matter", "Say for which matter it is, or choose the items")]),
    ("for items instead of words", {"matter": None, "items": ("k4",)}, []),
]


@pytest.mark.parametrize(("_what", "facts", "found"), JUDGED, ids=[row[0] for row in JUDGED])
def test_what_a_dispensation_must_say(_what, facts, found):
    judged = judge_terms(terms(**facts))
    assert [(field, finding.words) for field, finding in judged] == found
    assert {(finding.rule, finding.level) for _, finding in judged} <= {("I8", Level.REFUSE)}


def test_where_the_law_does_not_bind_it_is_a_note():
    assert judge_terms(terms(scope=None), Level.NOTE)[0][1].level is Level.NOTE


LIVE = [
    ("2026-11-22", "2028-11-21", "2026-11-21", False),
    ("2026-11-22", "2028-11-21", "2026-11-22", True),
    ("2026-11-22", "2028-11-21", "2028-11-21", True),
    ("2026-11-22", "2028-11-21", "2028-11-22", False),
    ("2026-11-22", "2031-11-21", "2030-11-21", True),
    ("2026-11-22", "2031-11-21", "2030-11-22", False),
    (None, "2028-11-21", "2027-01-01", False),
    ("2026-11-22", None, "2027-01-01", False),
]


@pytest.mark.parametrize(("first", "until", "on", "live"), LIVE)
def test_when_it_is_live(first, until, on, live):
    assert covers(first and day(first), until and day(until), day(on)) is live


@pytest.mark.parametrize(
    ("scopes", "both"),
    [
        ([], None),
        ([Scope.VOTE], Scope.VOTE),
        ([Scope.VOTE, Scope.VOTE], Scope.VOTE),
        ([Scope.DISCUSSION], Scope.DISCUSSION),
        ([Scope.VOTE, Scope.DISCUSSION], Scope.BOTH),
        ([Scope.BOTH, Scope.DISCUSSION], Scope.BOTH),
    ],
)
def test_what_several_lift_together(scopes, both):
    assert together(scopes) is both


def test_every_scope_has_its_words():
    assert list(SCOPE_WORDS) == list(Scope)
