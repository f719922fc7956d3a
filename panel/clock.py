"""The only module that reads the time. Dates are those of Europe/London (C4)."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_set: ContextVar[dt.datetime | None] = ContextVar("clock", default=None)


def now() -> dt.datetime:
    """The present moment, in London's time."""
    return (_set.get() or dt.datetime.now(dt.UTC)).astimezone(LONDON)


def today() -> dt.date:
    """The present date in London (C4)."""
    return now().date()


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Let the clock stand at `moment`: used to tell the demonstration's year, and by tests.

    A moment without a zone is taken as London's.
    """
    token = _set.set(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))
    try:
        yield
    finally:
        _set.reset(token)
