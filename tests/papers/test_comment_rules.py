"""Who is asked about a report, what they may answer, and how long an answer stands, by tables of reports."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from panel.lifecycle import Level
from panel.papers.rules.comments import (
    NEED_WORDS,
    WITH_THEM,
    Answer,
    Asked,
    Given,
    Where,
    answers_to,
    findings,
    signed_hash,
    standing_answers,
    where,
)

DAY, DUE = dt.date(2017, 12, 18), dt.date(2017, 12, 22)
FINANCE = Asked("Finance", signs_off=False, who="Priya Nair", due=DUE, sent=True)
DIRECTOR = Asked("Director", signs_off=True, who="Beth Hall", due=DUE, sent=True)
NOW, BEFORE = "the text as it is now", "the text as it was"


def answered(asked: Asked, answer: Answer, of: str = NOW, words: str = "") -> Asked:
    return replace(asked, given=Given(answer, asked.who, DAY, words, 2, of))


HOW_IT_STANDS = [
    # why, who was asked and what they said, where it stands, whether they have it, whether it is settled
    ("finance was not told yet", replace(FINANCE, sent=False), "not sent yet", False, False),
    ("finance was told", FINANCE, "waiting", True, False),
    ("finance comments", answered(FINANCE, Answer.COMMENT), "commented", False, True),
    ("a comment on an older text stands", answered(FINANCE, Answer.COMMENT, BEFORE), "commented", False, True),
    ("legal has no comment", answered(FINANCE, Answer.NO_COMMENT), "no comment", False, True),
    ("to have no comment on one stands too", answered(FINANCE, Answer.NO_COMMENT, BEFORE), "no comment", False, True),
    ("the director signs", answered(DIRECTOR, Answer.SIGNED_OFF), "signed off", False, True),
    ("the text changed since", answered(DIRECTOR, Answer.SIGNED_OFF, BEFORE), "changed since signed off", True, False),
    ("the director refuses", answered(DIRECTOR, Answer.REFUSED), "refused", False, False),
    ("a refusal of an older text stands", answered(DIRECTOR, Answer.REFUSED, BEFORE), "refused", False, False),
]


@pytest.mark.parametrize(("why", "asked", "stands", "with_them", "settled"), HOW_IT_STANDS)
def test_how_it_stands(why: str, asked: Asked, stands: str, with_them: bool, settled: bool) -> None:
    found = where(asked, NOW)
    assert found is Where(stands)
    assert (found in WITH_THEM) is with_them
    assert bool(standing_answers([asked], NOW)) is settled
    assert bool(findings([asked], NOW)) is not settled


CHOICES = [
    # whether it is a sign-off that is asked for, the choices in order, which of them need words
    (False, {"comment": "I have a comment", "no comment": "I have no comment"}, {"comment"}),
    (True, {"signed off": "I sign this report off", "refused": "I do not sign it off"}, {"refused"}),
]


@pytest.mark.parametrize(("signs_off", "choices", "need_words"), CHOICES)
def test_what_may_be_answered_and_what_says_nothing_without_words(
    signs_off: bool, choices: dict[str, str], need_words: set[str]
) -> None:
    offered = answers_to(signs_off=signs_off)
    assert [(answer.value, words) for answer, words in offered.items()] == list(choices.items())
    assert {answer.value for answer in offered if answer in NEED_WORDS} == need_words


NAMES = [
    ("Finance", "Priya Nair", "Priya Nair (Finance)"),
    ("Director", "Beth Hall, Director of Children’s Services", "Beth Hall, Director of Children’s Services (Director)"),
    ("Head of Legal", "", "Head of Legal"),
]


@pytest.mark.parametrize(("label", "who", "named"), NAMES)
def test_whoever_is_asked_is_named_with_the_side_they_look_from(label: str, who: str, named: str) -> None:
    assert replace(FINANCE, label=label, who=who).named == named


LACKING = [
    (replace(FINANCE, sent=False), "The comment of Priya Nair (Finance) has not been asked for yet (due {due})."),
    (replace(DIRECTOR, sent=False), "The sign-off of Beth Hall (Director) has not been asked for yet (due {due})."),
    (replace(DIRECTOR, sent=False, due=None), "The sign-off of Beth Hall (Director) has not been asked for yet."),
    (FINANCE, "The comment of Priya Nair (Finance) is not in (due {due})."),
    (DIRECTOR, "The sign-off of Beth Hall (Director) is not in (due {due})."),
    (replace(FINANCE, due=None), "The comment of Priya Nair (Finance) is not in."),
    (
        answered(DIRECTOR, Answer.SIGNED_OFF, BEFORE),
        "Beth Hall (Director) signed it off, but its text was changed after that.",
    ),
    (
        answered(DIRECTOR, Answer.REFUSED, words="The costs are wrong."),
        "Beth Hall (Director) did not sign it off, and says why.",
    ),
]


@pytest.mark.parametrize(("asked", "words"), LACKING)
def test_what_is_lacking_is_said_before_the_report_goes_out_and_stops_nobody(asked: Asked, words: str) -> None:
    (found,) = findings([asked], NOW)
    assert found.words == words.format(due="22 December 2017")
    assert found.level is Level.CONFIRM


def test_of_all_who_were_asked_only_those_who_lack_are_named_in_order() -> None:
    each = [FINANCE, answered(FINANCE, Answer.NO_COMMENT), replace(DIRECTOR, due=None)]
    assert [one.words for one in findings(each, NOW)] == [
        "The comment of Priya Nair (Finance) is not in (due 22 December 2017).",
        "The sign-off of Beth Hall (Director) is not in.",
    ]


def test_the_answers_that_stand_are_printed_with_name_day_and_words() -> None:
    each = [
        answered(FINANCE, Answer.COMMENT, BEFORE, "It is in the budget."),
        replace(FINANCE, label="Legal"),
        answered(DIRECTOR, Answer.SIGNED_OFF),
    ]
    assert standing_answers(each, NOW) == [
        {
            "label": "Finance",
            "signs_off": False,
            "name": "Priya Nair",
            "on": "2017-12-18",
            "words": "It is in the budget.",
        },
        {"label": "Director", "signs_off": True, "name": "Beth Hall", "on": "2017-12-18", "words": ""},
    ]


def report(**facts: Any) -> dict[str, Any]:
    """A report as its author sends it to be signed."""
    section = {"id": 7, "heading": "Issues", "kind": None, "html": "<p>Fees rose.</p>"}
    author = {"person": 3, "as_printed": None, "printed": "A. Writer", "author": True}
    return {"title": "Adoption fund", "sections": [section], "people": [author]} | facts


SIGNED_AGAIN = [
    # what happened to the report after it was signed, and whether it has to be signed again
    ("another title", report(title="Adoption"), True),
    ("other words", report(sections=[report()["sections"][0] | {"html": "<p>Fees fell.</p>"}]), True),
    ("another heading", report(sections=[report()["sections"][0] | {"heading": "Fees"}]), True),
    ("another author", report(people=[report()["people"][0] | {"printed": "B. Writer"}]), True),
    ("an officer now, not an author", report(people=[report()["people"][0] | {"author": False}]), True),
    ("finance commented", report(comments=[{"label": "Finance", "words": "It is in the budget."}]), False),
    ("it was tagged with a principle", report(principles=["a"]), False),
    ("it was said why it is late", report(late_reason="The figures closed on Friday."), False),
    ("another installation took it in", report(sections=[report()["sections"][0] | {"id": 70}]), False),
    ("its author has another number there", report(people=[report()["people"][0] | {"person": 30}]), False),
    (
        "its author is printed from the list",
        report(people=[report()["people"][0] | {"as_printed": "Writer"}]),
        False,
    ),
]


@pytest.mark.parametrize(("why", "now", "again"), SIGNED_AGAIN, ids=[row[0] for row in SIGNED_AGAIN])
def test_a_sign_off_is_of_what_the_report_says_not_of_what_stands_beside_it(
    why: str, now: dict[str, Any], again: bool
) -> None:
    signed = answered(DIRECTOR, Answer.SIGNED_OFF, signed_hash(report()))
    assert where(signed, signed_hash(now)) is (Where.CHANGED if again else Where.SIGNED_OFF)


@pytest.mark.parametrize(
    ("appendices", "again"),
    [(["fees", "maps"], False), (["maps", "fees"], True), (["fees"], True), ([], True), (["fees", "maps", "a"], True)],
)
def test_the_appendices_are_signed_with_the_report_in_their_order(appendices: list[str], again: bool) -> None:
    signed = answered(DIRECTOR, Answer.SIGNED_OFF, signed_hash(report(), ["fees", "maps"]))
    assert where(signed, signed_hash(report(), appendices)) is (Where.CHANGED if again else Where.SIGNED_OFF)


def test_a_report_restored_to_the_text_that_was_signed_is_signed_again_by_nobody() -> None:
    signed = answered(DIRECTOR, Answer.SIGNED_OFF, signed_hash(report()))
    texts = [report(), report(title="Adoption"), report()]
    assert [where(signed, signed_hash(text)).value for text in texts] == [
        "signed off",
        "changed since signed off",
        "signed off",
    ]
