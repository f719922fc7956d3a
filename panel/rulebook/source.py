"""Reading code: the functions that it defines with their docstrings, and the table tests with what they call."""

import ast
from collections.abc import Iterator
from pathlib import Path

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions_of(package: Path) -> dict[str, str]:
    """The docstring of every function and method of a package, by its qualified name."""
    return {
        f"{module}.{name}": ast.get_docstring(function) or ""
        for path in sorted(package.rglob("*.py"))
        for module in [_module(path, package)]
        for name, function in _defined(ast.parse(path.read_text()))
    }


def tables_of(folder: Path) -> dict[str, frozenset[str]]:
    """What each table test calls, by qualified names of ours: a test that pytest gives rows of examples.

    What a test calls by way of a function beside it counts too.
    """
    tests = {}
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text())
        imported = dict(_imported(tree))
        beside = dict(_defined(tree))
        for name, function in beside.items():
            if name.startswith("test_") and _has_rows(function):
                tests[f"{path.relative_to(folder.parent)}::{name}"] = frozenset(_called(function, imported, beside))
    return tests


def _module(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _defined(tree: ast.Module) -> Iterator[tuple[str, _Function]]:
    """The functions of a module, and the methods of its classes."""
    for node in tree.body:
        if isinstance(node, _Function):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, _Function))


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What each name that is imported stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)


def _has_rows(function: _Function) -> bool:
    return any("pytest.mark.parametrize(" in ast.unparse(one) for one in function.decorator_list)


def _called(function: _Function, imported: dict[str, str], beside: dict[str, _Function]) -> Iterator[str]:
    """What a test, or a function beside it, uses: a method by the name it has in any class that is imported."""
    waiting, met = [function], {function.name}
    while waiting:
        for node in ast.walk(waiting.pop()):
            if isinstance(node, ast.Name) and node.id in beside and node.id not in met:
                met.add(node.id)
                waiting.append(beside[node.id])
            elif isinstance(node, ast.Name) and node.id in imported:
                yield imported[node.id]
            elif isinstance(node, ast.Attribute):
                named = imported.get(node.value.id) if isinstance(node.value, ast.Name) else None
                yield from (f"{one}.{node.attr}" for one in ([named] if named else imported.values()))
