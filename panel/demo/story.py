"""The story's words: read from the files beside this module, with the days of the story put into them."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from panel import wording
from panel.meetings.rules.clear_days import DAY
from panel.resources import PACKAGE

FOLDER = PACKAGE / "demo" / "story"


@dataclass(frozen=True)
class Day:
    """A day as the words may name it: {last}, {last.full}, {last.month}, {last.month_before}."""

    date: dt.date

    def __str__(self) -> str:
        """13 November 2026."""
        return wording.short_date(self.date)

    @property
    def full(self) -> str:
        """Friday 13 November 2026."""
        return wording.date(self.date)

    @property
    def month(self) -> str:
        """November 2026."""
        return f"{self.date:%B %Y}"

    @property
    def month_before(self) -> str:
        """October 2026: the last whole month on that day."""
        return f"{self.date.replace(day=1) - DAY:%B %Y}"

    @property
    def before(self) -> "Day":
        """A week earlier."""
        return Day(self.date - 7 * DAY)

    @property
    def four_weeks_on(self) -> "Day":
        """Four weeks later."""
        return Day(self.date + 28 * DAY)


def read(name: str, days: Mapping[str, dt.date]) -> dict[str, Any]:
    """One file of the story, its days written out. Raises KeyError for a day that the story does not have."""
    found: dict[str, Any] = filled(tomllib.loads((FOLDER / name).read_text(encoding="utf-8")), days)
    return found


def read_all(folder: str, days: Mapping[str, dt.date]) -> list[dict[str, Any]]:
    """Every file of a folder of the story, by name."""
    names = sorted(file.name for file in (FOLDER / folder).iterdir() if file.name.endswith(".toml"))
    return [read(f"{folder}/{name}", days) for name in names]


def accounts() -> list[dict[str, Any]]:
    """Who may sign in: what each account is for, whose it is, its address and its roles."""
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / "council.toml").read_text(encoding="utf-8"))["accounts"]
    return found


def filled(value: Any, days: Mapping[str, dt.date]) -> Any:
    """The value with the days written out in every text of it."""
    if isinstance(value, str):
        return value.format_map({name: Day(day) for name, day in days.items()})
    if isinstance(value, list):
        return [filled(one, days) for one in value]
    if isinstance(value, dict):
        return {key: filled(one, days) for key, one in value.items()}
    return value
