"""Slips of the hand in the rules, one at a time, and whether the tables of examples notice.

After each change the tests that need neither application nor database are run, those first that name the changed
module; what none of them notices has survived. `python -m tests.laws.mutants bodies.rules.powers` prints the survivors
of the modules whose names hold the words.

Rules are tables as much as functions, so a module is read anew with each change (mutmut changes functions only). Each
change is tried in a process of its own, forked from one that has read every package but none of ours.
"""

import ast
import gc
import importlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import EnumMeta
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

from hypothesis import settings

from tests.laws.slips import Changer
from tests.laws.tables import Tables, tables_of

settings.register_profile("slips", derandomize=True, deadline=None, database=None, max_examples=25)

ROOT = Path(__file__).parent.parent.parent
STORIES = frozenset({"demo", "journeys"})
"""What holds a rule is a table of its examples, not a story in which it happens to be kept."""

SECONDS = 20
"""After so long a changed rule is taken to run for ever, which a test would notice."""


@dataclass(frozen=True)
class Subject:
    """A module of rules, and the test modules that name it, or rules that stand on it, nearest first."""

    name: str
    path: Path
    enums: dict[str, list[str]]
    tests: tuple[Tables, ...]

    def changed(self, wanted: int = -1) -> tuple[ast.Module, list[str]]:
        """The module with one change, and the changes that could be made."""
        changer = Changer(self.enums, wanted)
        tree = changer.visit(ast.parse(self.path.read_text()))
        return ast.fix_missing_locations(tree), changer.changes


class Changed(MetaPathFinder, Loader):
    """Gives the changed module to whoever imports it."""

    def __init__(self, subject: Subject, wanted: int) -> None:
        self.subject = subject
        self.wanted = wanted

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The changed module, for its own name only."""
        if fullname != self.subject.name:
            return None
        package = [str(self.subject.path.parent)] if self.subject.path.name == "__init__.py" else None
        return spec_from_file_location(fullname, self.subject.path, loader=self, submodule_search_locations=package)

    def exec_module(self, module: ModuleType) -> None:
        """Read the changed module."""
        tree, _ = self.subject.changed(self.wanted)
        exec(compile(tree, str(self.subject.path), "exec"), module.__dict__)


def subjects(words: str = "") -> list[Subject]:
    """Every module of rules whose name holds the words, with what tests it."""
    paths = {_module(path): path for path in (ROOT / "panel").rglob("*.py") if "rules" in _module(path).split(".")}
    rules = {name: _imports(path) & paths.keys() for name, path in paths.items()}
    files = [path for path in (ROOT / "tests").rglob("test_*.py") if path.parent.name not in STORIES]
    below = set().union(*(_imports(path) for path in paths.values()))
    pure = tuple(f"{name}." for name in {*paths, *below} if name.count(".") and name.startswith("panel."))
    tables = [found for path in files if (found := tables_of(path, pure)).names]
    tests = {found: _imports(found.path) & paths.keys() for found in tables}
    return [
        Subject(name, path, _enums(name), tuple(_tests_of(name, rules, tests)))
        for name, path in sorted(paths.items())
        if words in name
    ]


def _tests_of(name: str, rules: dict[str, set[str]], tests: dict[Tables, set[str]]) -> Iterator[Tables]:
    """The tables of test modules that name a module of rules, then those that name rules which stand on it."""
    above = {other for other, below in rules.items() if name in below}
    yield from (test for test, named in tests.items() if name in named)
    yield from (test for test, named in tests.items() if name not in named and above & named)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _imports(path: Path) -> set[str]:
    """The modules that a module names, and what it takes from them, which may be modules too."""
    named = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom) and node.module]
    return {str(node.module) for node in named} | {f"{node.module}.{one.name}" for node in named for one in node.names}


def _enums(name: str) -> dict[str, list[str]]:
    module = importlib.import_module(name)
    return {word: [one.name for one in found] for word, found in vars(module).items() if isinstance(found, EnumMeta)}


def prepare(found: Sequence[Subject]) -> None:
    """Run every table as it stands, so that all packages are read, then forget what is ours: a child reads it anew.

    Raises what a table raises that fails as it stands.
    """
    settings.load_profile("slips")
    for tables in {tables for subject in found for tables in subject.tests}:
        tables.run()
    for name in [name for name in sys.modules if name.startswith("panel.")]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()


def notice(subject: Subject, wanted: int) -> int:
    """The process that tries one change: it ends with 1 where a test notices."""
    child = os.fork()
    if child:
        return child
    signal.alarm(SECONDS)
    with suppress(BaseException):
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.meta_path.insert(0, Changed(subject, wanted))
        for tables in subject.tests:
            tables.run()
        os._exit(0)
    os._exit(1)


def try_all(found: Sequence[Subject], at_once: int) -> tuple[int, list[str]]:
    """How many changes were tried, and those that survived. Raises what a table raises that fails unchanged."""
    tried, survivors, running = 0, [], {}
    prepare(found)

    def reap() -> None:
        child, status = os.wait()
        words = running.pop(child)
        if status == 0:
            survivors.append(words)

    for subject in found:
        for wanted, change in enumerate(subject.changed()[1]):
            while len(running) >= at_once:
                reap()
            running[notice(subject, wanted)] = f"{subject.name}:{change}"
            tried += 1
    while running:
        reap()
    return tried, sorted(survivors)


def main(words: Sequence[str]) -> None:
    """Print the survivors of the modules whose names hold the words, and how many were killed."""
    tried, survivors = try_all([one for word in words or [""] for one in subjects(word)], os.cpu_count() or 1)
    sys.stdout.write("\n".join([*survivors, f"{tried - len(survivors)} of {tried} killed", ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
