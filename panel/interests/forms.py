"""The words of a declaration of interest."""

from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.choice import CheckboxesField, CheckboxField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.interests.rules import ACTIONS, KINDS


class DeclarationForm(Form):
    """One interest, for some items or all."""

    person = SelectField("Who declared it", blank="Someone not in the list")
    as_printed = TextField("Name as it will be printed", hint="Only for someone not in the list", width="two-thirds")
    all_items = CheckboxField("It is in all items of the meeting")
    items = CheckboxesField("Items it is in", small=True)
    kind = SelectField("Kind", blank="No kind given")
    nature = TextAreaField("Nature of the interest", hint="As it was declared", rows=3)
    sensitive = CheckboxField(
        "The interest is sensitive", hint="Then only the fact that there is one is shown to anyone else (I7)"
    )
    registered = TextField("Is it registered?", hint="For example, Yes, No or Pending", width=10)
    dispensation = TextField("Dispensation", hint="Its reference and the day it ends", width="two-thirds")
    action = SelectField("What the member did", blank="Nothing stated")
    left = TextField("Left at", width=10, autocomplete="off")
    returned = TextField("Returned at", width=10, autocomplete="off")
    save = SubmitField("Record the interest")

    def offer(self, *, kind: str | None = None, action: str | None = None) -> None:
        """Offer the usual kinds and actions, and those that the record holds in its own words."""
        self.kind.choices = [(word, word) for word in dict.fromkeys((*KINDS, *([kind] if kind else [])))]
        self.action.choices = [(word, word) for word in dict.fromkeys((*ACTIONS, *([action] if action else [])))]

    def validate_as_printed(self, field: Any) -> None:
        """A declaration is somebody's."""
        if not self.person.data and not field.data:
            field.errors = [*field.errors, "Choose who declared it, or enter a name"]

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a declaration."""
        texts = ("as_printed", "kind", "nature", "registered", "dispensation", "action", "left", "returned")
        return {
            "person_id": self.person.data,
            **{name: self[name].data or None for name in texts},
            "all_items": self.all_items.data,
            "items": None if self.all_items.data else self.items.data or None,
            "sensitive": self.sensitive.data or None,
        }
