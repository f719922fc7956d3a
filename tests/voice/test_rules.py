"""How far a thing that young people raised has come, how long they wait, and words that tell who a child is."""

import datetime as dt

import pytest

from panel.lifecycle import Level
from panel.voice.rules import Stage, judge_showing, judge_who, judge_words, no_reply, stage_of, weeks_waited

TODAY = dt.date(2018, 3, 12)


@pytest.mark.parametrize(
    ("reached", "stage"),
    [
        ("", Stage.RAISED),
        ("on_agenda", Stage.ON_AGENDA),
        ("on_agenda answered", Stage.ANSWERED),
        ("answered changed", Stage.CHANGED),
        ("told", Stage.TOLD),
        ("on_agenda answered changed told", Stage.TOLD),
    ],
)
def test_it_stands_where_it_got_to(reached: str, stage: Stage) -> None:
    facts = {name: name in reached for name in ("on_agenda", "answered", "changed", "told")}
    assert stage_of(**facts) is stage


@pytest.mark.parametrize(
    ("raised", "told", "limit", "words"),
    [
        (dt.date(2018, 1, 8), None, 6, "No reply for 9 weeks"),
        (dt.date(2018, 1, 29), None, 6, "No reply for 6 weeks"),
        (dt.date(2018, 1, 30), None, 6, ""),
        (dt.date(2018, 1, 30), None, 4, "No reply for 5 weeks"),
        (dt.date(2018, 1, 8), None, None, "No reply for 9 weeks"),
        (dt.date(2018, 1, 8), dt.date(2018, 2, 1), 6, ""),
        (None, None, 6, ""),
        (dt.date(2018, 4, 1), None, 6, ""),
    ],
)
def test_who_waits_longer_than_the_panel_allows_is_said_to(
    raised: dt.date | None, told: dt.date | None, limit: int | None, words: str
) -> None:
    assert no_reply(raised, told, TODAY, limit) == words


def test_what_is_answered_and_not_told_back_is_said_as_that() -> None:
    said = no_reply(dt.date(2018, 1, 8), None, TODAY, 6, answered=True)
    assert said == "Not told back for 9 weeks"


def test_weeks_are_whole() -> None:
    assert weeks_waited(dt.date(2018, 3, 6), None, TODAY) == 0
    assert weeks_waited(dt.date(2018, 3, 5), None, TODAY) == 1


@pytest.mark.parametrize(
    ("raised_by", "kept"),
    [
        ("Children in Care Council", True),
        ("K", True),
        ("Amara", True),
        ("Two care leavers", True),
        ("Amara Osei", False),
    ],
)
def test_a_group_or_a_chosen_name_is_kept_and_a_surname_never(raised_by: str, kept: bool) -> None:
    assert (judge_who(raised_by) == []) is kept


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("We want our rooms to lock.", False),
        ("Amara Osei had to move.", True),
        ("The home at 12 Mill Lane is cold.", True),
        ("A girl born 3 May 2009 waited.", True),
        ("Her worker is Mrs Tull.", True),
    ],
)
def test_words_that_may_tell_who_a_child_is_are_shown_to_whoever_checks(words: str, seen: bool) -> None:
    found = judge_words({"What they said": words, "The answer": None})
    assert bool(found) is seen
    assert all(one.rule == "D3" and one.level is Level.CONFIRM for one in found)


def test_the_name_of_someone_known_is_seen_in_small_letters_too() -> None:
    assert judge_words({"What they said": "ask amara osei"}, ["Amara Osei"]) != []


def test_nothing_is_shown_that_nobody_has_looked_at() -> None:
    assert judge_showing("We want locks.", [], looked=False) != []
    assert judge_showing("  ", [], looked=True) != []
    assert judge_showing("We want locks.", [], looked=True) == []
