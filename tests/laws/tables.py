"""The tables of examples in a test module without the rest of it, so that no application and no database is read."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import CodeType
from typing import Any

from _pytest.mark import ParameterSet

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Tables:
    """The tests of a module that need nothing but their own rows, and the code that makes them."""

    path: Path
    names: tuple[str, ...]
    code: CodeType

    def run(self) -> None:
        """Run each test with each of its rows. Raises what a test raises."""
        made: dict[str, Any] = {"__name__": self.path.stem}
        exec(self.code, made)
        for name in self.names:
            marks = [mark for mark in getattr(made[name], "pytestmark", []) if mark.name == "parametrize"]
            for rows in product(*(_rows(*mark.args) for mark in marks)):
                made[name](**{key: value for row in rows for key, value in row.items()})


def tables_of(path: Path, pure: tuple[str, ...]) -> Tables:
    """The tables of a test module that stand on `pure` modules; none of its other tests, nor what only those need."""
    tree = ast.parse(path.read_text())
    statements = [_bare(node) for node in tree.body if _bound(node)]
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    names = tuple(one.name for one in tests if _arguments(one) == _given(one) and _is_pure(statements, one.name, pure))
    body = list(_kept(statements, _wanted(statements, names)))
    return Tables(path, names, compile(ast.Module(body, []), str(path), "exec"))


def _is_pure(statements: Sequence[ast.stmt], name: str, pure: tuple[str, ...]) -> bool:
    """Whether a test stands on rules alone, not on what reads the application or the database."""
    wanted = _wanted(statements, [name])
    imports = [node for node in statements if isinstance(node, ast.ImportFrom)]
    modules = [
        f"{node.module}.{one.name}" for node in imports for one in node.names if node.module and _name(one) in wanted
    ]
    ours = [module for module in modules if module.partition(".")[0] in {"panel", "tests"}]
    return all(f"{module}.".startswith(pure) for module in ours)


def _arguments(test: ast.FunctionDef) -> set[str]:
    return {one.arg for one in (*test.args.args, *test.args.kwonlyargs)}


def _given(test: ast.FunctionDef) -> set[str]:
    """What the rows of a test, or the properties of hypothesis, give it."""
    calls = [one for one in test.decorator_list if isinstance(one, ast.Call)]
    rows = [one.args[0] for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == "parametrize"]
    searched = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "given"]
    if any(one.args for one in searched):
        return _arguments(test)
    named = {key.arg for one in searched for key in one.keywords if key.arg}
    return named.union(*(_names(ast.literal_eval(one)) for one in rows))


def _names(names: str | Sequence[str]) -> list[str]:
    return [key.strip() for key in names.split(",")] if isinstance(names, str) else list(names)


def _rows(names: str | Sequence[str], rows: Any, **_ids: object) -> list[dict[str, Any]]:
    """The rows of a table, by name. A row that pytest.param made holds its values."""
    keys = _names(names)
    several = len(keys) > 1 or not isinstance(names, str)
    made = [row.values if isinstance(row, ParameterSet) else row if several else [row] for row in rows]
    return [dict(zip(keys, row, strict=True)) for row in made]


def _wanted(statements: Sequence[ast.stmt], names: Sequence[str]) -> set[str]:
    """The names that the named functions stand on, and their own."""
    wanted, before = set(names), set[str]()
    while wanted != before:
        before = set(wanted)
        wanted |= {name for node in statements if wanted & _bound(node) for name in _used(node)}
    return wanted


def _kept(statements: Sequence[ast.stmt], wanted: set[str]) -> Iterator[ast.stmt]:
    """The statements that give the names a meaning, in order; of an import the names that are wanted."""
    for node in statements:
        if isinstance(node, ast.Import | ast.ImportFrom):
            node.names = [one for one in node.names if _name(one) in wanted] or node.names
        if wanted & _bound(node):
            yield node


def _bare(node: ast.stmt) -> ast.stmt:
    """A statement without annotations: they may name what is not needed to run it."""
    for inside in ast.walk(node):
        if isinstance(inside, _Function):
            inside.returns = None
        elif isinstance(inside, ast.arg):
            inside.annotation = None
    return node


def _bound(node: ast.stmt) -> set[str]:
    """The names that a statement gives a meaning to."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {_name(one) for one in node.names}
    if isinstance(node, _Function | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _name(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _used(node: ast.stmt) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
