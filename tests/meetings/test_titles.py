"""Titles of closed business, which everyone reads (P1, D3)."""

import pytest

from panel.lifecycle import Level
from panel.meetings.rules.titles import unsafe_words

KNOWN = ("Amara Osei", "Cllr Jane Ellingworth", "Ann Lee", "Jo Ng", "Minh Do", "Cllr Tom Young", "Mrs Li", "CiCC", "B")


@pytest.mark.parametrize(
    "title",
    [
        "Placement fees",
        "Review of a serious incident",
        "Exclusion of the press and public",
        "Learning from a review of moves in an emergency",
        "Award of a contract for supported lodgings",
        "Corporate Parenting Panel: Annual Report",
        "Minutes of the meeting of 12 March 2026",
        "Exempt minutes of the meeting held on 12/03/2026",
        "Ofsted inspection 2026",
        "Fostering Fees 2026/27",
        "Item 7 (closed)",
        "Children’s Homes in the County",
        "Head of the Virtual School: pay",
        "Minute CPP/17/20",
        "Home for six children, North of the county",
        "Quarterly Dashboard",
        "Meadow House: progress",
        "Do placements hold?",
        "Young people and work",
        "News from the CiCC",
        "Plan B",
    ],
)
def test_a_plain_title_is_passed(title: str) -> None:
    assert unsafe_words(title, KNOWN) == []


@pytest.mark.parametrize(
    ("title", "words", "what"),
    [
        ("Placement of Amara Osei", "Amara Osei", "someone the council knows"),
        ("placement of amara osei", "Amara Osei", "someone the council knows"),
        ("Complaint about Ellingworth", "Ellingworth", "surname of someone"),
        ("Complaint about Lee", "Lee", "surname of someone"),
        ("placement of ann lee", "Ann Lee", "someone the council knows"),
        ("the move of jo ng", "Jo Ng", "someone the council knows"),
        ("a placement with mrs li", "Mrs Li", "someone the council knows"),
        ("Placement of Kofi Mensah", "Kofi Mensah", "a name"),
        ("Allegation against Mr Trent", "Mr Trent", "a name"),
        ("The case of J.B.", "J.B.", "initials"),
        ("Placement of child JB", "child JB", "initials"),
        ("Siblings K and L", "K and L", "initials"),
        ("Boy born in 2011", "born in 2011", "date of birth"),
        ("A girl aged 9", "aged 9", "an age"),
        ("Case 12/03/2011", "12/03/2011", "date of birth"),
        ("Case of 4 May 2012", "4 May 2012", "date of birth"),
        ("Works at 14 Rose Lane", "14 Rose Lane", "an address"),
        ("The home in Marsh Road", "Marsh Road", "a street"),
        ("A home at FN1 1AA", "FN1 1AA", "a postcode"),
        ("Case number 4471", "Case number 4471", "a case number"),
        ("Review of LAC20417", "LAC20417", "a case number"),
        ("Review of 4302217", "4302217", "a case number"),
    ],
)
def test_what_may_tell_who_someone_is_is_named(title: str, words: str, what: str) -> None:
    found = unsafe_words(title, KNOWN)
    assert [one for one in found if f"“{words}”" in one.words and what in one.words], found
    assert all(one.rule == "P1" and one.level is Level.CONFIRM for one in found)


def test_the_same_words_are_named_once() -> None:
    assert len(unsafe_words("Placement of Amara Osei", KNOWN)) == 1
