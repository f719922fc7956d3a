"""Which of these goes with which of those: two sequences laid side by side in order."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[T | None, T | None]
LARGEST = 60_000
"""Comparisons made at most for one stretch of changes; a longer one is shown as taken out and put in."""


def paired(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], str], likeness: Callable[[T, T], float]
) -> Iterator[Pair[T]]:
    """Every member of both, in order, each with its like in the other or alone.

    Equal keys go together first; between them, those that make the greatest likeness in all. 0 never goes together.
    """
    matcher = SequenceMatcher(None, [key(one) for one in old], [key(one) for one in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        elif (b - a) * (d - c) > LARGEST:
            yield from _apart(old[a:b], new[c:d])
        else:
            yield from _between(old[a:b], new[c:d], likeness)


def _apart(old: Sequence[T], new: Sequence[T]) -> Iterator[Pair[T]]:
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def _between(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> Iterator[Pair[T]]:
    like = [[likeness(before, after) for after in new] for before in old]
    best = _best(like, len(old), len(new))
    i = j = 0
    while i < len(old) and j < len(new):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from _apart(old[i:], new[j:])


def _best(like: list[list[float]], rows: int, columns: int) -> list[list[float]]:
    """The greatest likeness that the ends of both sequences, from each place on, can make."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            together = like[i][j] + best[i + 1][j + 1] if like[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    return best
