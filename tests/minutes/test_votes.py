"""Votes as a monitoring officer would check them: the majority, the roll, the casting vote, names (V2–V7)."""

import pytest

from panel.lifecycle import Level
from panel.meetings.rules.quorum import Count
from panel.minutes.rules.vote_data import read_vote, vote_data
from panel.minutes.rules.votes import (
    Result,
    Roll,
    Side,
    Vote,
    Voter,
    as_recorded,
    judge_count,
    judge_record,
    judge_vote,
    read_result,
)

FOR, AGAINST, ABSTAINED = Side.FOR, Side.AGAINST, Side.ABSTAINED
ASH, BIRCH, CEDAR, DOGWOOD = "Cllr Ash", "Cllr Birch", "Cllr Cedar", "Cllr Dogwood"
GONE, BARRED, CARER = "Cllr Elm", "Cllr Fir", "Mrs Gorse"
FOUR = tuple(Voter(name, place, presiding=place == 1) for place, name in enumerate((ASH, BIRCH, CEDAR, DOGWOOD), 1))
OUT = (
    (Voter(GONE, 5, rule="V2"), "left at 11.20 am"),
    (Voter(BARRED, 6, rule="I6"), "declared an interest in this item"),
    (Voter(CARER, 7, rule="V5"), "is not a voting member of this panel"),
)
ROLL = Roll(FOUR, OUT, Count(4, 6, 3), named_by=2)


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("carried", Result.CARRIED),
        ("Carried unanimously", Result.UNANIMOUS),
        ("agreed nem con", Result.UNANIMOUS),
        ("by general assent, approved", Result.CARRIED),
        ("lost", Result.LOST),
        ("not carried", Result.LOST),
        ("the motion fell", Result.LOST),
        ("not agreed", Result.LOST),
        ("carried on the casting vote of the Chair", Result.CARRIED),
        ("Carried on the casting vote of Councillor Fellows", Result.CARRIED),
        ("unanimous", Result.UNANIMOUS),
        ("agreed nem. con.", Result.UNANIMOUS),
        ("was not put to the vote", Result.NOT_PUT),
        ("lapsed for want of a seconder", Result.NOT_PUT),
        ("withdrawn by the mover before it was carried further", Result.NOT_PUT),
        ("counted", None),
        ("", None),
        (None, None),
    ],
)
def test_what_became_of_a_motion_is_read_from_its_words(words, result):
    assert read_result(words) is result


MAJORITIES = [
    ("more for than against", Vote("carried", 2, 1), ""),
    ("abstentions are no votes", Vote("carried", 1, 0, 3), ""),
    ("fewer for than against", Vote("carried", 1, 2), "recorded as carried, with 1 for and 2 against."),
    ("a tie", Vote("carried", 2, 2), "The votes are equal: it is carried only on a casting vote."),
    ("a tie, broken", Vote("carried", 2, 2, casting=(ASH, FOR)), ""),
    ("a tie, broken the other way", Vote("carried", 2, 2, casting=(ASH, AGAINST)), "recorded as carried"),
    ("a tie, lost", Vote("lost", 2, 2), ""),
    ("a tie, lost on the casting vote", Vote("lost", 2, 2, casting=(ASH, AGAINST)), ""),
    ("a tie, won and called lost", Vote("lost", 2, 2, casting=(ASH, FOR)), "recorded as lost, with 2 for and 2"),
    ("lost, by a casting vote without a tie", Vote("lost", 3, 2, casting=(ASH, AGAINST)), "recorded as lost, with 3"),
    ("carried, by a casting vote without a tie", Vote("carried", 2, 3, casting=(ASH, FOR)), "recorded as carried"),
    ("lost", Vote("lost", 1, 3), ""),
    ("called lost, with more for it", Vote("lost", 3, 1), "recorded as lost, with 3 for and 1 against."),
    ("nobody voted", Vote("carried", 0, 0, 4), "recorded as carried, with 0 for and 0 against."),
    ("unanimous", Vote("carried unanimously", 4, 0), ""),
    ("unanimous, with one against", Vote("carried unanimously", 3, 1), "recorded as unanimous, with 1 against."),
    ("nothing said of what it came to", Vote("counted", 1, 2), ""),
    ("no counts", Vote("carried"), ""),
    ("half a count", Vote("carried", votes_for=0), ""),
    ("counted by names", Vote("carried", names=((ASH, FOR), (BIRCH, AGAINST))), "with 1 for and 1 against."),
    ("withdrawn", Vote("withdrawn", 0, 0), ""),
]


