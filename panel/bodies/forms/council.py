"""The forms of the council and of its calendar."""

from typing import Any

from wtforms.validators import ValidationError

from panel.bodies.models import Council
from panel.bodies.rules.colours import judge_colour, read_colour
from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import EmailField, TextAreaField, TextField


class ContactRow(RowForm):
    """Someone to ask."""

    name = TextField("Name or office", width="two-thirds", autocomplete="off")
    phone = TextField("Telephone", width=20, autocomplete="off", inputmode="tel")
    email = EmailField("Email address", width="two-thirds", autocomplete="off")


class CouncilForm(Form):
    """The council's name, address and colour."""

    name = TextField("Name of the council", [Required("Enter the name of the council")], width="two-thirds")
    address = TextAreaField("Address", hint="One line of the address on each line, as on a letter", rows=4)
    website = TextField("Website", hint="For example, https://www.fenshire.gov.uk", width="two-thirds", inputmode="url")
    contacts = RowsField("Whom to contact", ContactRow, noun="contact", least=1)
    colour = TextField(
        "Colour",
        hint="Six figures after a #, like #5c2d6d. White text must be readable on it. Leave empty for the usual colour",
        width=10,
        spellcheck=False,
        autocomplete="off",
    )
    version = VersionField()
    save = SubmitField("Save the council")

    def validate_website(self, field: Any) -> None:
        """Raises ValidationError for what a browser would not open."""
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError("The website must begin with https://")

    def validate_colour(self, field: Any) -> None:
        """Raises ValidationError for what is no colour, or cannot be read (WCAG 1.4.3)."""
        if not field.data:
            return
        colour = read_colour(field.data)
        if colour is None:
            raise ValidationError("Enter a colour as six figures after a #, like #5c2d6d")
        for finding in judge_colour(colour):
            raise ValidationError(finding.words)


def filled(council: Council) -> dict[str, Any]:
    """What the form of the council says before it is changed."""
    kept = {name: getattr(council, name) for name in ("name", "website", "contacts", "colour", "version")}
    return {**kept, "address": "\n".join(council.address)}


class ClosureRow(RowForm):
    """A day on which the offices are shut."""

    day = DateField("Day", [Required("Enter the day on which the offices are shut")])
    reason = TextField("Reason", hint="For example, Christmas closure", width="two-thirds")


class AnnualMeetingRow(RowForm):
    """The day of an annual meeting."""

    day = DateField("Day", [Required("Enter the day of the annual meeting")])


class DatesForm(Form):
    """Days that the council's calendar turns on."""

    closures = RowsField(
        "Days on which the offices are shut",
        ClosureRow,
        noun="day",
        add="Add a day",
        hint="Weekdays only, besides bank holidays, which are known. They are not counted as clear days",
    )
    annual_meetings = RowsField(
        "Annual meetings of the council",
        AnnualMeetingRow,
        noun="annual meeting",
        add="Add an annual meeting",
        hint="A municipal year begins with each. Where none is given it begins on the 1st of a panel’s month",
    )
    version = VersionField()
    save = SubmitField("Save the days")

    def validate_closures(self, field: Any) -> None:
        """Raises ValidationError for a day given twice."""
        _once([row["day"] for row in field.data], "The offices’ closure on {} is given twice")

    def validate_annual_meetings(self, field: Any) -> None:
        """Raises ValidationError for two annual meetings in one year."""
        _once([row["day"].year for row in field.data if row["day"]], "Two annual meetings are given in {}")


def _once(values: list[Any], words: str) -> None:
    for value in values:
        if value is not None and values.count(value) > 1:
            raise ValidationError(words.format(value))
