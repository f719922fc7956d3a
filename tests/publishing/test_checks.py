"""What is looked at before something goes out, as a monitoring officer would check it."""

from dataclasses import replace

import pytest

from panel.lifecycle import Check, Finding, Level, findings_in
from panel.packs.contents import Enclosure, Line
from panel.publishing.rules.checks import (
    AboutLine,
    Title,
    Withheld,
    about_editions,
    about_lines,
    about_other_business,
    about_titles,
    about_withheld,
    as_checks,
    is_open_slot,
    to_confirm,
)

NOTE, CONFIRM, REFUSE = Level
ITEM = Line("a", "Health of children in care", number="7")
PAPER = Enclosure("paper-1", "Health report", "x")


@pytest.mark.parametrize(
    ("title", "open_slot"),
    [
        ("Any other business", True),
        ("ANY OTHER BUSINESS", True),
        ("AOB", True),
        ("A.O.B.", True),
        ("Other matters", True),
        ("Any other items", True),
        ("Any other public business", True),
        ("Urgent items the Chair agrees to take", False),
        ("Any other business which the Chair takes as a matter of urgency", False),
        ("Any other urgent business", False),
        ("Matters arising", False),
        ("Business plan of the fostering service", False),
        ("Another business case", False),
        ("Fostering and other placements", False),
        ("Saobarth twinning", False),
    ],
)
def test_an_open_slot_for_other_business_is_known_by_its_words(title: str, open_slot: bool) -> None:
    """U4."""
    assert is_open_slot(title) is open_slot


def test_an_open_slot_is_asked_about() -> None:
    """U4: what is not on the agenda may not be taken, so the clerk says why it stands there."""
    lines = [AboutLine(ITEM), AboutLine(replace(ITEM, title="Any other business"), place="/lines/4")]
    (found,) = about_other_business(lines)
    assert (found.rule, found.level, found.place) == ("U4", CONFIRM, "/lines/4")
    assert found.words.startswith("“Any other business”: an open slot is not allowed")


@pytest.mark.parametrize(
    ("confirmed_by", "doubts", "words"),
    [
        ("Pat Clerk", (), None),
        ("Pat Clerk", (Finding("P1", "It may hold a name."),), None),
        (None, (), "“Placement of a child”: nobody has confirmed that this title is safe to publish."),
        ("", (Finding("P1", "It may hold a name."),), "is safe to publish. It may hold a name."),
    ],
)
def test_the_title_of_a_closed_item_is_confirmed_by_someone(
    confirmed_by: str | None, doubts: tuple[Finding, ...], words: str | None
) -> None:
    """P1: whatever the software thinks of the title, a person has to say so, and nothing can stand in for it."""
    found = about_titles([Title("Placement of a child", confirmed_by, doubts, "/lines/3")])
    assert [(one.rule, one.level) for one in found] == ([] if words is None else [("P1", REFUSE)])
    assert words is None or found[0].words.endswith(words)


DECIDED = Withheld("Prices", exempt=True, paragraphs=(3,), reason="Prices are open.", decided_by="The solicitor")


@pytest.mark.parametrize(
    ("paper", "rules"),
    [
        (DECIDED, []),
        (replace(DECIDED, paragraphs=()), ["P3"]),
        (replace(DECIDED, reason=""), ["X4"]),
        (replace(DECIDED, decided_by=""), ["P2"]),
        (Withheld("Prices", exempt=True), ["P3", "X4", "P2"]),
        (Withheld("Order", confidential=True, ground="A court order prohibits it"), []),
        (Withheld("Order", confidential=True), ["X2"]),
        (replace(DECIDED, confidential=True), ["X2"]),
    ],
)
def test_a_closed_paper_has_its_paragraph_reason_and_decision(paper: Withheld, rules: list[str]) -> None:
    """P2, P3, X4, X2: none of them can be passed over."""
    found = about_withheld([paper])
    assert [one.rule for one in found] == rules
    assert {one.level for one in found} <= {REFUSE}
    assert all(one.words.startswith(f"{paper.title}: it is ") for one in found)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (AboutLine(ITEM), "N3"),
        (AboutLine(replace(ITEM, enclosures=(PAPER,))), None),
        (AboutLine(replace(ITEM, to_follow=True)), None),
        (AboutLine(replace(ITEM, verbal=True)), None),
        (AboutLine(ITEM, role="apologies"), None),
        (AboutLine(ITEM, role="performance"), "N3"),
        (AboutLine(replace(ITEM, kind="heading")), None),
        (AboutLine(replace(ITEM, enclosures=(PAPER,)), drafts=1), "U5"),
        (AboutLine(replace(ITEM, verbal=True), drafts=2), "U5"),
        (AboutLine(ITEM, role="minutes"), "V9"),
        (AboutLine(replace(ITEM, enclosures=(PAPER,)), role="minutes"), None),
    ],
)
def test_what_a_line_of_the_agenda_lacks_is_noted(line: AboutLine, rule: str | None) -> None:
    """N3, U5, V9, U6: a verbal item needs no paper, for its line is published."""
    found = about_lines([line])
    assert [(one.rule, one.level) for one in found] == ([(rule, NOTE)] if rule else [])


