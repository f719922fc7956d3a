"""The form of a body's timetable: how many working days before or after a meeting each step is due."""

from typing import Any

from panel.bodies.models import Body
from panel.fields.buttons import SubmitField, VersionField
from panel.fields.dates import TimeField
from panel.fields.form import Form
from panel.fields.text import IntegerField
from panel.meetings.rules.timetable import DEFAULTS, HOUR, STEP_WORDS, Step, days_of, hour_of, judge_timetable

MOST = 120
"""Working days: half a year either way."""


class Timetable(Form):
    """A body's timetable; `TimetableForm` adds a field for each step."""

    final_at = TimeField("Hour at which final reports are locked", hint="For example, 10.00 am")
    version = VersionField()
    save = SubmitField("Save the timetable")

    def setting(self) -> dict[str, Any]:
        """What was filled in, in the form that the body keeps: steps left empty are not taken."""
        hour = self.final_at.data
        return {step.value: days for step, days in self._days().items()} | (
            {HOUR: hour.strftime("%H:%M")} if hour else {}
        )

    def judge(self, needed: int) -> bool:
        """Whether a timetable can be so; where it cannot, the form says why."""
        days = {step: days for step, days in self._days().items() if days is not None}
        for step, finding in judge_timetable(days, needed):
            self.refuse(step.value, finding.words)
        return not self.errors

    def _days(self) -> dict[Step, int | None]:
        """The signed distance of each step: below nought before the meeting."""
        return {step: _signed(step, self[step.value].data) for step in Step}


def _signed(step: Step, days: int | None) -> int | None:
    return days if days is None or DEFAULTS[step] > 0 else -days


def _field(step: Step) -> IntegerField:
    side = "after" if DEFAULTS[step] > 0 else "before"
    return IntegerField(STEP_WORDS[step], suffix=f"working days {side} the meeting", least=0, most=MOST, width=3)


TimetableForm = type("TimetableForm", (Timetable,), {step.value: _field(step) for step in Step})


def filled(body: Body) -> dict[str, Any]:
    """What the form of a body's timetable says before it is changed."""
    setting = body.timetable or {}
    return {
        **{step.value: abs(days) for step, days in days_of(setting).items()},
        "final_at": hour_of(setting),
        "version": body.version,
    }
