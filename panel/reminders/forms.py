"""Which letters someone wants, and when."""

import datetime as dt
from typing import Any

from wtforms import ValidationError

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import RadioField
from panel.fields.dates import TimeField
from panel.fields.form import Form
from panel.mail.rules import LetterKind
from panel.reminders.models import LetterSettings
from panel.reminders.rules import USUAL, Quiet, When, offered

ASKED = "Say when you want it"


class LettersForm(Form):
    """When each kind of letter is wanted, and in which hours none."""

    quiet_begins = TimeField("Quiet hours begin", [Required("Enter when your quiet hours begin")])
    quiet_ends = TimeField("Quiet hours end", [Required("Enter when your quiet hours end")])
    save = SubmitField("Save")

    def validate_quiet_ends(self, field: Any) -> None:
        """Raises ValidationError where there would be no hour left to write in."""
        begins, ends = self.quiet_begins.data, field.data
        if begins and ends and _hours(begins, ends) > MOST:
            raise ValidationError(f"Leave at least {24 - MOST} hours of the day in which you may be written to")

    def wishes(self) -> dict[LetterKind, When]:
        """What was chosen for each kind."""
        return {kind: self[kind.name.lower()].data for kind in LetterKind}

    def quiet(self) -> Quiet:
        """The hours in which no letter is wanted."""
        return Quiet(self.quiet_begins.data, self.quiet_ends.data)


MOST = 20
"""Hours of a day that may be quiet."""


def _hours(begins: dt.time, ends: dt.time) -> float:
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return minutes % (24 * 60) / 60


for _kind in LetterKind:
    _label = _kind.value[0].upper() + _kind.value[1:]
    _choices = [(when, when.value[0].upper() + when.value[1:]) for when in offered(_kind)]
    setattr(
        LettersForm,
        _kind.name.lower(),
        RadioField(_label, [Required(ASKED)], choices=_choices, default=USUAL[_kind], inline=True, small=True),
    )


def as_kept(settings: LetterSettings) -> dict[str, Any]:
    """What the form begins with."""
    wishes = {kind.name.lower(): settings.when(kind) for kind in LetterKind}
    return {**wishes, "quiet_begins": settings.quiet_begins, "quiet_ends": settings.quiet_ends}
