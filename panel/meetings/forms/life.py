"""What is asked at each step of a meeting's life, and of its notices."""

import datetime as dt
from typing import Any

from panel import clock
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import RadioField
from panel.fields.dates import DateField, TimeField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField

SAME_TIME = "Leave empty if it stays the same"


class StepForm(Form):
    """A step that asks nothing."""

    save = SubmitField("Go on")

    def answers(self) -> dict[str, Any]:
        """What was answered, by the arguments of the operation."""
        return {field.name: field.data for field in self if field.name not in ("save", "csrf_token")}


class ReasonForm(StepForm):
    """A step that may give a reason, which the public notice tells."""

    reason = TextField("Reason", hint="The public notice says it. You can leave it empty.", width="two-thirds")


class AdjournForm(StepForm):
    """Adjourning to another day."""

    at = TextField("Time of adjourning, as it will be minuted", hint="For example, 11.40 am", width=10)
    date = DateField("Day on which the meeting continues", hint="Leave empty if it is not fixed yet")
    time = TimeField("Time")
    venue = TextField("Place", hint=SAME_TIME, width="two-thirds")


class SittingForm(StepForm):
    """The day on which an adjourned meeting continues."""

    date = DateField(
        "Day on which the meeting continues", validators=[Required("Enter the day on which the meeting continues")]
    )
    time = TimeField("Time")
    venue = TextField("Place", hint=SAME_TIME, width="two-thirds")


OTHER = "other"


class NewDateForm(StepForm):
    """A new date for a postponed meeting: one of the next lawful ones, or another."""

    choice = RadioField("New date", validators=[Required("Choose the new date")])
    date = DateField("Another date", hint="Only if you chose “Another date” above")
    time = TimeField("Time", hint=SAME_TIME)
    venue = TextField("Place", hint=SAME_TIME, width="two-thirds")

    def offer(self, days: list[tuple[dt.date, str]]) -> None:
        """Offer these dates, with their words."""
        self.choice.choices = [*((day.isoformat(), words) for day, words in days), (OTHER, "Another date")]

    def validate_date(self, field: Any) -> None:
        """Another date must be entered where it was chosen."""
        if self.choice.data == OTHER and not field.data:
            Required("Enter the new date")(self, field)

    def answers(self) -> dict[str, Any]:
        """The date chosen, its time and place."""
        chosen = self.date.data if self.choice.data == OTHER else dt.date.fromisoformat(self.choice.data)
        return {"date": chosen, "time": self.time.data, "venue": self.venue.data or None}


STEP_FORMS: dict[str, type[StepForm]] = {
    "adjourn": AdjournForm,
    "set_sitting": SittingForm,
    "postpone": ReasonForm,
    "rearrange": NewDateForm,
    "cancel": ReasonForm,
}
"""The form of each step; a step not named here asks nothing."""


class NoticeForm(Form):
    """The words of a public notice and when it was posted in each place (N5)."""

    words = TextAreaField("Words of the notice", validators=[Required("Enter the words of the notice")], rows=4)
    office_date = DateField("Posted at the offices on", hint="Leave empty while it is not posted there")
    office_time = TimeField("Time of posting at the offices", hint="For example, 4.30 pm")
    web_date = DateField("Posted on the website on")
    web_time = TimeField("Time of posting on the website")
    save = SubmitField("Save the notice")

    def validate_office_time(self, field: Any) -> None:
        """A day of posting needs its time: it decides from which day clear days count (C4)."""
        if self.office_date.data and not field.errors:
            Required("Enter the time of posting at the offices")(self, field)

    def validate_web_time(self, field: Any) -> None:
        """A day of posting needs its time: it decides from which day clear days count (C4)."""
        if self.web_date.data and not field.errors:
            Required("Enter the time of posting on the website")(self, field)

    def times(self) -> dict[str, dt.datetime | None]:
        """The two moments of posting."""
        return {
            "at_offices": _moment(self.office_date.data, self.office_time.data),
            "on_web": _moment(self.web_date.data, self.web_time.data),
        }


def _moment(date: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(date, time, clock.LONDON) if date and time else None
