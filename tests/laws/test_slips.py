"""A slip in a rule is noticed by the tables of examples: nine times out of ten, or the tables are too few."""

import ast
import re
import subprocess
import sys

import pytest

from panel.resources import PACKAGE
from tests.laws.slips import Changer

ENUMS = {"Level": ["NOTE", "REFUSE"]}


@pytest.mark.parametrize(
    ("code", "slips"),
    [
        ("FIVE = 5", ["5 → 6"]),
        ("OPEN: bool = True", ["True → False"]),
        ("BINDS = {'late': Level.NOTE}", ["Level.NOTE → Level.REFUSE"]),
        ("RULE = 'B9'", ["'B9' → 'B90'"]),
        ("def f(a: int = 1) -> None: ...", ["1 → 2"]),
        ("early = first < last", ["first < last → first <= last"]),
        ("said = word in ('late', 3)", ["3 → 4", "word in ('late', 3) → word not in ('late', 3)"]),
        ("chair = role == 'chair'", ["'chair' → 'chair?'", "role == 'chair' → role != 'chair'"]),
        ("both = one and other", ["one and other → one or other"]),
        ("shut = not opened", ["not opened → opened"]),
        ("days = [day for day in days if clear(day)]", ["clear(day) → not clear(day)"]),
        ("def f() -> bool:\n    return g()", ["return g() → return not g()"]),
        ("def f() -> int:\n    return g()", ["return g() → return None"]),
        ("def f():\n    found.append(1)", ["1 → 2", "found.append(1) → pass"]),
        ("due = day + week", ["day + week → day - week"]),
        ("@dataclass(frozen=True)\nclass Rule:\n    '''One (B9).'''\n    words: str = 'late'", []),
    ],
)
def test_the_slips_that_could_be_made(code: str, slips: list[str]) -> None:
    changer = Changer(ENUMS)
    changer.visit(ast.parse(code))
    assert [slip.partition(": ")[2] for slip in changer.changes] == slips


def test_one_slip_is_made_at_a_time() -> None:
    changed = [ast.unparse(Changer(ENUMS, wanted).visit(ast.parse("least, most = 3, 7"))) for wanted in (0, 1)]
    assert changed == ["least, most = (4, 7)", "least, most = (3, 8)"]


@pytest.mark.long
def test_nine_slips_of_ten_are_noticed() -> None:
    run = [sys.executable, "-m", "tests.laws.mutants"]
    said = subprocess.run(run, cwd=PACKAGE.parent, capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+) of (\d+) killed\n$", said)
    assert found, said
    killed, tried = int(found[1]), int(found[2])
    assert tried > 1000
    assert killed >= 0.9 * tried, said
