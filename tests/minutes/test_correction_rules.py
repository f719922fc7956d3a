"""Corrections as a table (V11, V12): when one may be recorded, how it is said, and how words are replaced."""

from typing import Any

import pytest

from panel.lifecycle import Level
from panel.minutes.rules.corrections import (
    WHAT_WORDS,
    Said,
    What,
    judge_words,
    may_correct,
    sentence,
    with_outcome,
    with_words,
    withheld_sentence,
)
from panel.minutes.rules.life import MinutesState as S

MINUTE: dict[str, Any] = {
    "title": "Fostering report",
    "html": "<p>There were 110 households &amp; 12\n carers.</p>",
    "summary": "",
    "post_meeting_note": "There were 110 households in May.",
    "numbering": "scheme",
    "open": "as its item",
    "points": [{"id": 1, "number": "1.", "html": "<p>The target was met.</p>"}],
    "outcomes": [
        {
            "id": 2,
            "verb": "resolved",
            "lead_in": "that",
            "parts": [
                {"id": 3, "label": "a)", "text": "an update be given.", "owners": "All", "due": "March"},
                {"id": 4, "label": "b)", "text": "a questionnaire be drafted.", "owners": "", "due": ""},
            ],
        },
        {"id": 5, "verb": "noted", "lead_in": "", "parts": [{"id": 6, "label": "", "text": "the report."}]},
    ],
    "actions": [{"id": 7, "text": "Send the date round", "owners": "Ms Grey", "due": ""}],
}


@pytest.mark.parametrize(
    ("state", "put", "rule", "words"),
    [
        (S.SIGNED, True, "V11", "The minutes are signed, and what was signed is never altered. Put the mistake right"),
        (S.SIGNED, False, "V11", "The minutes are signed, and what was signed is never altered. Put the mistake right"),
        (S.DRAFT, False, "V12", "These minutes have not been put to a meeting yet. A correction is agreed by the"),
        (S.PUBLISHED, False, "V12", "These minutes have not been put to a meeting yet. A correction is agreed by the"),
        (S.APPROVED, True, None, ""),
        (S.PUBLISHED, True, None, ""),
    ],
)
def test_when_a_correction_may_be_recorded(state: S, put: bool, rule: str | None, words: str) -> None:
    found = may_correct(state, put_to_meeting=put)
    assert [one.rule for one in found] == ([rule] if rule else [])
    assert all(one.level is Level.REFUSE and one.words.startswith(words) for one in found)