@pytest.mark.parametrize(("why", "vote", "words"), MAJORITIES, ids=[row[0] for row in MAJORITIES])
def test_most_of_those_present_and_voting_carry(why, vote, words):
    found = judge_count(vote)
    assert judge_record(vote) == found, "nobody is named twice"
    assert [(one.rule, one.level) for one in found] == ([("V3", Level.REFUSE)] if words else [])
    assert all(words in one.words for one in found)


VOTES = [
    ("in order", Vote("carried", 3, 1, 0), []),
    ("not everyone voted", Vote("carried", 2, 1), []),
    ("as many as the roll", Vote("carried", 2, 1, 1), []),
    ("more than the roll", Vote("carried", 3, 1, 1), [("V3", "come to 5, but the roll has only 4: Cllr Ash, Cllr B")]),
    ("the casting vote is a second one", Vote("carried", 2, 2, casting=(ASH, FOR)), []),
    ("with names", Vote("carried", names=((ASH, FOR), (BIRCH, FOR), (CEDAR, AGAINST))), []),
    ("someone twice", Vote(names=((ASH, FOR), (ASH, AGAINST))), [("V7", "Cllr Ash is there 2 times in the names.")]),
    ("someone who left", Vote(names=((GONE, FOR),)), [("V2", "Cllr Elm left at 11.20 am, and so has no vote here.")]),
    ("someone with an interest", Vote(names=((BARRED, FOR),)), [("I6", "Cllr Fir declared an interest")]),
    ("someone without a vote", Vote(names=((CARER, ABSTAINED),)), [("V5", "Mrs Gorse is not a voting member")]),
    ("a stranger", Vote(names=(("Mr Holly", FOR),)), [("V5", "Mr Holly is not a member of this panel")]),
    ("a stranger’s own vote", Vote(own=(("Mr Holly", FOR),)), [("V5", "Mr Holly is not a member of this panel")]),
    ("names and counts agree", Vote("carried", 1, 0, names=((ASH, FOR),)), []),
    ("more counted than named", Vote("carried", 2, 0, names=((ASH, FOR),)), [("V7", "2 counted as for, but 1")]),
    ("more named than counted", Vote(abstained=0, names=((ASH, ABSTAINED),)), [("V7", "0 counted as abstaining")]),
    ("a member’s own vote", Vote("carried", 3, 1, own=((BIRCH, AGAINST),)), []),
    (
        "an own vote that was not counted",
        Vote("carried", 4, 0, own=((BIRCH, AGAINST),)),
        [("V6", "0 counted as against")],
    ),
    (
        "an own vote given twice",
        Vote("", 4, own=((ASH, FOR), (ASH, FOR))),
        [("V6", "Cllr Ash is there 2 times in members’")],
    ),
    (
        "an own vote against the names",
        Vote(names=((ASH, FOR),), own=((ASH, AGAINST),)),
        [("V6", "Cllr Ash is among the names as for, and by their own vote against.")],
    ),
    ("an own vote among the names", Vote(names=((ASH, ABSTAINED),), own=((ASH, ABSTAINED),)), []),
    (
        "a casting vote without a tie",
        Vote("carried", 2, 1, casting=(ASH, FOR)),
        [("V4", "There is a casting vote only where as many voted for as against.")],
    ),
    (
        "a casting vote by another",
        Vote("carried", 2, 2, casting=(BIRCH, FOR)),
        [("V4", "Only Cllr Ash, who presides, has a casting vote.")],
    ),
    (
        "a casting abstention",
        Vote("lost", 2, 2, casting=(ASH, ABSTAINED)),
        [("V4", "A casting vote is for or against.")],
    ),
    ("a tie that is left", Vote("lost", 2, 2), []),
    ("enough asked for names", Vote("carried", 3, 1, asked_by=2), [("V7", "2 members asked for a recorded vote")]),
    ("enough asked, and names", Vote(names=((ASH, FOR),), asked_by=2), []),
    ("too few asked", Vote(names=((ASH, FOR),), asked_by=1), [("V7", "is taken when 2 members ask for it; 1 did.")]),
    ("too few asked, and no names", Vote("carried", 3, 1, asked_by=1), []),
]


@pytest.mark.parametrize(("why", "vote", "expected"), VOTES, ids=[row[0] for row in VOTES])
def test_a_vote_against_its_roll(why, vote, expected):
    found = judge_vote(vote, ROLL)
    assert [one.rule for one in found] == [rule for rule, _ in expected]
    assert [words in one.words for one, (_, words) in zip(found, expected, strict=True)] == [True] * len(expected)


