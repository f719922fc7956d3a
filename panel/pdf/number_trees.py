"""Reads number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7), noting what a search in them would trip over."""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object

Key = int | bytes


@dataclass(slots=True)
class Entries:
    """What a tree lists, in order, and its faults."""

    entries: list[tuple[Key, Object]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def entries_of(tree: Object | None, leaf: str) -> Entries:
    """All entries of a tree; ``leaf`` is "/Nums" or "/Names". A tree that is not there has none."""
    found = Entries()
    if tree is not None:
        read(tree, leaf, found, depth=0)
    keys = [key for key, _ in found.entries]
    if len(keys) != len(set(keys)):
        found.faults.append("a key stands in it twice")
    if keys != sorted(keys):
        found.faults.append("its keys are not in order")
    return found


def read(node: Object, leaf: str, found: Entries, *, depth: int) -> None:
    """Read a node and all below it."""
    if not isinstance(node, Dictionary) or depth > 50:
        found.faults.append("one of its nodes cannot be read")
        return
    start = len(found.entries)
    for kid in node.get("/Kids", []):
        read(kid, leaf, found, depth=depth + 1)
    listed = list(node.get(leaf, []))
    found.entries += [(key_of(key), value) for key, value in zip(listed[::2], listed[1::2], strict=False)]
    if depth and limits(node) != span(found.entries[start:]):
        found.faults.append("the limits of a leaf are not those of its keys")


def key_of(key: object) -> Key:
    """A key as something that can be compared."""
    return key if isinstance(key, int) else bytes(key)  # type: ignore[call-overload]


def limits(node: Object) -> list[Key]:
    """The limits that a node states."""
    stated = node.get("/Limits")
    return [key_of(key) for key in stated] if isinstance(stated, Array) else []


def span(entries: list[tuple[Key, Object]]) -> list[Key]:
    """The limits that a node's entries have."""
    return [entries[0][0], entries[-1][0]] if entries else []
