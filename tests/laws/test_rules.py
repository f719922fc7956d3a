"""docs/rules.md holds every rule of the field once, and every rule that the code cites by its id."""

import re
from collections import Counter

import pytest
from click.testing import CliRunner

from panel.resources import PACKAGE
from panel.rulebook.commands import rules

ROOT = PACKAGE.parent
CITED = re.compile(r"\b(?:CI|[BNCUXPAMFVIYWDK])\d{1,2}[a-e]?\b")
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "rules.md").read_text().splitlines()
    if re.match(r"\| ([A-Z]{1,2})?\d", line)
]
EXPLAINED = [row[0] for row in ROWS]
RANGE = re.compile(r"\b([A-Z])(\d{1,2})–\1(\d{1,2})\b")
NO_RULES = {"A3", "A4", "A5"}
"""Also sizes of paper, in the rooms that draw."""

OF_THE_FIELD = {
    "B": 13,
    "N": 10,
    "C": 5,
    "U": 6,
    "X": 9,
    "P": 7,
    "A": 5,
    "M": 4,
    "F": 5,
    "V": 15,
    "I": 14,
    "Y": 7,
    "CI": 3,
}
"""How many rules each letter has: the kind of body, notice, clear days, urgency, closed business, and so on."""


@pytest.mark.parametrize(("letter", "last"), OF_THE_FIELD.items())
def test_every_rule_of_the_field_is_there(letter: str, last: int) -> None:
    assert {f"{letter}{number}" for number in range(1, last + 1)} <= set(EXPLAINED)


def test_the_table_of_interests_and_what_the_minutes_say_of_them_are_there() -> None:
    assert {"I11a", "I11b", "I11c", "I11d", "I11e", "2.3"} <= set(EXPLAINED)


def test_every_rule_that_is_cited_is_explained() -> None:
    unknown: dict[str, str] = {}
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "templates").rglob("*.html")]:
        words = " ".join(re.findall(r'"""[\s\S]*?"""|\([A-Z]\d[^)]*\)|#.*|\{#[\s\S]*?#\}', path.read_text()))
        for cited in CITED.findall(RANGE.sub("", words)):
            if cited not in EXPLAINED and not (cited in NO_RULES and path.parts[-2] in {"pdf", "intake", "packs"}):
                unknown[cited] = path.name
    assert unknown == {}


def test_no_rule_is_explained_twice() -> None:
    assert [rule for rule, times in Counter(EXPLAINED).items() if times > 1] == []


@pytest.mark.parametrize("level", [row[-1] for row in ROWS])
def test_every_rule_binds_in_one_of_four_ways(level: str) -> None:
    assert level in {"law", "setting", "practice"} or re.fullmatch("not for software: .{20,}", level)


def test_every_law_and_setting_is_applied_by_a_function_and_held_by_a_table() -> None:
    """What `./run flask rules` prints, and fails by."""
    result = CliRunner().invoke(rules)
    assert result.exit_code == 0, result.stderr
