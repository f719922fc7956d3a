"""Who is in the room at a moment: times as minuted, each read by a parsed twin (V2, V8, B12)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from panel.lifecycle import Finding

NOON = 12
_LAST_BARE_HOUR = 7
"""A bare “2.15” is in the afternoon up to this hour: panels do not meet in the small hours."""

_CLOCK = re.compile(r"\b(\d{1,2})(?:\s*[.:]\s*(\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?|noon\b)?", re.IGNORECASE)
_NOON = re.compile(r"\b(?:noon|midday)\b", re.IGNORECASE)


def read_time(words: str | None) -> dt.time | None:
    """The time that words name: “10.20 a.m.”, “2pm”, “14:05”, “12 noon”, “noon”; None where they name none."""
    text = words or ""
    for found in _CLOCK.finditer(text):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if found[2] or half:
            return _time(hour, minute, half)
    return dt.time(NOON) if _NOON.search(text) else None


def _time(hour: int, minute: int, half: str) -> dt.time | None:
    if half.startswith(("a", "p")) and not 1 <= hour <= NOON:
        return None
    if half.startswith("a"):
        hour %= NOON
    elif half.startswith("p") or (not half and 1 <= hour <= _LAST_BARE_HOUR):
        hour = hour % NOON + NOON
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


@dataclass(frozen=True)
class Stay:
    """A stretch for which someone was there, in the words of the minutes; None where a time is not recorded."""

    joined: str | None = None
    left: str | None = None


def there_at(stays: Sequence[Stay], at: dt.time | None = None) -> bool:
    """Whether someone who came is in the room at a time; without one, as it stands now (V2).

    Now, the last stay counts: whoever left and is not recorded as having come back is out. At a time, a stay without a
    beginning began with the meeting, one without an end goes on, and a time that cannot be read is not held against
    anybody.
    """
    if not stays:
        return True
    if at is None:
        return stays[-1].left is None
    return any(_covers(stay, at) for stay in stays)


def _covers(stay: Stay, at: dt.time) -> bool:
    joined, left = read_time(stay.joined), read_time(stay.left)
    return (joined is None or joined <= at) and (left is None or at < left)


@dataclass(frozen=True)
class Place:
    """Where someone who is on the record of attendance stands in regard to one moment, or one item of business."""

    present: bool
    remote: bool = False
    stays: tuple[Stay, ...] = ()
    left_for: frozenset[str] = frozenset()


def absence(
    place: Place, *, remote_counts: bool = False, item: str | None = None, at: dt.time | None = None
) -> tuple[str, str] | None:
    """Why someone is not in the room, as the id of the rule and words after the name; None where they are there.

    Names present are recorded with their times (V8); whoever left, for good or for an item, is out (V2); attending from
    afar is presence only where the body lets it count (B12).
    """
    if not place.present:
        return "V8", "was not present"
    if place.remote and not remote_counts:
        return "B12", "attended remotely, which is not presence in the room"
    if item is not None and item in place.left_for:
        return "V2", "left the room for this item"
    if there_at(place.stays, at):
        return None
    return "V2", _gone(place.stays, at)


def _gone(stays: Sequence[Stay], at: dt.time | None) -> str:
    """“left at 11.20 am”, or “joined at 10.40 am” of someone who had yet to come."""
    before = [stay.left for stay in stays if stay.left and (at is None or _is_by(stay.left, at))]
    if before:
        return f"left at {before[-1]}"
    return f"joined at {stays[0].joined}"


def _is_by(words: str, at: dt.time) -> bool:
    time = read_time(words)
    return time is not None and time <= at


def odd_times(who: str, stays: Sequence[Stay], *, began: str | None = None, ended: str | None = None) -> list[Finding]:
    """Times worth a second look: not to be read, out of order, or outside the meeting (V8). Nothing is mended."""
    return [Finding("V8", words) for words in _oddities(who, stays, read_time(began), read_time(ended))]


def _oddities(who: str, stays: Sequence[Stay], began: dt.time | None, ended: dt.time | None) -> Iterator[str]:
    last: dt.time | None = None
    for verb, words in [said for stay in stays for said in (("joined", stay.joined), ("left", stay.left))]:
        time = read_time(words)
        if words and time is None:
            yield f"The time at which {who} {verb}, “{words}”, names no time of day. It is kept as written."
        if time is None:
            continue
        if last and time < last:
            yield f"{who} {verb} at {words}, which is before the time recorded last."
        if began and verb == "left" and time < began:
            yield f"{who} left at {words}, before the meeting began."
        if ended and time > ended:
            yield f"{who} {verb} at {words}, after the meeting ended."
        last = time
