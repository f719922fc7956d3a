"""A topic of the programme, and which part of the list to show."""

from typing import Any

from wtforms.validators import ValidationError

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, SelectField
from panel.fields.form import Form
from panel.fields.text import IntegerField, TextAreaField, TextField
from panel.principles.forms import principles_field
from panel.work_programme.forms.places import PlaceForm
from panel.work_programme.rules.recurrence import RECURS_WORDS, Recurs, month_of

NOT_FACTS = ("version", "save", "csrf_token", "to", "why")


class ProgrammeForm(Form):
    """Which part of the list."""

    body = SelectField("Panel")
    year = SelectField("Year")


class EntryForm(Form):
    """The words of one topic. Where it stands in the year is changed by moving it."""

    topic = TextField("Topic", validators=[Required("Enter the topic")], hint="Everyone can read it")
    purpose = TextAreaField("Purpose", rows=3)
    theme = TextField("Theme", autocomplete="off")
    lead = TextField("Lead officer", autocomplete="off")
    data_from = TextField(
        "Month from which its data exists",
        hint="For example, November 2026. The programme says where a report comes before its data",
        width=20,
        autocomplete="off",
    )
    statutory = CheckboxField("The law asks for it")
    source = TextField("Where it comes from", hint="An Act, guidance, or custom", autocomplete="off")
    recurs = SelectField("It comes back", choices=list(RECURS_WORDS.items()), blank="No, it comes once")
    every_months = IntegerField("Every how many months?", least=1, most=24, width=2)
    principles = principles_field()
    status = TextField(
        "Status in your own words",
        hint="Leave empty: the programme knows where it stands",
        width=20,
        autocomplete="off",
    )
    version = VersionField()
    save = SubmitField("Save the topic")

    def validate_data_from(self, field: Any) -> None:
        """Raises ValidationError for words that name no month: the programme could not compare them."""
        if field.data and month_of(field.data) is None:
            raise ValidationError("Enter a month and its year, like November 2026")

    def validate_every_months(self, field: Any) -> None:
        """Raises ValidationError where it comes back every so many months, and not how many."""
        if self.recurs.data is Recurs.MONTHS and not field.data:
            raise ValidationError("Enter how many months lie between")

    def facts(self) -> dict[str, Any]:
        """What was entered, by the name of its column."""
        return {name: field.data for name, field in self._fields.items() if name not in NOT_FACTS}


class NewEntryForm(PlaceForm, EntryForm):
    """A topic and its first place."""

    save = SubmitField("Add the topic")
