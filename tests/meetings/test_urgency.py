"""Urgent business: who agrees to it, what is said of it, and what may be taken at all (U1–U3, U6, N4, N5)."""

import datetime as dt

import pytest

from panel.lifecycle import Level
from panel.meetings.rules.lateness import Ask, Line, late_items, opened_on
from panel.meetings.rules.urgency import Taken, judge_agreement, judge_circumstances, judge_taken

D = dt.date.fromisoformat
TUESDAY = D("2026-11-24")
IN_TIME, LATE, LATER = D("2026-11-16"), D("2026-11-17"), D("2026-11-20")
SAYS = "The home closes on 27 November and three children must move"


@pytest.mark.parametrize(
    ("reason", "least", "words"),
    [
        (SAYS, 20, None),
        (SAYS, 0, None),
        ("Late report", 0, "that it is late or urgent does not say why"),
        ("It is urgent because the report is late", 20, "that it is late or urgent does not say why"),
        ("", 0, "that it is late or urgent does not say why"),
        ("The home closes soon", 20, None),
        ("A home closes soon.", 20, "asks for 20 letters at least"),
        ("  A home closes soon.  ", 20, "asks for 20 letters at least"),
    ],
)
def test_special_circumstances_say_something(reason: str, least: int, words: str | None) -> None:
    """U2."""
    found = judge_circumstances(reason, least)
    assert [(one.rule, one.level) for one in found] == ([] if words is None else [("U2", Level.REFUSE)])
    assert words is None or words in found[0].words


@pytest.mark.parametrize(
    ("agreed_by", "presiding", "level"),
    [
        ("Cllr Mrs Hegley", ["Cllr Mrs Hegley"], None),
        ("Hegley", ["Cllr Mrs Hegley"], None),
        ("cllr mrs hegley", ["Cllr Mrs Hegley"], None),
        ("Councillor A Hegley in the chair", ["A Hegley"], None),
        ("Cllr Mrs Hegley", [], None),
        ("Cllr Mrs Hegley", [""], None),
        ("Cllr Mrs Hegley", ["Cllr Roe", "Cllr Mrs Hegley"], None),
        ("", ["Cllr Mrs Hegley"], Level.REFUSE),
        ("  ", [], Level.REFUSE),
        ("The director", ["Cllr Mrs Hegley"], Level.NOTE),
    ],
)
def test_it_is_the_opinion_of_whoever_presides(agreed_by: str, presiding: list[str], level: Level | None) -> None:
    """U1."""
    found = judge_agreement(agreed_by, presiding)
    assert [(one.rule, one.level) for one in found] == ([] if level is None else [("U1", level)])


def test_who_presided_is_named() -> None:
    (found,) = judge_agreement("The director", ["Cllr Roe", "Cllr Mrs Hegley"])
    assert found.words.startswith("Cllr Roe and Cllr Mrs Hegley presided")


OUT = Taken("Health", IN_TIME)


def test_nothing_more_is_asked_where_no_length_is_set() -> None:
    """U2."""
    assert judge_circumstances("It shuts on Friday") == []
    assert not Ask(Line(1, "Budget", IN_TIME), "U5", "", ()).circumstances
    assert not Taken("Health", IN_TIME).verbal


@pytest.mark.parametrize(
    ("items", "rules"),
    [
        ([OUT], []),
        ([OUT, Taken("Closure", LATE)], []),
        ([OUT, Taken("Closure", None)], ["U3"]),
        ([OUT, Taken("Visits", None, verbal=True)], ["U6"]),
        ([OUT, Taken("Visits", IN_TIME, verbal=True)], []),
        ([OUT, Taken("Visits", None, verbal=True), Taken("Closure", None)], ["U6", "U3"]),
        ([Taken("Health", None), Taken("Visits", None, verbal=True)], []),
        ([], []),
    ],
)
def test_only_what_was_published_is_taken(items: list[Taken], rules: list[str]) -> None:
    """N4, U3, U6. Of a record that says nothing of what was published when, nothing is asked."""
    found = judge_taken(items)
    assert [one.rule for one in found] == rules
    assert {one.level for one in found} <= {Level.CONFIRM}


@pytest.mark.parametrize(
    ("line", "rule", "lacking"),
    [
        (Line(1, "Open in time", IN_TIME), None, 0),
        (Line(1, "Added a day late", LATE), "U1", 2),
        (Line(1, "Added later", LATER, urgent_reason=SAYS), "U1", 1),
        (Line(1, "Agreed", LATER, urgent_reason=SAYS, agreed_by="Cllr Roe"), "U1", 0),
        (Line(1, "Says nothing", LATER, urgent_reason="late report", agreed_by="Cllr Roe"), "U1", 1),
        (Line(1, "Says too little", LATER, urgent_reason="A home closes soon.", agreed_by="Cllr Roe"), "U1", 1),
        (Line(1, "Report in time", IN_TIME, IN_TIME), None, 0),
        (Line(1, "Report late", IN_TIME, LATE), "U5", 1),
        (Line(1, "Report late, and said why", IN_TIME, LATE, late_reason="The figures closed"), "U5", 0),
    ],
)
def test_what_the_law_asks_of_each_item(line: Line, rule: str | None, lacking: int) -> None:
    """N4, C5, U1, U2, U5, for a meeting called in time on Tuesday 24 November 2026."""
    found = late_items([line], meeting=TUESDAY, called_on=D("2026-10-01"), off=(), least=20)
    assert [(ask.rule, len(ask.lacking)) for ask in found] == ([(rule, lacking)] if rule else [])


@pytest.mark.parametrize(
    ("both", "urgent_reason", "lacking"),
    [(False, "", 0), (True, "", 1), (True, "late report", 1), (True, SAYS, 0)],
)
def test_some_councils_ask_both_reasons_of_a_late_report(both: bool, urgent_reason: str, lacking: int) -> None:
    """U5, a setting of the panel."""
    line = Line(1, "Budget", IN_TIME, LATE, urgent_reason=urgent_reason, late_reason="The figures closed on Friday")
    (ask,) = late_items([line], meeting=TUESDAY, called_on=D("2026-10-01"), off=(), both=both)
    assert (len(ask.lacking), ask.circumstances) == (lacking, both)


@pytest.mark.parametrize(("rule", "both", "asked"), [("U1", False, True), ("U5", False, False), ("U5", True, True)])
def test_when_special_circumstances_are_asked_for(rule: str, both: bool, asked: bool) -> None:
    assert Ask(Line(1, "Budget", IN_TIME), rule, "", (), both).circumstances is asked


def moment(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words)


@pytest.mark.parametrize(
    ("postings", "day"),
    [
        (["2026-11-16T10:00", "2026-11-13T10:00"], "2026-11-16"),
        (["2026-11-13T10:00", "2026-11-16T10:00"], "2026-11-16"),
        ([None, "2026-11-13T10:00"], "2026-11-13"),
        (["2026-11-16T17:00"], "2026-11-16"),
        (["2026-11-16T17:01"], "2026-11-17"),
        ([None, None], None),
    ],
)
def test_an_agenda_is_open_from_the_later_of_its_postings(postings: list[str | None], day: str | None) -> None:
    """N5, C4."""
    found = opened_on([moment(one) if one else None for one in postings], dt.time(17, 0))
    assert found == (D(day) if day else None)