def test_papers_that_are_not_ready_are_counted() -> None:
    one, two = (about_lines([AboutLine(ITEM, drafts=number)])[0].words for number in (1, 2))
    assert one == "Item 7: Health of children in care: a paper is not ready, and will be shown as To Follow."
    assert "2 papers are not ready" in two


@pytest.mark.parametrize(
    ("leaks", "passages", "problems", "expected"),
    [
        ([], [], [], []),
        (["Prices"], [], [], [("P2", REFUSE)]),
        ([], ["four thousand pounds"], [], [("P2", CONFIRM)]),
        ([], [], ["page 3: no heading"], [("W1", CONFIRM)]),
        (["Prices"], ["four"], ["page 3"], [("P2", REFUSE), ("P2", CONFIRM), ("W1", CONFIRM)]),
    ],
)
def test_only_a_leak_in_the_finished_file_prevents_publication(
    leaks: list[str], passages: list[str], problems: list[str], expected: list[tuple[str, Level]]
) -> None:
    """P2, W1."""
    assert [(one.rule, one.level) for one in about_editions(leaks, passages, problems)] == expected


def test_every_check_is_said_met_or_not_and_with_the_way_to_it() -> None:
    found = [Finding("A2", "No list.", CONFIRM, "/papers/3"), Finding("N3", "No paper."), Finding("Z9", "Odd.")]
    checks = as_checks(found, {"P1": "/draft"})
    stands = {check.rule: (check.state, check.met) for check in checks}
    assert stands["A2"] == ("Not met", False)
    assert stands["N1 N3"] == ("To note", False)
    assert stands["P1"] == ("Met", True)
    assert stands["Z9"] == ("To note", False)
    assert [check.place for check in checks if check.rule == "P1"] == ["/draft"]
    assert findings_in(checks, CONFIRM) == [found[0]]
    assert sorted(one.rule for one in findings_in(checks)) == ["A2", "N3", "Z9"]


LOOKED_AT = ["N1", "N3", "C1", "N4", "P1", "P2", "P3", "X2", "X4", "A2", "U4", "U1", "U2", "U5", "V9", "Report", "W1"]


@pytest.mark.parametrize("rule", LOOKED_AT)
def test_what_is_found_stands_under_the_check_of_its_rule(rule: str) -> None:
    checks = as_checks([Finding(rule, "Something.")], {})
    (check,) = [one for one in checks if not one.met]
    assert rule in check.rule.split()
    assert check.words
    assert len(checks) == 13


def test_a_reason_is_asked_only_for_what_may_be_passed_with_one() -> None:
    found = [Finding("A2", "a"), Finding("A2", "b", CONFIRM), Finding("P1", "c", REFUSE)]
    assert to_confirm(found) == [found[1]]


@pytest.mark.parametrize(
    ("levels", "state"),
    [([], "Met"), ([NOTE], "To note"), ([NOTE, CONFIRM], "Not met"), ([REFUSE, NOTE, CONFIRM], "Must be put right")],
)
def test_a_check_stands_where_its_gravest_finding_does(levels: list[Level], state: str) -> None:
    check = Check("P1", "Titles", tuple(Finding("P1", "x", level) for level in levels))
    assert check.state == state
    assert check.level == max(levels, key=list(Level).index, default=None)
