"""A file of topics."""

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.files import FileField
from panel.fields.form import Form


class BringForm(Form):
    """A file of topics, to be looked at first."""

    file = FileField("File", accept=".csv,.xlsx", validators=[Required("Choose a CSV or .xlsx file")])
    look = SubmitField("See what is in it")
