"""The form of a person."""

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField
from panel.fields.form import Form
from panel.fields.text import EmailField, TextAreaField, TextField
from panel.people.rules import Particulars


class PersonForm(Form):
    """What is known of someone."""

    name = TextField(
        "Name",
        [Required("Enter the name as it should be printed")],
        hint="As papers print it, without the title. For example, C Hegley or Parminder Gill",
        width="two-thirds",
        autocomplete="off",
    )
    young = CheckboxField(
        "This is a young person",
        hint="Give a first name, a letter or the name of a group above. Nothing else of a young person is kept.",
    )
    honorific = TextField("Title", hint="For example, Cllr Mrs or Dr. Leave empty for none", width=10)
    shown_as = TextField(
        "How they wish to be shown, if differently",
        hint="Screens and papers print this instead of title and name",
        width="two-thirds",
    )
    post = TextField("Post", hint="For example, Director of Children’s Services", width="two-thirds")
    organisation = TextField("Organisation", width="two-thirds")
    party = TextField("Party", width="one-half")
    ward = TextField("Ward", width="one-half")
    email = EmailField("Email address", hint="Never shown to the public", width="two-thirds", autocomplete="off")
    note = TextAreaField("Note", hint="For example, how to tell apart two people of the same name", rows=2)
    version = VersionField()
    save = SubmitField("Save this person")

    def particulars(self) -> Particulars:
        """What was filled in; an empty box is nothing known."""
        words = ("honorific", "post", "organisation", "party", "ward", "email", "shown_as", "note")
        return Particulars(
            name=self.name.data or "", young=bool(self.young.data), **{name: self[name].data or None for name in words}
        )