@pytest.mark.parametrize(
    ("said", "words", "to_the_public"),
    [
        (
            Said(What.REPLACE_WORDS, "CPP/17/22", "110", "112"),
            "minute CPP/17/22: for “110” read “112”",
            "minute CPP/17/22: a correction that is not for publication",
        ),
        (
            Said(What.REPLACE_WORDS, "63.", "and others"),
            "minute 63.: delete “and others”",
            "minute 63.: a correction that is not for publication",
        ),
        (
            Said(What.CHANGE_OUTCOME, "33/21", "NOTED the report.", "RESOLVED the report."),
            "minute 33/21: for the outcome “NOTED the report.” read “RESOLVED the report.”",
            "minute 33/21: a correction that is not for publication",
        ),
        (
            Said(What.ADD_ATTENDEE, "Mr Lee", "", "Mr Lee to those present"),
            "the attendance: add Mr Lee to those present",
            None,
        ),
        (Said(What.REMOVE_ATTENDEE, "Mr Lee", "Mr Lee"), "the attendance: remove Mr Lee", None),
        (
            Said(What.DELETE_INTEREST, "Councillor Reed", "Councillor Reed"),
            "the interests: delete the interest of Councillor Reed",
            None,
        ),
        (
            Said(What.CHANGE_DATE, "", "Monday 13 November 2017", "Tuesday 14 November 2017"),
            "the date of the meeting: for “Monday 13 November 2017” read “Tuesday 14 November 2017”",
            "",
        ),
        (Said(What.OTHER, "item 4", change="the figure was 112"), "item 4: the figure was 112", None),
        (Said(None, "CPP/17/4", change="read 112 for 110"), "CPP/17/4: read 112 for 110", None),
        (Said(None, "", change="the header gives the wrong date"), "the header gives the wrong date", ""),
    ],
)
def test_how_a_correction_is_said(said: Said, words: str, to_the_public: str | None) -> None:
    assert sentence(said) == words
    if to_the_public is not None:
        assert withheld_sentence(said) == to_the_public


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("110 households", None),
        ("households & 12 carers", None),
        ("The  target was\nmet.", None),
        ("an update be given", None),
        ("Fostering report", None),
        ("Send the date round", None),
        ("households in May", "The minute does not say “households in May”. Copy the words from the minute"),
        ("Ms Grey", "The minute does not say “Ms Grey”. Copy the words from the minute"),
        ("1.", "The minute does not say “1.”. Copy the words from the minute"),
        ("  ", "The minute does not say “  ”. Copy the words from the minute"),
        ("the report", None),
        ("be", "“be” stands in the minute 2 times. Give more of the sentence"),
    ],
)
def test_words_to_be_replaced_stand_in_the_minute_once(words: str, refused: str | None) -> None:
    found = judge_words(MINUTE, words)
    assert [(one.rule, one.level, one.words.startswith(refused or "")) for one in found] == (
        [("V12", Level.REFUSE, True)] if refused else []
    )


def test_words_are_replaced_as_text_and_nothing_else_changes() -> None:
    changed = with_words(MINUTE, "110 households & 12 carers", "112 <households> & 13 carers")
    assert changed["html"] == "<p>There were 112 &lt;households&gt; &amp; 13 carers.</p>"
    assert {**changed, "html": MINUTE["html"]} == MINUTE
    assert with_words(MINUTE, "an update be given.", "")["outcomes"][0]["parts"][0]["text"] == ""
    assert with_words(MINUTE, "target", r"\1 goal")["points"][0]["html"] == r"<p>The \1 goal was met.</p>"


def test_an_outcome_reads_otherwise_and_its_neighbours_do_not() -> None:
    changed = with_outcome(MINUTE, 4, "a letter be sent.", "agreed")
    first, second = changed["outcomes"]
    assert [part["text"] for part in first["parts"]] == ["an update be given.", "a letter be sent."]
    assert (first["verb"], first["parts"][1]["label"], first["lead_in"]) == ("agreed", "b)", "that")
    assert second == MINUTE["outcomes"][1]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (What.REPLACE_WORDS, "Replace words of a minute"),
        (What.CHANGE_OUTCOME, "Change a resolution or another outcome"),
        (What.ADD_ATTENDEE, "Add someone to the attendance"),
        (What.REMOVE_ATTENDEE, "Remove someone from the attendance"),
        (What.DELETE_INTEREST, "Delete an interest that was not declared"),
        (What.CHANGE_DATE, "Put the date of the meeting right"),
        (What.OTHER, "Something else, to be written on by hand"),
    ],
)
def test_what_each_kind_of_correction_is_called(what: What, words: str) -> None:
    assert WHAT_WORDS[what] == words


def test_signs_are_replaced_as_they_are_read() -> None:
    minute = {"title": "Fees & “charges”", "html": '<p>Fees &amp; "charges"&nbsp;rose.</p>', "position": 3}
    assert judge_words(minute, "Fees & “charges”") == []
    assert with_words(minute, 'charges" rose', 'costs" & "fees" fell')["html"] == (
        '<p>Fees &amp; "costs" &amp; "fees" fell.</p>'
    )
    assert with_words(minute, "Fees & “charges”", "Fees & “costs”")["title"] == "Fees & “costs”"
    assert with_words(minute, "rose", "fell")["position"] == 3
