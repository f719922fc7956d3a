"""The form that says who comments on every report of a template, and who signs it off."""

from collections.abc import Mapping
from typing import Any

from wtforms.validators import ValidationError

from panel.bodies.forms.seats import Everyone
from panel.bodies.models import ReportTemplate
from panel.bodies.operations.templates import AskFacts, asks_of
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import EmailField, TextField

COMMENT, SIGN_OFF = "comment", "sign-off"


class Asking:
    """Whom to ask for a comment or a sign-off: the fields of a row, or of a form of their own."""

    label = TextField(
        "What for", [Required("Enter what they look at")], hint="For example, Finance, Legal or Equality", width=20
    )
    kind = SelectField("They", choices=[(COMMENT, "comment"), (SIGN_OFF, "sign the report off")], default=COMMENT)
    person = SelectField("Person", choices=Everyone(), blank="Not on the list")
    words = TextField("Or a post", hint="For example, Head of Legal Services", width="two-thirds")
    email = EmailField(
        "Email address", hint="Only where it is not the person’s own", width="two-thirds", autocomplete="off"
    )

    def validate_words(self, field: TextField) -> None:
        """Raises ValidationError where nobody is named."""
        if not (field.data or self.person.data):
            raise ValidationError("Choose a person or enter a post")


class AskRow(Asking, RowForm):
    """Someone who is asked on every report."""

    def is_blank(self) -> bool:
        """Whether nothing was filled in: what they do is always chosen."""
        return not any((self.label.data, self.person.data, self.words.data, self.email.data))


class AsksForm(Form):
    """Everyone who is asked on every report of a template."""

    asks = RowsField("Who is asked", AskRow, noun="person or post", add="Add someone", least=1)
    save = SubmitField("Save")

    def facts(self) -> list[AskFacts]:
        """What was filled in."""
        return [facts_of(row) for row in self.asks.data]


def facts_of(said: Mapping[str, Any]) -> AskFacts:
    """Whom to ask, as the fields of Asking say it."""
    words, email = said["words"] or None, said["email"] or None
    return AskFacts(said["label"], said["kind"] == SIGN_OFF, said["person"], words, email)


def asked(template: ReportTemplate) -> dict[str, Any]:
    """What the form says before it is changed."""
    rows = [
        {
            "label": one.label,
            "kind": SIGN_OFF if one.signs_off else COMMENT,
            "person": one.person_id,
            "words": one.words,
            "email": one.email,
        }
        for one in asks_of(template)
    ]
    return {"asks": rows}
