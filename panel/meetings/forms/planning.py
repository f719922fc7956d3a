"""Forms that put meetings into the calendar and say when and where they are."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import RadioField, SelectField
from panel.fields.dates import DateField, TimeField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import IntegerField, TextAreaField, TextField

TIME_HINT = "For example, 10.00 am or 14:30"


class DateRow(RowForm):
    """One date of the year; its own time and place only where they differ."""

    date = DateField("Date", validators=[Required("Enter the date")])
    time = TimeField("Time, if not the usual one")
    venue = TextField("Place, if not the usual one", width=20, autocomplete="off")


class YearForm(Form):
    """The dates of a municipal year."""

    time = TimeField(
        "Usual time", validators=[Required("Enter the time at which meetings usually begin")], hint=TIME_HINT
    )
    venue = TextField("Usual place", width="two-thirds", autocomplete="off")
    weeks = IntegerField(
        "Weeks between meetings",
        hint="To fill in the rest of the year after the last date entered above. Holidays are passed over.",
        width=2,
        least=1,
        most=26,
        default=6,
    )
    dates = RowsField("Dates", DateRow, validators=[Required("Enter a date")], noun="date", least=1)
    save = SubmitField("Add these meetings to the calendar")
    fill = SubmitField("Fill in the rest of the year", kind="secondary")
    check = SubmitField("Check these dates", kind="secondary")

    def meetings(self) -> list[dict[str, Any]]:
        """The facts of each meeting: its own time and place, or else the usual ones."""
        return [
            {
                "date": row["date"],
                "time": row["time"] or self.time.data,
                "venue": row["venue"] or self.venue.data or None,
            }
            for row in self.dates.data
            if row["date"]
        ]


class ContactRow(RowForm):
    """Whom to ask about the meeting."""

    name = TextField("Name", width="two-thirds", autocomplete="off")
    phone = TextField("Telephone", width=20, autocomplete="off")
    email = TextField("E-mail", width="two-thirds", autocomplete="off")


class FactsForm(Form):
    """When and where a meeting is, and what its papers say about it."""

    date = DateField("Date", validators=[Required("Enter the date of the meeting")])
    time = TimeField("Time", validators=[Required("Enter the time at which the meeting begins")], hint=TIME_HINT)
    time_text = TextField(
        "Time in words, if the papers say more than a time",
        hint="For example, 2.00 pm or at the conclusion of Cabinet, whichever is later",
        width="two-thirds",
    )
    venue = TextField("Place", width="two-thirds", autocomplete="off")
    title_note = TextField("Words beside the title", hint="For example, Moved from 11 January 2027", width="two-thirds")
    contacts = RowsField("Contacts", ContactRow, noun="contact", hint="Printed on the front sheet")
    views_by = TextField("Views on the agenda are to reach the council by", width="two-thirds")
    note = TextAreaField("Note", rows=3)
    version = VersionField()
    save = SubmitField("Save the meeting")

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a meeting."""
        names = ("date", "time", "time_text", "venue", "title_note", "views_by", "note")
        contacts = [{name: said for name, said in row.items() if said} for row in self.contacts.data]
        return {name: self[name].data or None for name in names} | {"contacts": contacts}


STANDARD, LAST, EMPTY = "standard", "last", "empty"


class CreateForm(Form):
    """A new meeting and what its agenda begins with."""

    body = SelectField("Panel", validators=[Required("Choose the panel")])
    date = DateField("Date", validators=[Required("Enter the date of the meeting")])
    time = TimeField("Time", validators=[Required("Enter the time at which the meeting begins")], hint=TIME_HINT)
    venue = TextField("Place", width="two-thirds", autocomplete="off")
    source = RadioField(
        "The agenda begins with",
        choices=[
            (STANDARD, "The panel’s standard items"),
            (LAST, "The lines of the last meeting’s agenda"),
            (EMPTY, "Nothing"),
        ],
        default=STANDARD,
    )
    save = SubmitField("Create the meeting")
