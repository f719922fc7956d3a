"""Motions and amendments, and the word a decision may bear: what is odd is said, and nothing of it refused."""

import pytest

from panel.lifecycle import Level
from panel.meetings.rules.quorum import Count
from panel.minutes.rules.life import Verb
from panel.minutes.rules.motions import (
    Amendment,
    judge_amendments,
    judge_decision,
    judge_motion,
    judge_verb,
    substantive,
    usual_verb,
)
from panel.minutes.rules.votes import Roll, Vote, Voter

ASH, BIRCH, CEDAR, DOGWOOD = "Cllr Ash", "Cllr Birch", "Cllr Cedar", "Cllr Dogwood"
GONE, CARER = "Cllr Elm", "Mrs Gorse"
ROLL = Roll(
    tuple(Voter(name, place, presiding=place == 1) for place, name in enumerate((ASH, BIRCH, CEDAR, DOGWOOD), 1)),
    (
        (Voter(GONE, 5, rule="V2"), "left at 11.20 am"),
        (Voter(CARER, 7, rule="V5"), "is not a voting member of this panel"),
    ),
    Count(4, 6, 3),
)


@pytest.mark.parametrize(
    ("moved_by", "seconded_by", "words"),
    [
        (ASH, BIRCH, []),
        ("", "", []),
        (ASH, "", []),
        (ASH, ASH, ["Cllr Ash is recorded as both mover and seconder."]),
        (GONE, BIRCH, ["Cllr Elm left at 11.20 am, and is recorded as mover or seconder."]),
        (ASH, CARER, ["Mrs Gorse is not a voting member of this panel, and is recorded as mover or seconder."]),
        ("not named", BIRCH, []),
    ],
)
def test_who_moves_and_seconds(moved_by, seconded_by, words):
    found = judge_motion(moved_by, seconded_by, ROLL)
    assert [(one.words, one.level) for one in found] == [(one, Level.NOTE) for one in words]


FIRST, SECOND, THIRD = "that it be done by May", "that it be done by March", "that it be done at once"
CARRIED, LOST = Vote("carried", 3, 1), Vote("lost", 1, 3)
AMENDED = [
    ([], ""),
    ([Amendment("by May", vote=CARRIED, becomes=FIRST)], FIRST),
    ([Amendment("by May", vote=LOST, becomes=FIRST)], ""),
    ([Amendment("by May", vote=CARRIED)], ""),
    ([Amendment("by May", vote=Vote("agreed unanimously"), becomes=FIRST)], FIRST),
    ([Amendment("a", vote=CARRIED, becomes=FIRST), Amendment("b", vote=CARRIED, becomes=SECOND)], SECOND),
    ([Amendment("a", vote=CARRIED, becomes=FIRST), Amendment("b", vote=LOST, becomes=THIRD)], FIRST),
    ([Amendment("a", vote=Vote("withdrawn"), becomes=FIRST)], ""),
]


@pytest.mark.parametrize(("amendments", "motion"), AMENDED)
def test_the_amendments_that_were_carried_make_the_substantive_motion(amendments, motion):
    assert substantive(amendments) == motion


@pytest.mark.parametrize(
    ("amendment", "rules"),
    [
        (Amendment("by May", ASH, BIRCH, CARRIED), []),
        (Amendment("by May", ASH, BIRCH, Vote("carried", 1, 2)), ["V3"]),
        (Amendment("by May", ASH, BIRCH, Vote("carried", 5, 0)), ["V3"]),
        (Amendment("by May", ASH, ASH, CARRIED), ["motion"]),
        (Amendment("by May", ASH, BIRCH), ["motion"]),
    ],
)
def test_an_amendment_is_counted_as_a_motion_is(amendment, rules):
    assert [one.rule for one in judge_amendments([amendment], ROLL)] == rules


@pytest.mark.parametrize(
    ("verb", "count", "inquorate", "words"),
    [
        (Verb.RESOLVED, Count(3, 5, 3), False, ""),
        (Verb.RESOLVED, Count(2, 5, 3), False, "There was no quorum (2 of 3 needed), so this is not a decision"),
        (Verb.AGREED, Count(2, 5, 3), False, "(2 of 3 needed)"),
        (Verb.RECOMMENDED, Count(0, 5, 1), False, "(0 of 1 needed)"),
        (Verb.LEFT_TO, Count(2, 5, 3), False, "(2 of 3 needed)"),
        (Verb.NOTED, Count(2, 5, 3), False, ""),
        (Verb.DEFERRED, Count(2, 5, 3), False, ""),
        (Verb.NONE, Count(2, 5, 3), False, ""),
        (Verb.RESOLVED, Count(0, 5, None), False, ""),
        (Verb.RESOLVED, Count(3, 5, 3), True, "There was no quorum, so this is not a decision of the panel."),
        (Verb.RESOLVED, Count(2, 5, 3), True, "(2 of 3 needed)"),
        (Verb.NOTED, Count(2, 5, 3), True, ""),
    ],
)
def test_without_a_quorum_nothing_is_decided_and_what_is_recorded_is_kept(verb, count, inquorate, words):
    found = judge_decision(verb, count, inquorate=inquorate)
    assert [(one.rule, one.level) for one in found] == ([("V2", Level.NOTE)] if words else [])
    assert all(words in one.words for one in found)
    assert inquorate or judge_decision(verb, count) == found, "a meeting is taken to have its quorum"


@pytest.mark.parametrize(
    ("verb", "decides", "role", "flagged", "usual"),
    [
        (Verb.RESOLVED, True, None, False, Verb.RESOLVED),
        (Verb.RESOLVED, False, None, True, Verb.RECOMMENDED),
        (Verb.RECOMMENDED, False, None, False, Verb.RECOMMENDED),
        (Verb.NOTED, False, "performance", False, Verb.RECOMMENDED),
        (Verb.RESOLVED, False, "minutes", False, Verb.RESOLVED),
        (Verb.RESOLVED, False, "exclusion", False, Verb.RESOLVED),
        (Verb.RESOLVED, False, "performance", True, Verb.RECOMMENDED),
    ],
)
def test_a_panel_that_advises_recommends_and_resolves_only_its_procedure(verb, decides, role, flagged, usual):
    found = judge_verb(verb, decides=decides, role=role)
    assert [(one.rule, one.level) for one in found] == ([("Y6", Level.NOTE)] if flagged else [])
    assert usual_verb(decides=decides, role=role) is usual
