"""The words of a declaration of interest, and of the notice that a member gives of one."""

from collections.abc import Iterable
from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.interests.rules.words import ACTIONS, KINDS, TRIGGER_WORDS

YES_NO = [(True, "Yes"), (False, "No")]
REGISTERED = ("Yes", "No", "Pending")


class StatedForm(Form):
    """What is said of one interest, for some items or all."""

    all_items = CheckboxField("It is in all items of the meeting")
    items = CheckboxesField("Items it is in", small=True)
    kind = SelectField("Kind", blank="No kind given")
    trigger = RadioField("How does the matter touch it?", choices=list(TRIGGER_WORDS.items()), small=True)
    nature = TextAreaField("Nature of the interest", rows=3)
    sensitive = CheckboxField(
        "The interest is sensitive", hint="Then only the fact that there is one is shown to anyone else (I7)"
    )

    def offer_kinds(self, own: str | None = None) -> None:
        """Offer the usual kinds, and the one that the record holds in its own words."""
        self.kind.choices = _with_own(KINDS, own)

    def stated(self) -> dict[str, Any]:
        """What was filled in, by the columns it is kept in."""
        return {
            "all_items": self.all_items.data,
            "items": None if self.all_items.data else self["items"].data or None,
            "kind": self.kind.data or None,
            "trigger": self.trigger.data,
            "nature": self.nature.data or None,
            "sensitive": self.sensitive.data or None,
        }


class DeclarationForm(StatedForm):
    """A declaration as the clerk records it, with what the member then did."""

    person = SelectField("Who declared it", blank="Someone not in the list")
    as_printed = TextField("Name as it will be printed", hint="Only for someone not in the list", width="two-thirds")
    under = SelectField("Declared late, under", blank="At the usual item")
    registered = SelectField("Is it registered?", blank="Not stated")
    granted = SelectField("Dispensation", blank="None of these")
    dispensation = TextField(
        "Dispensation in words",
        hint="Only where it is not in the list: its reference and the day it ends",
        width="two-thirds",
    )
    action = SelectField("What the member did", blank="Nothing stated")
    left = TextField("Left at", width=10, autocomplete="off")
    returned = TextField("Returned at", width=10, autocomplete="off")
    spoke_as_public = RadioField("Spoke as a member of the public may?", choices=YES_NO, inline=True)
    voted = RadioField("Took part in the vote?", choices=YES_NO, inline=True)
    save = SubmitField("Record the interest")

    def offer(self, *, kind: str | None = None, action: str | None = None, registered: str | None = None) -> None:
        """Offer the usual words, and those that the record holds in its own."""
        self.offer_kinds(kind)
        self.action.choices = _with_own(ACTIONS, action)
        self.registered.choices = _with_own(REGISTERED, registered)

    def validate_as_printed(self, field: Any) -> None:
        """A declaration is somebody's."""
        if not self.person.data and not field.data:
            field.errors = [*field.errors, "Choose who declared it, or enter a name"]

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a declaration."""
        texts = ("as_printed", "under", "registered", "dispensation", "action", "left", "returned")
        return {
            **self.stated(),
            "person_id": self.person.data,
            "dispensation_id": self.granted.data,
            "spoke_as_public": self.spoke_as_public.data,
            "voted": self.voted.data,
            **{name: self[name].data or None for name in texts},
        }


class NoticeForm(StatedForm):
    """What a member means to declare."""

    entry = SelectField("From your register", blank="It is not on my register")
    give = SubmitField("Give notice")

    def validate_items(self, field: Any) -> None:
        """A notice is about something."""
        if not field.data and not self.all_items.data:
            field.errors = [*field.errors, "Tick the items it is in, or all items"]


def _with_own(words: Iterable[str], own: str | None) -> list[tuple[str, str]]:
    return [(word, word) for word in dict.fromkeys((*words, *([own] if own else [])))]
