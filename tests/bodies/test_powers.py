"""What a body of each kind may do, who votes in it, and how rules bind it."""

import pytest
from flask import Flask

from panel.bodies.rules.kinds import KINDS, BodyKind, binding, bound, is_statutory, local_words
from panel.bodies.rules.powers import (
    decides,
    has_pecuniary_duties,
    has_vote,
    judge_balance,
    judge_power,
    may_decide,
    others_may_vote,
)
from panel.lifecycle import Finding, Level
from tests import factories as make

COMMITTEE, ADVISORY, SUB, SCRUTINY, EXECUTIVE, INFORMAL = BodyKind


@pytest.mark.parametrize(
    ("kind", "statutory", "may", "others", "balanced"),
    [
        # B1–B6: open meetings are law; it may decide; others than councillors may vote; balance is law
        (COMMITTEE, True, True, False, True),
        (ADVISORY, True, False, True, True),
        (SUB, True, True, True, True),
        (SCRUTINY, True, False, False, True),
        (EXECUTIVE, True, True, False, False),
        (INFORMAL, False, False, True, False),
    ],
)
def test_what_follows_from_a_kind(kind: BodyKind, statutory: bool, may: bool, others: bool, balanced: bool) -> None:
    assert is_statutory(kind) is statutory
    assert may_decide(kind) is may
    assert others_may_vote(kind) is others
    assert KINDS[kind].balanced is balanced


@pytest.mark.parametrize(
    ("appointed_by", "may", "others"), [(COMMITTEE, True, False), (ADVISORY, False, True), (None, True, True)]
)
def test_a_sub_committee_does_as_the_committee_that_appointed_it(
    appointed_by: BodyKind | None, may: bool, others: bool
) -> None:
    assert may_decide(SUB, appointed_by) is may
    assert others_may_vote(SUB, appointed_by=appointed_by) is others
    assert others_may_vote(SUB, appointed_by=SCRUTINY, scheme=others) is others


@pytest.mark.parametrize("kind", [ADVISORY, INFORMAL])
@pytest.mark.parametrize("appointed_by", [COMMITTEE, EXECUTIVE, None])
def test_others_vote_on_a_body_that_advises_whoever_set_it_up(kind: BodyKind, appointed_by: BodyKind | None) -> None:
    """B2, B6: only a sub-committee does as its parent."""
    assert others_may_vote(kind, appointed_by=appointed_by)


def test_a_co_opted_member_of_scrutiny_has_no_vote_where_nothing_is_said_of_a_scheme() -> None:
    """B4."""
    assert not has_vote(SCRUTINY, given=True, councillor=False)


@pytest.mark.parametrize(
    ("kind", "given", "appointed_by", "decided"),
    [
        (COMMITTEE, None, None, True),
        (COMMITTEE, True, None, True),
        (COMMITTEE, False, None, False),  # its terms give it less than they might
        (ADVISORY, None, None, False),
        (ADVISORY, True, None, False),  # terms cannot give it more (B9)
        (SUB, None, ADVISORY, False),
        (SUB, None, COMMITTEE, True),
        (INFORMAL, True, None, False),
    ],
)
def test_whether_business_is_decided_or_only_recommended(
    kind: BodyKind, given: bool | None, appointed_by: BodyKind | None, decided: bool
) -> None:
    assert decides(kind, given, appointed_by) is decided


@pytest.mark.parametrize(
    ("kind", "given", "councillor", "scheme", "votes"),
    [
        (COMMITTEE, True, True, False, True),
        (COMMITTEE, True, False, False, False),  # treated as non-voting
        (COMMITTEE, True, False, True, False),
        (COMMITTEE, False, True, False, False),
        (ADVISORY, True, False, False, True),
        (ADVISORY, False, False, False, False),
        (SCRUTINY, True, False, False, False),
        (SCRUTINY, True, False, True, True),
        (EXECUTIVE, True, False, False, False),
        (INFORMAL, True, False, False, True),
    ],
)
def test_who_has_a_vote_in_law(kind: BodyKind, given: bool, councillor: bool, scheme: bool, votes: bool) -> None:
    assert has_vote(kind, given=given, councillor=councillor, scheme=scheme) is votes


