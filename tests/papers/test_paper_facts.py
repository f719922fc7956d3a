"""What a paper says of itself beside its text: who commented and who signed it, and what withholds it."""

import datetime as dt

import pytest

from panel.papers.rules.contents import Marks, PaperContents, Said

FINANCE = Said("Finance", False, "Priya Nair", "2026-11-06", "It is in the budget.")
LEGAL = Said("Legal", False, "Ann Law", "2026-11-09")
DIRECTOR = Said("Director", True, "Beth Hall", "2026-11-10")


@pytest.mark.parametrize(
    ("said", "comments", "signed"),
    [
        ((), [], []),
        ((FINANCE, LEGAL), ["Priya Nair", "Ann Law"], []),
        ((DIRECTOR,), [], ["Beth Hall"]),
        ((FINANCE, DIRECTOR, LEGAL), ["Priya Nair", "Ann Law"], ["Beth Hall"]),
    ],
)
def test_comments_and_sign_offs_stand_apart_in_the_order_they_were_asked_for(
    said: tuple[Said, ...], comments: list[str], signed: list[str]
) -> None:
    contents = PaperContents(1, 1, "A report", said=said)
    assert [one.name for one in contents.comments] == comments
    assert [one.name for one in contents.sign_offs] == signed


@pytest.mark.parametrize(("said", "day"), [(FINANCE, dt.date(2026, 11, 6)), (DIRECTOR, dt.date(2026, 11, 10))])
def test_an_answer_has_the_day_it_was_given(said: Said, day: dt.date) -> None:
    assert said.day == day


MARKED = [
    (Marks(), False, ""),
    (Marks(public_interest="A child is named", decided_by="The Solicitor"), False, ""),
    (Marks(exempt=True, paragraphs=(1, 2)), True, "exempt, paragraphs 1, 2 of Part 1 of Schedule 12A"),
    (
        Marks(confidential=True, ground="A court order"),
        True,
        "confidential, section 100A(3) of the Local Government Act",
    ),
]


@pytest.mark.parametrize(("marks", "restricted", "words"), MARKED)
def test_what_each_page_says_of_a_report_that_is_withheld(marks: Marks, restricted: bool, words: str) -> None:
    """P3, X2, X3: exempt and confidential are two things, and each page says which it is."""
    contents = PaperContents(1, 1, "A report", marks=marks, marking=marks.marking)
    assert contents.marking.restricted is restricted
    assert contents.marking_words.startswith("Not for publication") is restricted
    assert words in contents.marking_words


@pytest.mark.parametrize("terms", [True, False, None])
def test_whether_paragraph_3_is_for_the_terms_of_a_contract_is_asked_of_each_reader(terms: bool | None) -> None:
    """M1: the other members of the council see what paragraph 3 withholds, unless it holds the terms of a contract."""
    assert Marks(exempt=True, paragraphs=(3,), terms=terms).marking.terms is terms
