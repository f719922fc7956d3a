"""The table of moves: from where each starts, and what its guard asks."""

import datetime as dt

import pytest

from panel.lifecycle import Level, Refused, make, open_moves
from panel.meetings.rules.life import AGENDA_OPEN, MOVES, NOTICES, PUBLIC, SAT, TO_COME, Standing, State
from panel.meetings.rules.signed import still_open

DAY = dt.date(2026, 11, 24)


def standing(today: dt.date = DAY, **facts) -> Standing:
    return Standing(**({"today": today, "date": DAY, "has_time": True, "has_place": True, "lines": 3} | facts))


OPEN = [
    ("planned", "call publish cancel"),
    ("called", "publish hold adjourn postpone cancel inquorate"),
    ("published", "hold adjourn postpone cancel inquorate"),
    ("held", "adjourn"),
    ("adjourned", "set_sitting reconvene cancel"),
    ("reconvened", "hold adjourn inquorate"),
    ("postponed", "rearrange cancel"),
    ("inquorate", "postpone"),
    ("cancelled", ""),
    ("stub", "hold"),
]


@pytest.mark.parametrize(("state", "names"), OPEN)
def test_the_moves_open_from_each_state(state, names):
    assert {move.name for move in open_moves(MOVES, State(state))} == set(names.split())


def test_every_state_can_be_reached_or_is_where_a_meeting_begins():
    assert {move.target for move in MOVES.values()} | {State.PLANNED, State.STUB} == set(State)


def test_every_move_but_holding_has_the_words_of_a_notice():
    assert set(MOVES) - set(NOTICES) == {"hold"}


DAY_BEFORE = {"today": DAY - dt.timedelta(days=1)}
REFUSALS = [
    ("call", "planned", {"has_time": False}, "N1", "needs a time"),
    ("call", "planned", {"date": None}, "N1", "needs a date"),
    ("call", "planned", {"has_place": False}, "N1", "needs a place"),
    ("publish", "called", {"has_time": False}, "N1", "needs a time"),
    ("publish", "called", {"lines": 0}, "N3", "no lines"),
    ("hold", "published", DAY_BEFORE, "life", "has not come: it is on Tuesday 24 November 2026"),
    ("inquorate", "published", DAY_BEFORE, "life", "has not come"),
    ("adjourn", "published", DAY_BEFORE, "life", "has not come"),
    ("reconvene", "adjourned", {}, "life", "Set the day first"),
    ("reconvene", "adjourned", {"next_sitting": DAY + dt.timedelta(days=2)}, "life", "that day has not come"),
]


@pytest.mark.parametrize(("move", "state", "facts", "rule", "words"), REFUSALS)
def test_a_guard_says_why_not(move, state, facts, rule, words):
    with pytest.raises(Refused, match=words) as refused:
        make(MOVES, move, State(state), standing(**facts))
    assert [(one.rule, one.level) for one in refused.value.findings] == [(rule, Level.REFUSE)]


@pytest.mark.parametrize(
    ("locked_at", "rules"), [(None, []), (dt.datetime(2027, 1, 18, 10, 5, tzinfo=dt.UTC), ["V11"])]
)
def test_the_record_of_a_meeting_is_changed_only_until_its_minutes_are_approved(locked_at, rules):
    """V11, V12."""
    found = []
    try:
        still_open(locked_at)
    except Refused as refused:
        found = [one.rule for one in refused.findings]
    assert found == rules


def test_what_is_in_order_goes_on():
    assert make(MOVES, "call", State.PLANNED, standing()) is State.CALLED
    assert make(MOVES, "hold", State.PUBLISHED, standing()) is State.HELD
    assert make(MOVES, "reconvene", State.ADJOURNED, standing(next_sitting=DAY)) is State.RECONVENED


@pytest.mark.parametrize(
    ("state", "told", "opened", "sat", "to_come"),
    [
        # the public are told of it; its agenda is open to inspection; people came together; it is still to come
        ("planned", False, False, False, True),
        ("called", True, False, False, True),
        ("published", True, True, False, True),
        ("held", True, True, True, False),
        ("adjourned", True, True, True, False),
        ("reconvened", True, True, True, False),
        ("postponed", True, False, False, False),
        ("cancelled", True, False, False, False),
        ("inquorate", True, True, True, False),
        ("stub", True, False, False, False),
    ],
)
def test_what_follows_from_each_state(state, told, opened, sat, to_come):
    found = (State(state) in known for known in (PUBLIC, AGENDA_OPEN, SAT, TO_COME))
    assert tuple(found) == (told, opened, sat, to_come)


@pytest.mark.parametrize(
    ("move", "target"),
    [
        *(("call", "called"), ("publish", "published"), ("hold", "held"), ("adjourn", "adjourned")),
        *(("set_sitting", "adjourned"), ("reconvene", "reconvened"), ("postpone", "postponed")),
        *(("rearrange", "called"), ("cancel", "cancelled"), ("inquorate", "inquorate")),
    ],
)
def test_where_each_move_leads(move, target):
    assert MOVES[move].target is State(target)