@pytest.mark.parametrize(
    ("appointed_by", "scheme", "votes"),
    [(COMMITTEE, False, False), (ADVISORY, False, True), (SCRUTINY, False, False), (SCRUTINY, True, True)],
)
def test_a_carer_has_a_vote_on_a_sub_committee_as_on_its_parent(
    appointed_by: BodyKind, scheme: bool, votes: bool
) -> None:
    assert has_vote(SUB, given=True, councillor=False, appointed_by=appointed_by, scheme=scheme) is votes


@pytest.mark.parametrize(
    ("kind", "votes", "councillor", "bound_by_law"),
    [
        (COMMITTEE, True, True, True),
        (COMMITTEE, False, True, True),
        (COMMITTEE, False, False, False),  # a carer who sits without a vote
        (ADVISORY, True, False, True),  # a co-opted member
        (INFORMAL, True, False, False),
        (INFORMAL, False, True, True),  # a councillor is one everywhere
    ],
)
def test_whose_the_duties_about_pecuniary_interests_are(
    kind: BodyKind, votes: bool, councillor: bool, bound_by_law: bool
) -> None:
    assert has_pecuniary_duties(kind, votes=votes, councillor=councillor) is bound_by_law


@pytest.mark.parametrize(
    ("kind", "given", "appointed_by", "found"),
    [
        (ADVISORY, True, None, [("B9", Level.REFUSE)]),
        (ADVISORY, False, None, []),
        (ADVISORY, None, None, []),
        (SCRUTINY, True, None, [("B9", Level.REFUSE)]),
        (SUB, True, ADVISORY, [("B9", Level.REFUSE)]),
        (SUB, True, COMMITTEE, []),
        (COMMITTEE, True, None, []),
        (EXECUTIVE, True, None, []),
        (INFORMAL, True, None, [("B6", Level.NOTE)]),
        (INFORMAL, False, None, []),
    ],
)
def test_power_to_decide_is_no_advisers(
    kind: BodyKind, given: bool | None, appointed_by: BodyKind | None, found: list[tuple[str, Level]]
) -> None:
    assert [(one.rule, one.level) for one in judge_power(kind, given, appointed_by)] == found


@pytest.mark.parametrize(
    ("kind", "waived", "minute", "found"),
    [
        (COMMITTEE, False, None, []),
        (COMMITTEE, True, "Council 14 May 2026, minute 12", []),
        (COMMITTEE, True, None, [("B11", Level.REFUSE)]),
        (ADVISORY, True, "  ", [("B11", Level.REFUSE)]),
        (INFORMAL, True, None, [("B11", Level.NOTE)]),
        (EXECUTIVE, True, "Council, minute 12", [("B11", Level.NOTE)]),
    ],
)
def test_balance_is_set_aside_by_a_minute_of_the_council(
    kind: BodyKind, waived: bool, minute: str | None, found: list[tuple[str, Level]]
) -> None:
    assert [(one.rule, one.level) for one in judge_balance(kind, waived=waived, minute=minute)] == found


@pytest.mark.parametrize(
    ("kind", "level", "binds"),
    [
        (COMMITTEE, Level.REFUSE, Level.REFUSE),
        (ADVISORY, Level.CONFIRM, Level.CONFIRM),
        (SCRUTINY, Level.NOTE, Level.NOTE),
        (INFORMAL, Level.REFUSE, Level.NOTE),
        (INFORMAL, Level.CONFIRM, Level.NOTE),
        (INFORMAL, Level.NOTE, Level.NOTE),
    ],
)
def test_an_informal_panel_is_told_and_not_bound(kind: BodyKind, level: Level, binds: Level) -> None:
    assert binding(kind, level) is binds
    assert [one.level for one in bound(kind, [Finding("N1", "Too late.", level)])] == [binds]


@pytest.mark.parametrize(("kind", "words"), [(ADVISORY, "Too late."), (INFORMAL, "Local rule: Too late.")])
def test_what_an_informal_panel_is_told_is_said_to_be_a_local_rule(kind: BodyKind, words: str) -> None:
    assert local_words(kind, "Too late.") == words
    assert bound(kind, [Finding("N1", "Too late.", Level.REFUSE)])[0].words == words


def test_a_seat_votes_where_its_body_lets_it(app: Flask) -> None:
    panel = make.body(kind=COMMITTEE)
    carers = make.category(panel, "Carers", councillors=False, voting=True)
    seat = make.seat(panel, make.person("A Carer"), category=carers)
    assert not seat.votes
    panel.kind = ADVISORY
    assert seat.votes
