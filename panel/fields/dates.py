"""Dates in three boxes, and times as people write them."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from panel import wording
from panel.fields.look import Grouped, Look
from panel.fields.markup import classes, element
from panel.fields.text import TextField

PARTS = ("day", "month", "year")
MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (f"{dt.date(2000, number, 1):%B}".lower(), f"{dt.date(2000, number, 1):%b}".lower())
}


class Unreadable(ValueError):
    """What was typed is no date or time. Says why, and which parts are wrong."""

    def __init__(self, why: str, *parts: str) -> None:
        self.parts = parts
        super().__init__(why)


def read_date(typed: Mapping[str, str]) -> dt.date | None:
    """The date typed as day, month (a number or a name) and year. None where nothing is typed. Raises Unreadable."""
    given = {part: typed.get(part, "").strip() for part in PARTS}
    missing = [part for part in PARTS if not given[part]]
    if len(missing) == len(PARTS):
        return None
    if missing:
        raise Unreadable(f"must include a {wording.listed(missing)}", *missing)
    month = str(MONTHS.get(given["month"].lower(), given["month"]))
    numbers = {"day": given["day"], "month": month, "year": given["year"]}
    wrong = [part for part, text in numbers.items() if not re.fullmatch(r"\d+", text, re.ASCII)]
    if wrong:
        raise Unreadable("must be a real date", *wrong)
    if len(numbers["year"]) != 4:
        raise Unreadable("must have a year of 4 figures, like 2026", "year")
    try:
        return dt.date(int(numbers["year"]), int(numbers["month"]), int(numbers["day"]))
    except ValueError:
        raise Unreadable("must be a real date", *PARTS) from None


class DateField(Grouped):
    """A date. `autocomplete="bday"` and the like are not offered: council dates are never the typist's own."""

    parts: Mapping[str, str] = {}
    bad: tuple[str, ...] = ()

    def process(self, formdata: Any, *data: Any, **filters: Any) -> None:
        """Read three boxes; on an error keep what each holds."""
        super().process(None, *data, **filters)
        names = {part: f"{self.name}-{part}" for part in PARTS}
        if formdata is None or not any(name in formdata for name in names.values()):
            return
        self.parts = {part: str(formdata.get(name, "")) for part, name in names.items()}
        self.raw_data = list(self.parts.values())
        try:
            self.data = read_date(self.parts)
        except Unreadable as error:
            self.data, self.bad = None, error.parts
            self.process_errors = [f"{self.label.text} {error}"]

    @property
    def focus_id(self) -> str:
        """The first box that is wrong, or the first."""
        return f"{self.id}-{(self.bad or PARTS)[0]}"

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The three boxes."""
        date: dt.date | None = self.data
        shown = {"day": date.day, "month": date.month, "year": date.year} if date else {}
        boxes = [self._box(part, str(self.parts.get(part, shown.get(part, "")))) for part in PARTS]
        return element("div", Markup("").join(boxes), class_="govuk-date-input", id=self.id)

    def _box(self, part: str, value: str) -> Markup:
        wrong = self.wrong and part in (self.bad or PARTS)
        width = 4 if part == "year" else 2
        label = element(
            "label",
            part.capitalize(),
            class_="govuk-label govuk-date-input__label",
            for_=f"{self.id}-{part}",
        )
        box = element(
            "input",
            class_=classes(
                f"govuk-input govuk-date-input__input govuk-input--width-{width}", "govuk-input--error" if wrong else ""
            ),
            id=f"{self.id}-{part}",
            name=f"{self.name}-{part}",
            type="text",
            value=value or None,
            inputmode="numeric",
        )
        return element("div", element("div", label + box, class_="govuk-form-group"), class_="govuk-date-input__item")


TIME = re.compile(r"(\d{1,2})(?:[.:h]?(\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|noon|midnight)?", re.ASCII | re.IGNORECASE)


def read_time(typed: str) -> dt.time | None:
    """The time in “10.00 am”, “2pm”, “14:30”, “noon”. None where nothing is typed.

    An hour from 1 to 6 without am, pm or a leading zero is not guessed at. Raises Unreadable.
    """
    words = " ".join(typed.lower().split())
    if not words:
        return None
    found = TIME.fullmatch({"noon": "12 pm", "midday": "12 pm", "midnight": "12 am"}.get(words, words))
    if not found:
        raise Unreadable("must be a time, like 10.00 am or 14:30")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise Unreadable("must be a real time, like 10.00 am or 14:30")
    if half:
        return dt.time(hour % 12 + (12 if half in ("pm", "noon") else 0), minute)
    if 1 <= hour <= 6 and not found[1].startswith("0"):
        raise Unreadable(f"must say am or pm, like {hour}.{minute:02} pm")
    return dt.time(hour, minute)


class TimeField(TextField):
    """A time of day, shown as 10.00 am; what cannot be read stays as typed."""

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, **{"width": 10, "autocomplete": "off", "spellcheck": False, **options})

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Raises ValueError, in words, where the text is no time."""
        if not valuelist:
            return
        try:
            self.data = read_time(str(valuelist[0]))
        except Unreadable as error:
            self.data = None
            raise ValueError(f"{self.label.text} {error}") from None

    def text(self) -> str:
        """The time in words, or what was typed instead of one."""
        return str(self.raw_data[0]).strip() if self.raw_data else wording.time(self.data)
