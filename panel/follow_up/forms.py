"""What came back, and which of the list to show."""

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField

OPEN, CLOSED = "open", "closed"


class LogForm(Form):
    """Which part of the list."""

    body = SelectField("Panel", blank="All panels")
    state = SelectField("State", choices=[(OPEN, "Open"), (CLOSED, "Closed")], blank="Open and closed")


class ReportForm(Form):
    """What came back."""

    text = TextAreaField("What came back", validators=[Required("Enter what came back")])
    closes = CheckboxField("Nothing more is waited for: close it")
    save = SubmitField("Record it")
