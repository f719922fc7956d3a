"""The set words of minutes, with their slots filled."""

from typing import Any

import pytest

from panel.minutes.rules import wording
from panel.minutes.rules.life import How, Verb


def test_minutes_approved_as_a_correct_record() -> None:
    verb, words, parts = wording.approval(How.CORRECT_RECORD, "13 November 2017", chair="Chairman")
    assert (verb, parts) == (Verb.RESOLVED, [])
    assert words == (
        "that the minutes of the meeting held on 13 November 2017 be approved as a correct record"
        " and signed by the Chairman."
    )


def test_minutes_approved_with_corrections() -> None:
    _, words, parts = wording.approval(How.CORRECT_RECORD, "4 May 2026", corrections=["CPP/26/3: add Mr Lee"])
    assert words.endswith("signed by the Chair, subject to the following:")
    assert parts == ["CPP/26/3: add Mr Lee"]


@pytest.mark.parametrize(
    ("how", "verb"), [(How.AGREED, Verb.AGREED), (How.NOTED, Verb.NOTED), (How.NOT_APPROVED, Verb.NONE)]
)
def test_minutes_dealt_with_otherwise(how: How, verb: Verb) -> None:
    assert wording.approval(how, "4 May 2026")[0] is verb


@pytest.mark.parametrize(
    "reason", ["The home closes on 27 November", "The home closes on 27 November. ", " The home closes on 27 November"]
)
def test_urgent_business_is_minuted_with_its_circumstances(reason: str) -> None:
    """U1."""
    assert wording.urgent("item 9, Closure of a home,", reason) == (
        "The Chair was of the opinion that item 9, Closure of a home, should be considered as a matter of urgency"
        " because of these special circumstances: The home closes on 27 November (section 100B(4)(b) of the Local"
        " Government Act 1972)."
    )


@pytest.mark.parametrize(
    ("started", "concluded", "breaks", "words"),
    [
        ("10.00 am", "12.28 pm", [], "The meeting began at 10.00 am and ended at 12.28 pm."),
        ("10.00 am", None, [], "The meeting began at 10.00 am."),
        (None, "12.28 p.m.", [], "The meeting ended at 12.28 p.m."),
        (
            "2 pm",
            "4 pm",
            [("3 pm", "3.10 pm")],
            "The meeting began at 2 pm, stood adjourned from 3 pm until 3.10 pm and ended at 4 pm.",
        ),
        (None, None, [], ""),
    ],
)
def test_the_closing_note(started: str | None, concluded: str | None, breaks: list[Any], words: str) -> None:
    assert wording.closing(started, concluded, breaks) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"who": "Cllr Lee", "kind": "personal", "items": "item 6", "nature": "a foster carer", "after": "stayed"},
            "Cllr Lee declared a personal interest in item 6: a foster carer; stayed.",
        ),
        (
            {"who": "Cllr Ash", "kind": "", "items": "", "nature": "", "after": ""},
            "Cllr Ash declared an interest.",
        ),
        (
            {
                "who": "Cllr Ash",
                "kind": "other registrable",
                "items": "item 2",
                "nature": "",
                "after": "left at 10.20 am",
            },
            "Cllr Ash declared an other registrable interest in item 2; left at 10.20 am.",
        ),
        (
            {
                "who": "Cllr Ash",
                "kind": "Disclosable pecuniary interest",
                "items": "item 2",
                "nature": "",
                "after": "Left",
            },
            "Cllr Ash declared a disclosable pecuniary interest in item 2; left.",
        ),
        (
            {"who": "Cllr Ash", "kind": "For transparency", "items": "all items", "nature": "a carer", "after": ""},
            "Cllr Ash declared an interest in all items, for transparency: a carer.",
        ),
        (
            {"who": "Cllr Ash", "kind": "DPI", "items": "item 2", "nature": "", "after": ""},
            "Cllr Ash declared a DPI interest in item 2.",
        ),
        (
            {"who": "Cllr Ash", "kind": "Appendix B", "items": "item 2", "nature": "", "after": ""},
            "Cllr Ash declared an appendix B interest in item 2.",
        ),
        (
            {"who": "Cllr Ash", "kind": "B registrable", "items": "", "nature": "", "after": "I left"},
            "Cllr Ash declared a B registrable interest; I left.",
        ),
    ],
)
def test_an_interest_as_minuted(facts: dict[str, str], words: str) -> None:
    assert wording.declared(**facts) == words


@pytest.mark.parametrize(
    ("action", "left", "returned", "words"),
    [
        ("", None, None, ""),
        ("Stayed", None, None, "Stayed"),
        ("Left the room", "10.20 am", None, "Left the room at 10.20 am"),
        (
            "Spoke, then left the room",
            "10.20 am",
            "10.40 am",
            "Spoke, then left the room at 10.20 am and returned at 10.40 am",
        ),
        (
            "Left the room and came back",
            "10.20 am",
            "10.40 am",
            "Left the room at 10.20 am and returned at 10.40 am",
        ),
        ("Left the room and came back", None, None, "Left the room and came back"),
        ("", "10.20 am", "10.40 am", "left at 10.20 am and returned at 10.40 am"),
        ("Took no part", "10.20 am", None, "Took no part, left at 10.20 am"),
    ],
)
def test_what_a_member_did(action: str, left: str | None, returned: str | None, words: str) -> None:
    assert wording.what_they_did(action, left, returned) == words
