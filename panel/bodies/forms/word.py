"""The form for the template of Word files."""

from panel.fields.buttons import SubmitField
from panel.fields.files import FileField
from panel.fields.form import Form


class WordForm(Form):
    """A Word document in the council's look, or none any more."""

    file = FileField(
        "The template",
        hint="A Word document (.docx) of up to 10 MB with the council’s styles, header and footer. What it says itself "
        "is left out.",
        accept=".docx",
    )
    save = SubmitField("Use this template")
    remove = SubmitField("Go back to the plain look")
