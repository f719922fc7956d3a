"""The yearly cycle, and what comes back: which to take."""

import datetime as dt
from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.work_programme.cycles import CYCLE_FACTS, Offer, Renewal

MONTHS = [(name, name) for name in (f"{dt.date(2000, number, 1):%B}" for number in range(1, 13))]


class TakeForm(Form):
    """Which topics of the cycle are put into a year."""

    duties = CheckboxesField("Topics to take", [Required("Tick the topics to take")], small=True)
    save = SubmitField("Put them into the programme")

    def offer(self, offers: list[Offer]) -> None:
        """Let what the year does not have be ticked."""
        self.duties.choices = [(one.row.duty, one.row.topic) for one in offers if not one.there]


class RenewForm(Form):
    """Which of what comes back is made anew."""

    series = CheckboxesField("What comes back", [Required("Tick what is to come back")], small=True)
    save = SubmitField("Make them for this year")

    def offer(self, renewals: list[Renewal]) -> None:
        """Let each be ticked; all are, until someone has chosen."""
        self.series.choices = [(one.series, one.last.topic) for one in renewals]
        if not self.is_submitted():
            self.series.data = [one.series for one in renewals]


class CycleForm(Form):
    """A topic of the panel's own cycle."""

    topic = TextField("Topic", [Required("Enter the topic")])
    month = SelectField("Usual month", choices=MONTHS, blank="No month")
    source = TextField(
        "Where it comes from", [Required("Say where it comes from: an Act, guidance, or custom")], autocomplete="off"
    )
    statutory = CheckboxField("The law asks for it")
    purpose = TextAreaField("Purpose", rows=2)
    lead = TextField("Lead officer", autocomplete="off")
    version = VersionField()
    save = SubmitField("Save the topic")

    def facts(self) -> dict[str, Any]:
        """What was entered, by column."""
        return {name: self[name].data for name in CYCLE_FACTS}
