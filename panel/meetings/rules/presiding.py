"""Who presides, over what: the whole meeting, some of its items, or a while; never two at one moment (V4, V9)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from panel.lifecycle import Finding, Level
from panel.meetings.rules.presence import read_time


@dataclass(frozen=True)
class Span:
    """What someone presided over. Without items and times it is the whole meeting, but for what others presided over.

    `items` are the keys of agenda lines; times are as minuted.
    """

    who: str
    items: frozenset[str] = frozenset()
    start: str | None = None
    end: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is the meeting as a whole."""
        return not (self.items or self.start or self.end)

    def covers(self, at: dt.time) -> bool:
        """Whether a span of time covers a moment; the end belongs to whoever takes over."""
        start, end = read_time(self.start), read_time(self.end)
        return (start is None or start <= at) and (end is None or at < end)


def judge_presiding(spans: Sequence[Span], titles: dict[str, str] | None = None) -> list[Finding]:
    """Two people cannot preside at the same moment, for a casting vote is one person's (V4).

    A span of items, or of time, is an exception to the whole meeting; two of one kind must not meet. What contradicts
    itself is refused; a time that runs backwards, or cannot be read, is noted. `titles` names items in the words.
    """
    contradictions = [
        Finding("V4", f"{one.who} and {other.who} cannot both preside {where}. Say who took over.", Level.REFUSE)
        for one, other in combinations(spans, 2)
        if one.who != other.who and (where := _meet(one, other, titles or {}))
    ]
    return contradictions + [Finding("V8", words) for span in spans for words in _odd(span)]


def _meet(one: Span, other: Span, titles: dict[str, str]) -> str:
    """Where two spans meet, in words; empty where they do not."""
    if one.whole and other.whole:
        return "over the whole meeting"
    shared = sorted(one.items & other.items)
    if shared:
        return f"for {titles.get(shared[0], shared[0])}"
    timed = not (one.whole or other.whole or one.items or other.items)
    return _overlap(one, other) if timed else ""


def _overlap(one: Span, other: Span) -> str:
    start = max(read_time(one.start) or dt.time.min, read_time(other.start) or dt.time.min)
    end = min(read_time(one.end) or dt.time.max, read_time(other.end) or dt.time.max)
    unread = any(words and read_time(words) is None for span in (one, other) for words in (span.start, span.end))
    if unread or start >= end:
        return ""
    later = one if (read_time(one.start) or dt.time.min) == start else other
    return f"from {later.start}" if later.start else "when the meeting began"


def _odd(span: Span) -> Iterator[str]:
    for words in (span.start, span.end):
        if words and read_time(words) is None:
            yield f"“{words}”, from or until which {span.who} presided, names no time of day. It is kept as written."
    start, end = read_time(span.start), read_time(span.end)
    if start and end and end < start:
        yield f"{span.who} presided from {span.start} until {span.end}, which is earlier."


def presiding_over(spans: Sequence[Span], item: str | None = None, at: dt.time | None = None) -> int | None:
    """Which span (its place in `spans`) an item, or a moment, falls in; None where it is not recorded.

    Whoever took the chair for the item goes before whoever took it for a while, and both before whoever presided over
    the meeting as a whole. Without a time, a span of time counts only where nobody presided over the whole.
    """
    tests = (
        lambda span: item is not None and item in span.items,
        lambda span: at is not None and not (span.whole or span.items) and span.covers(at),
        lambda span: span.whole,
    )
    for test in tests:
        found = [place for place, span in enumerate(spans) if test(span)]
        if found:
            return found[0]
    return 0 if len(spans) == 1 and not spans[0].items else None
