"""The forms of the schedule, and of one record whose time is over."""

from collections.abc import Mapping
from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import RadioField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import IntegerField, TextAreaField, TextField
from panel.records.rules import SCHEDULE, Record, Schedule

DISPOSE, KEEP = "dispose", "keep"


def _hint(usual: Schedule) -> str:
    least = f" The law asks for at least {usual.least} years ({usual.law})." if usual.least else ""
    return f"Years from {usual.since}. Empty: for good.{least}"


class ScheduleForm(Form):
    """For how many years each kind of record is kept."""

    save = SubmitField("Save the schedule")

    def years(self) -> dict[Record, int | None]:
        """What was filled in."""
        return {record: self[record.value].data for record in CHANGEABLE}


CHANGEABLE = tuple(record for record, usual in SCHEDULE.items() if not usual.fixed)
for _record in CHANGEABLE:
    _usual = SCHEDULE[_record]
    setattr(ScheduleForm, _record.value, IntegerField(_usual.label, hint=_hint(_usual), least=0, most=150, width=3))


def filled(years: Mapping[Record, int | None]) -> dict[str, Any]:
    """The form's data for a schedule."""
    return {record.value: years[record] for record in CHANGEABLE}


class LabelForm(Form):
    """How a young person is shown."""

    label = TextField(
        "Initials, a letter, a first name or a group",
        [Required("Enter how the young person wishes to be shown")],
        hint="For example, K, Young Person A or Two representatives of the Children in Care Council",
        width="two-thirds",
        autocomplete="off",
    )
    save = SubmitField("Show them so")


class DisposalForm(Form):
    """What is done with one record."""

    what = RadioField(
        "What is to be done with it?",
        [Required("Say whether it is disposed of or kept")],
        choices=[
            (DISPOSE, "Dispose of it: what is named above is deleted and cannot be brought back"),
            (KEEP, "Keep it for longer"),
        ],
    )
    until = DateField("Keep it until", hint="Only where it is kept for longer")
    reason = TextAreaField(
        "Why, or under which part of the council’s schedule",
        [Required("Say why, or under which part of the council’s schedule")],
        rows=2,
    )
    save = SubmitField("Confirm")
