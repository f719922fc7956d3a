"""How far a thing that young people raised has come, how long they wait, and words that tell who a child is."""

import datetime as dt

import pytest

from panel.lifecycle import Finding, Level
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
    """G5."""
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
        (dt.date(2018, 1, 29), None, None, "No reply for 6 weeks"),
        (dt.date(2018, 1, 30), None, None, ""),
        (dt.date(2018, 2, 26), None, 2, "No reply for 2 weeks"),
        (dt.date(2018, 2, 26), None, 1, "No reply for 2 weeks"),
        (dt.date(2018, 3, 5), None, 1, ""),  # of one week nothing is said
        (dt.date(2018, 1, 8), dt.date(2018, 2, 1), 6, ""),
        (None, None, 6, ""),
        (dt.date(2018, 4, 1), None, 6, ""),
    ],
)
def test_who_waits_longer_than_the_panel_allows_is_said_to(
    raised: dt.date | None, told: dt.date | None, limit: int | None, words: str
) -> None:
    """G3."""
    assert no_reply(raised, told, TODAY, limit) == words


def test_what_is_answered_and_not_told_back_is_said_as_that() -> None:
    said = no_reply(dt.date(2018, 1, 8), None, TODAY, 6, answered=True)
    assert said == "Not told back for 9 weeks"


@pytest.mark.parametrize(
    ("raised", "told", "weeks"),
    [
        (dt.date(2018, 3, 6), None, 0),
        (dt.date(2018, 3, 5), None, 1),
        (dt.date(2018, 1, 8), None, 9),
        (dt.date(2018, 1, 8), dt.date(2018, 2, 1), 0),  # they were told
        (None, None, 0),
        (dt.date(2018, 4, 1), None, 0),  # a day that is still to come
    ],
)
def test_weeks_are_whole_and_end_with_the_answer(raised: dt.date | None, told: dt.date | None, weeks: int) -> None:
    assert weeks_waited(raised, told, TODAY) == weeks


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
    """D5."""
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


SEEN = Finding("D3", "What they said: “Amara” is a name.", Level.CONFIRM)


@pytest.mark.parametrize(
    ("words", "found", "looked", "against"),
    [
        ("We want locks.", [], True, []),
        ("Amara wants a lock.", [SEEN], True, []),
        ("We want locks.", [], False, [Level.REFUSE]),
        ("Amara wants a lock.", [SEEN], False, [Level.REFUSE, Level.CONFIRM]),
        ("  ", [], True, [Level.REFUSE]),
        (None, [], True, [Level.REFUSE]),
        ("", [], False, [Level.REFUSE, Level.REFUSE]),
    ],
)
def test_nothing_is_shown_that_nobody_has_looked_at(
    words: str | None, found: list[Finding], looked: bool, against: list[Level]
) -> None:
    """D3: a person says that the words tell nobody who a child is; what was seen in them is told to that person."""
    said = judge_showing(words, found, looked=looked)
    assert [(one.rule, one.level) for one in said] == [("D3", level) for level in against]
