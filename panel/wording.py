"""How dates, times and lists are put into words, on screens and on paper alike."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from panel.clock import LONDON


def date(value: dt.date | None, *, weekday: bool = True) -> str:
    """Monday 15 January 2018."""
    if value is None:
        return ""
    words = f"{value.day} {value:%B %Y}"
    return f"{value:%A} {words}" if weekday else words


def short_date(value: dt.date | None) -> str:
    """15 January 2018."""
    return date(value, weekday=False)


def time(value: dt.time | dt.datetime | None) -> str:
    """10.00 am; of a moment, in London's time."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.tzinfo:
        value = value.astimezone(LONDON)
    return f"{value.hour % 12 or 12}.{value:%M} {'am' if value.hour < 12 else 'pm'}"


def moment(value: dt.datetime | None) -> str:
    """Monday 15 January 2018 at 10.00 am, in London's time."""
    if value is None:
        return ""
    local = value.astimezone(LONDON)
    return f"{date(local.date())} at {time(local)}"


def listed(words: Iterable[str], *, last: str = "and") -> str:
    """“a, b and c”."""
    parts = list(words)
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def counted(number: int, one: str, many: str | None = None) -> str:
    """“1 item”, “2 items”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(octets: int) -> str:
    """“340 kB”, “1.2 MB”."""
    return f"{octets / 1e6:.1f} MB" if octets >= 1_000_000 else f"{max(1, round(octets / 1000))} kB"


FILTERS: dict[str, Any] = {
    "date": date,
    "short_date": short_date,
    "time": time,
    "moment": moment,
    "listed": listed,
    "counted": counted,
    "size": size,
}
"""Every wording, as the template filter of the same name."""
