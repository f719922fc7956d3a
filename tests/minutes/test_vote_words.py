"""Motions and votes as minutes say them: in words, with counts and names, and members’ own votes (V4, V6, V7)."""

import pytest

from panel.minutes.rules.life import Verb
from panel.minutes.rules.motions import Amendment
from panel.minutes.rules.vote_words import heading, motion_line, vote_line
from panel.minutes.rules.votes import Result, Side, Vote

ASH, BIRCH, CEDAR = "Cllr Ash", "Cllr Birch", "Cllr Cedar"


@pytest.mark.parametrize(
    ("verb", "own", "to", "result", "words"),
    [
        (Verb.RESOLVED, None, None, None, "RESOLVED"),
        (Verb.RECOMMENDED, None, "Cabinet", Result.CARRIED, "RECOMMENDED to Cabinet"),
        (Verb.LEFT_TO, None, "the Director", None, "LEFT TO the Director"),
        (Verb.RESOLVED, "The Panel resolved to:", None, None, "The Panel resolved to:"),
        (Verb.NONE, None, None, None, ""),
        (Verb.NONE, None, "Cabinet", None, ""),
        (None, None, None, None, ""),
        (Verb.RESOLVED, None, None, Result.LOST, "MOTION LOST"),
        (Verb.RECOMMENDED, None, "Cabinet", Result.NOT_PUT, "MOTION WITHDRAWN"),
        (Verb.RESOLVED, "The motion fell.", None, Result.LOST, "The motion fell."),
    ],
)
def test_the_words_that_stand_out(verb, own, to, result, words):
    assert heading(verb, own, to, result) == words


VOTES = [
    (Vote(), ""),
    (Vote("carried unanimously"), "Carried unanimously."),
    (Vote("Carried. "), "Carried."),
    (Vote("carried", 5, 2, 0), "Carried. For 5; Against 2; Abstained 0."),
    (Vote("carried", 5, 2), "Carried. For 5; Against 2."),
    (Vote(votes_for=1, names=((ASH, Side.FOR),)), "For 1: Cllr Ash."),
    (
        Vote("carried", names=((ASH, Side.FOR), (BIRCH, Side.FOR), (CEDAR, Side.ABSTAINED))),
        "Carried. For 2: Cllr Ash, Cllr Birch; Abstained 1: Cllr Cedar.",
    ),
    (
        Vote("carried", 2, 2, casting=(ASH, Side.FOR)),
        "Carried. For 2; Against 2. Cllr Ash, presiding, gave a casting vote for the motion.",
    ),
    (
        Vote("carried", 3, 1, own=((BIRCH, Side.AGAINST), (CEDAR, Side.ABSTAINED), (ASH, Side.FOR))),
        (
            "Carried. For 3; Against 1. Recorded at the member’s request: "
            "Cllr Birch voted against; Cllr Cedar abstained; Cllr Ash voted for."
        ),
    ),
]


@pytest.mark.parametrize(("vote", "words"), VOTES)
def test_how_a_vote_went(vote, words):
    assert vote_line(vote) == words


MOTIONS = [
    (("", ""), ""),
    ((ASH, BIRCH), "Moved by Cllr Ash, seconded by Cllr Birch."),
    ((ASH, ""), "Moved by Cllr Ash."),
    (("", BIRCH), "Seconded by Cllr Birch."),
    (
        (ASH, BIRCH, "that it be done.", (Amendment("by May", BIRCH, CEDAR, Vote("carried", 2, 1)),)),
        (
            "Moved by Cllr Ash, seconded by Cllr Birch. The motion as moved: “that it be done”. "
            "Amendment moved by Cllr Birch, seconded by Cllr Cedar: “by May”. Carried. For 2; Against 1. "
            "It became part of the substantive motion."
        ),
    ),
    (("", "", "", (Amendment("by May", vote=Vote("lost")),)), "Amendment: “by May”. Lost."),
    (("", "", "", (Amendment("by May", "", ASH),)), "Amendment seconded by Cllr Ash: “by May”."),
]


@pytest.mark.parametrize(("facts", "words"), MOTIONS)
def test_how_a_motion_was_moved_and_amended(facts, words):
    assert motion_line(*facts) == words