def test_what_is_a_matter_of_standing_orders_is_noted_and_all_else_is_refused():
    levels = {why: {one.level for one in judge_vote(vote, ROLL)} for why, vote, expected in VOTES if expected}
    noted = {"enough asked for names", "too few asked"}
    assert {why for why, level in levels.items() if level == {Level.NOTE}} == noted
    assert {why for why, level in levels.items() if level == {Level.REFUSE}} == set(levels) - noted


def test_who_has_no_vote_is_only_noted_where_the_rule_is_a_local_one():
    informal = Roll(FOUR, OUT, Count(4, 6, 3), level=Level.NOTE)
    assert [one.level for one in judge_vote(Vote(names=((GONE, FOR),)), informal)] == [Level.NOTE]
    assert [one.level for one in judge_vote(Vote("carried", 5, 0), informal)] == [Level.REFUSE]


def test_a_chair_without_a_vote_has_no_casting_vote_and_one_not_recorded_is_asked_for():
    chair = (Voter(CARER, 7, presiding=True, rule="V5"), "is not a voting member of this panel")
    without = Roll(FOUR[1:], (chair,), Count(3, 6, 3))
    vote = Vote("carried", 1, 1, casting=(CARER, FOR))
    assert [(one.rule, one.level) for one in judge_vote(vote, without)] == [("V5", Level.REFUSE)]
    nobody = Roll(FOUR[1:], (), Count(3, 6, 3))
    assert [(one.rule, one.level) for one in judge_vote(vote, nobody)] == [("V4", Level.NOTE)]
    not_in_the_chair = Roll(FOUR[1:], OUT, Count(3, 6, 3))
    assert [(one.rule, one.level) for one in judge_vote(vote, not_in_the_chair)] == [("V4", Level.NOTE)]


def test_whoever_sits_with_the_panel_for_no_reason_given_has_no_vote():
    """V5."""
    roll = Roll(FOUR, ((Voter("Mr Ivy"), "sits with the panel as its adviser"),), Count(4, 6, 3))
    found = judge_vote(Vote(names=(("Mr Ivy", FOR),)), roll)
    assert [(one.rule, one.words) for one in found] == [
        ("V5", "Mr Ivy sits with the panel as its adviser, and so has no vote here.")
    ]


def test_with_nobody_on_the_roll_the_attendance_is_asked_for():
    found = judge_vote(Vote("carried", 1, 0), Roll((), (), Count(0, 0, 3)))
    assert [one.words for one in found] == [
        "Votes and abstentions come to 1, but no member with a vote is in the room."
    ]


def test_what_is_recorded_afterwards_is_kept_with_a_note():
    found = judge_vote(Vote("carried", 9, 0), ROLL)
    assert [one.level for one in as_recorded(found, live=True)] == [Level.REFUSE]
    assert [one.level for one in as_recorded(found, live=False)] == [Level.NOTE]


KEPT = [
    ("nothing", {}),
    ("words and counts", {"how": "carried", "for": 3, "against": 0}),
    ("names", {"how": "counted", "names": {"for": ["Cllr Ash", "Cllr Birch"], "abstained": ["Cllr Cedar"]}}),
    (
        "all else",
        {
            "how": "carried",
            "for": 2,
            "against": 2,
            "own": [{"as_printed": "Cllr Birch", "vote": "against"}],
            "casting": {"as_printed": "Cllr Ash", "vote": "for"},
            "asked_by": 2,
            "at": "11.05 am",
        },
    ),
]


@pytest.mark.parametrize(("why", "data"), KEPT, ids=[row[0] for row in KEPT])
def test_a_vote_is_kept_as_it_is_read(why, data):
    assert vote_data(read_vote(data)) == data


def test_names_are_read_in_every_form_that_a_record_has_them():
    told = {
        "names": {"for": ["p1", {"person": "p2"}, {"person": "p3", "as_printed": "Mr Reed"}], "against": "Cllr Ash"}
    }
    vote = read_vote(told, {"p1": "Cllr Birch", "p2": "Cllr Cedar"})
    assert vote.names == (("Cllr Birch", FOR), ("Cllr Cedar", FOR), ("Mr Reed", FOR), (ASH, AGAINST))
    assert read_vote({"names": ["odd"], "own": [{"as_printed": "X", "vote": "perhaps"}, "odd"]}) == Vote()
