"""The list of rules is held to the code: what it finds, and that it finds what is not there."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from panel.rulebook.commands import rules
from panel.rulebook.rules import Level, Rule, Standing, ids_in, read_book, standings

BOOK = """# Rules

| id | rule | source | level |
|---|---|---|---|
| C1 | Five clear days. | LGA72 s.100B | law |
| Y5 | Minutes are numbered. | | setting |
| Y6 | RESOLVED and NOTED. | | practice |
| I9 | It can be an offence. | LA11 s.34 | not for software: it prosecutes nobody |
"""

CODE = '''"""Rules of notice (C1)."""


def clear_days(first: int, last: int) -> int:
    """How many days are clear (C1)."""
    return last - first - 1


class Scheme:
    """A scheme (Y5)."""

    def number(self, n: int) -> str:
        """The number of a minute (Y5)."""
        return f"CPP/{n}"
'''

TESTS = """import pytest

from panel.notice import Scheme, clear_days


@pytest.mark.parametrize(("first", "last", "days"), [(1, 7, 5), (1, 2, 0)])
def test_clear_days(first: int, last: int, days: int) -> None:
    assert clear_days(first, last) == days


@pytest.mark.parametrize("n", [1, 20])
def test_numbers(n: int) -> None:
    assert numbered(n) == f"CPP/{n}"


def numbered(n: int) -> str:
    return Scheme().number(n)
"""


def checkout(folder: Path, book: str = BOOK, code: str = CODE, tests: str = TESTS) -> Path:
    """A product of one module."""
    for name, text in {"docs/rules.md": book, "panel/notice.py": code, "tests/test_notice.py": tests}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text)
    return folder


def run(folder: Path) -> Result:
    return CliRunner().invoke(rules, ["--checkout", str(folder)])


def test_each_rule_is_printed_with_where_it_stands_and_what_holds_it(tmp_path: Path) -> None:
    result = run(checkout(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "C1    law",
        "      panel.notice.clear_days",
        "            tests/test_notice.py::test_clear_days",
        "Y5    setting",
        "      panel.notice.Scheme.number",
        "            tests/test_notice.py::test_numbers",
        "Y6    practice",
        "I9    not for software: it prosecutes nobody",
        "",
        "4 rules, 0 missing.",
    ]


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ({"code": CODE.replace("clear (C1)", "clear")}, "C1: no function bears its id."),
        ({"code": CODE.replace("minute (Y5)", "minute")}, "Y5: no function bears its id."),
        ({"tests": TESTS.replace("assert clear_days(first, last)", "assert last - first - 1")}, "C1: no table test"),
        ({"tests": TESTS.replace('@pytest.mark.parametrize("n", [1, 20])', "")}, "Y5: no table test"),
        ({"tests": TESTS.replace("return Scheme().number(n)", 'return f"CPP/{n}"')}, "Y5: no table test"),
        ({"book": BOOK.replace("practice", "law")}, "Y6: no function bears its id."),
    ],
)
def test_what_is_missing_is_named_and_the_command_fails(tmp_path: Path, planted: dict[str, str], said: str) -> None:
    result = run(checkout(tmp_path, **planted))
    assert result.exit_code == 1
    assert said in result.stderr
    assert "4 rules, 1 missing." in result.stdout


def test_without_the_list_it_says_so(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "The list of rules is part of a checkout" in result.stderr


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Five clear days (C1).", ["C1"]),
        ("What follows (B1–B3, C4)", ["B1", "B2", "B3", "C4"]),
        ("Others (I11a–c)", ["I11a", "I11b", "I11c"]),
        ("All of it (I11–I13)", ["I11", "I12", "I13"]),
        ("From b on (I11b–d); call-in (CI2)", ["I11b", "I11c", "I11d", "CI2"]),
        ("What the minutes say (2.3)", ["2.3"]),
        ("2.3 metres, WCAG 1.4.3, none (s.100)", []),
    ],
)
def test_the_ids_that_a_text_cites(text: str, ids: list[str]) -> None:
    assert list(ids_in(text)) == ids


def test_a_rule_that_binds_in_no_known_way_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        read_book("| C1 | Five clear days. | | perhaps |")


@pytest.mark.parametrize(
    ("level", "functions", "fault"),
    [
        (Level.LAW, {}, "no function bears its id"),
        (Level.SETTING, {"f": ()}, "no table test calls a function that bears its id"),
        (Level.LAW, {"f": (), "g": ("test",)}, ""),
        (Level.PRACTICE, {}, ""),
        (Level.NOT_FOR_SOFTWARE, {}, ""),
    ],
)
def test_what_a_rule_lacks(level: Level, functions: dict[str, tuple[str, ...]], fault: str) -> None:
    assert Standing(Rule("C1", "Five clear days.", "", level), functions).fault == fault


def test_a_rule_stands_wherever_its_id_is_and_is_held_by_all_that_call_it() -> None:
    found = standings(
        read_book(BOOK),
        {"panel.a": "Counts (C1).", "panel.b": "Counts too (C1, Y5).", "panel.c": ""},
        {"test_a": frozenset({"panel.a", "panel.c"}), "test_b": frozenset({"panel.a"})},
    )
    assert [dict(one.functions) for one in found] == [
        {"panel.a": ("test_a", "test_b"), "panel.b": ()},
        {"panel.b": ()},
        {},
        {},
    ]
