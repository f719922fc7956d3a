"""A topic of the programme, and which part of the list to show."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField


class ProgrammeForm(Form):
    """Which part of the list."""

    body = SelectField("Panel")
    year = SelectField("Year", blank="All years")


class EntryForm(Form):
    """One topic."""

    topic = TextField("Topic", validators=[Required("Enter the topic")])
    year = TextField("Municipal year", hint="For example, 2026/27", width=10, autocomplete="off")
    meeting = SelectField("Meeting", blank="No meeting chosen")
    month = TextField("Or a month", hint="For example, March 2027", width=20, autocomplete="off")
    purpose = TextAreaField("Purpose", rows=3)
    theme = TextField("Theme", autocomplete="off")
    lead = TextField("Lead officer", autocomplete="off")
    statutory = CheckboxField("The law asks for it")
    status = TextField("Status", width=20, autocomplete="off")
    version = VersionField()
    save = SubmitField("Save the topic")

    def facts(self) -> dict[str, Any]:
        """What was entered, by the name of its column."""
        return {
            name: field.data for name, field in self._fields.items() if name not in ("version", "save", "csrf_token")
        }
