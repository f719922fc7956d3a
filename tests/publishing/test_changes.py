"""What has gone out, what has changed since, and what a supplement then holds, on plain facts."""

from dataclasses import replace

import pytest

from panel.meetings.rules import lateness
from panel.meetings.rules.lateness import Ask
from panel.packs.contents import Enclosure, Line, What
from panel.packs.material import Material
from panel.packs.notice import Notice
from panel.publishing.rules.changes import (
    Answers,
    Change,
    Changed,
    Issued,
    answered,
    changes,
    issued,
    only_new,
    reasons,
)
from panel.publishing.rules.checks import AboutLine, about_lines

REPORT = Enclosure("paper-1", "Health report", "r1")
ANNEX = Enclosure("paper-2", "Figures", "f1", What.APPENDIX)
HEALTH = Line("h", "Health", number="5", enclosures=(REPORT,))
PROGRAMME = Line("w", "Work programme", number="9", to_follow=True)
OUT = Issued({"paper-1": "r1"}, {"h": HEALTH.digest, "w": PROGRAMME.digest}, last_page=12)


def row(key: str, what: What, last: int, digest: str = "", **more: object) -> dict[str, object]:
    """A row of a table of contents."""
    return {"key": key, "what": what, "last": last, "digest": digest, **more}


PACK = [row("front", What.NOTICE, 2, lines={"h": "h1"}), row("paper-1", What.PAPER, 6, "r1")]
FIRST = [row("front", What.SUPPLEMENT, 8, lines={"h": "h2", "w": "w1"}), row("paper-1", What.PAPER, 12, "r2")]


@pytest.mark.parametrize(
    ("tables", "expected", "pack"),
    [
        ([], Issued(), False),
        ([PACK], Issued({"paper-1": "r1"}, {"h": "h1"}, 6, 0), True),
        ([PACK, FIRST], Issued({"paper-1": "r2"}, {"h": "h2", "w": "w1"}, 12, 1), True),
        ([[row("front", What.NOTICE, 1)]], Issued({}, {}, 1, 0), True),
    ],
)
def test_what_went_out_last_counts(tables: list, expected: Issued, pack: bool) -> None:
    """C5, U5."""
    found = issued(tables)
    assert found == expected
    assert found.pack is pack


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([HEALTH, PROGRAMME], []),
        (
            [replace(HEALTH, title="Health of children")],
            [Change(Changed.CHANGED_LINE, "Item 5: Health of children", "h")],
        ),
        ([HEALTH, Line("n", "Closure", number="10")], [Change(Changed.ADDED_LINE, "Item 10: Closure", "n")]),
        ([replace(HEALTH, enclosures=(REPORT, ANNEX))], [Change(Changed.ADDED, "Figures", "h")]),
        (
            [replace(HEALTH, enclosures=(replace(REPORT, digest="r2"),))],
            [Change(Changed.REPLACED, "Health report", "h")],
        ),
        ([replace(HEALTH, enclosures=())], [Change(Changed.GONE, "A paper that was published")]),
    ],
)
def test_what_has_changed_since(lines: list[Line], found: list[Change]) -> None:
    assert changes(lines, OUT) == found


NEW = replace(HEALTH, enclosures=(REPORT, ANNEX))


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([HEALTH, PROGRAMME], ()),
        ([NEW], (replace(HEALTH, enclosures=(ANNEX,)),)),
        ([replace(HEALTH, purpose="To note.")], (replace(HEALTH, purpose="To note.", enclosures=()),)),
        ([Line("n", "Closure", to_follow=True)], (Line("n", "Closure", to_follow=True),)),
        (
            [replace(PROGRAMME, enclosures=(ANNEX,))],
            (replace(PROGRAMME, enclosures=(ANNEX,), to_follow=False),),
        ),
    ],
)
def test_a_supplement_holds_what_is_new(lines: list[Line], kept: tuple[Line, ...]) -> None:
    """U3, U5: a line that was added goes out with its papers, and nothing goes out twice."""
    assert only_new(lines, OUT) == kept


LATE = Answers(late_reason="The figures closed late.", circumstances="The home closes on Friday.")
ITEM = lateness.Line(1, "Health", None)  # type: ignore[arg-type]  # its days are not asked here


def ask(rule: str, *, both: bool = False) -> Ask:
    """What the law asks of an item."""
    return Ask(ITEM, rule, "", (), both)


@pytest.mark.parametrize(
    ("asked", "before", "expected"),
    [
        (None, ("", ""), ("", "")),
        (None, ("Urgent.", "Late."), ("Urgent.", "Late.")),
        (ask("U1"), ("", ""), ("The home closes on Friday.", "")),
        (ask("U1"), ("Said before.", ""), ("Said before.", "")),
        (ask("U5"), ("", ""), ("", "The figures closed late.")),
        (ask("U5"), ("", "Said before."), ("", "Said before.")),
        (ask("U5", both=True), ("", ""), ("The home closes on Friday.", "The figures closed late.")),
    ],
)
def test_the_reasons_that_an_item_bears(asked: Ask | None, before: tuple[str, str], expected: tuple[str, str]) -> None:
    """U1, U5: what was said of it before stays."""
    assert reasons(asked, LATE, *before) == expected


def test_the_reasons_are_printed_under_the_lines_of_which_they_are_asked() -> None:
    material = Material(Notice("Council", "Panel", "Monday", lines=(HEALTH, PROGRAMME)))
    found = answered(material, {"h": ask("U1"), "w": ask("U5")}, LATE)
    assert [(line.urgent_reason, line.late_reason) for line in found.notice.lines] == [
        ("The home closes on Friday.", ""),
        ("", "The figures closed late."),
    ]
    assert found.reason == "The figures closed late."


@pytest.mark.parametrize(("verbal", "found"), [(True, []), (False, ["N3"])])
def test_a_verbal_item_that_is_published_needs_no_paper(verbal: bool, found: list[str]) -> None:
    """U6."""
    line = Line("v", "Visits", number="8", verbal=verbal)
    assert [one.rule for one in about_lines([AboutLine(line)])] == found
