"""The book of rules: what each is and how it binds, and which of them nothing applies or tests."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

_ID = r"(?:CI|[A-Z])\d{1,2}"
_ROW = re.compile(rf"\| ({_ID}[a-z]?|\d\.\d) \|")
_CITED = re.compile(rf"\b(?:({_ID})([a-z])?(?:–(?:({_ID})|([a-z])\b))?)|\((\d\.\d)\)")


class Level(StrEnum):
    """How a rule binds."""

    LAW = "law"
    SETTING = "setting"
    PRACTICE = "practice"
    NOT_FOR_SOFTWARE = "not for software"


MUST_STAND = frozenset({Level.LAW, Level.SETTING})
"""The levels of the rules that a function must apply, and a table of examples test."""


@dataclass(frozen=True)
class Rule:
    """One rule of the book. `reason` says why software does not apply it, where it does not."""

    id: str
    words: str
    source: str
    level: Level
    reason: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a rule stands: the functions that bear its id, each with the table tests that call it."""

    rule: Rule
    functions: Mapping[str, tuple[str, ...]]

    @property
    def fault(self) -> str:
        """What is missing, or nothing."""
        if self.rule.level not in MUST_STAND:
            return ""
        if not self.functions:
            return "no function bears its id"
        return "" if any(self.functions.values()) else "no table test calls a function that bears its id"


def read_book(text: str) -> list[Rule]:
    """The rules of the book's tables, in order. Raises ValueError for a rule that binds in no known way."""
    return [_read(line) for line in text.splitlines() if _ROW.match(line)]


def _read(line: str) -> Rule:
    name, words, source, level = (cell.strip() for cell in line.strip().strip("|").split("|"))
    word, _, reason = level.partition(":")
    return Rule(name, words, source, Level(word), reason.strip())


def ids_in(text: str) -> Iterator[str]:
    """The ids that a text cites, one by one: of a span from one to another, each."""
    for start, letter, end, last_letter, section in _CITED.findall(text):
        if section:
            yield section
        elif end:
            prefix = start.rstrip("0123456789")
            yield from (f"{prefix}{number}" for number in range(_number(start), _number(end) + 1))
        elif last_letter:
            yield from (f"{start}{chr(one)}" for one in range(ord(letter or "a"), ord(last_letter) + 1))
        else:
            yield start + letter


def _number(name: str) -> int:
    return int(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def standings(
    book: Iterable[Rule], functions: Mapping[str, str], tables: Mapping[str, frozenset[str]]
) -> list[Standing]:
    """Where each rule stands, given the docstring of each function and the functions that each table test calls."""
    cited = {name: frozenset(ids_in(words)) for name, words in functions.items()}
    callers: dict[str, list[str]] = {}
    for test, called in tables.items():
        for name in called:
            callers.setdefault(name, []).append(test)
    return [
        Standing(rule, {name: tuple(callers.get(name, ())) for name, ids in cited.items() if rule.id in ids})
        for rule in book
    ]
