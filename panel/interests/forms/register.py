"""The words of the register: an interest, a gift, and what became of a disclosure."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.interests.rules.register import (
    CATEGORY_WORDS,
    OTHER_REGISTRABLE,
    PECUNIARY,
    WHOSE_WORDS,
    Category,
    Whose,
)

YES_NO = [(True, "Yes"), (False, "No")]


def _pairs(categories: tuple[Category, ...]) -> list[tuple[str, str]]:
    return [(one.value, CATEGORY_WORDS[one]) for one in categories]


GROUPS = {
    "Disclosable pecuniary interests": _pairs(PECUNIARY),
    "Other registrable interests": _pairs(OTHER_REGISTRABLE),
}


class EntryForm(Form):
    """One interest, as a member notifies it."""

    category = SelectField("What is it?", [Required("Choose what kind of interest it is")], blank="Choose")
    whose = RadioField(
        "Whose is it?",
        choices=list(WHOSE_WORDS.items()),
        default=Whose.MEMBER,
        hint="A partner’s pecuniary interest is registered if you are aware of it (I4)",
    )
    detail = TextAreaField("What the register says", [Required("Enter what the register should say")], rows=3)
    home = RadioField(
        "Does this say where you or your family live?",
        choices=YES_NO,
        inline=True,
        hint="Then the published register says only that the address is withheld",
    )
    arose_on = DateField(
        "Since when have you had it?", hint="Interests are notified within 28 days of the day they arise"
    )
    sensitive = CheckboxField(
        "It is sensitive",
        hint="Its details could lead to violence or intimidation. Nothing of it is published, and only you and the "
        "monitoring officer see it (I7)",
    )
    version = VersionField()
    save = SubmitField("Notify the monitoring officer")

    def offer(self, own: str | None = None) -> None:
        """Offer every category, and the one that the record holds in its own words."""
        known = {value for inside in GROUPS.values() for value, _ in inside}
        self.category.choices = GROUPS if own is None or own in known else {**GROUPS, "As recorded": [(own, own)]}

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of an entry."""
        return {
            "category": self.category.data,
            "whose": self.whose.data,
            "detail": self.detail.data,
            "home": self.home.data,
            "arose_on": self.arose_on.data,
            "sensitive": self.sensitive.data or None,
        }


class EndForm(Form):
    """The end of an interest."""

    last_day = DateField("On which day did it end?", [Required("Enter the day on which it ended")])
    save = SubmitField("Say that it has ended")


class GiftForm(Form):
    """A gift or hospitality."""

    giver = TextField("From whom", [Required("Enter who gave or offered it")], width="two-thirds")
    detail = TextField("What it was", [Required("Enter what it was")])
    value = TextField("Estimated value", prefix="£", width=10, autocomplete="off")
    received = DateField("Day of receipt, or of the offer", [Required("Enter the day")])
    accepted = RadioField("Did you accept it?", choices=YES_NO, default=True, inline=True)
    save = SubmitField("Register the gift")

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a gift."""
        day, value = self.received.data, self.value.data
        return {
            "giver": self.giver.data,
            "detail": self.detail.data,
            "value": f"£{value.removeprefix('£').strip()}" if value else None,
            "received": day.isoformat() if day else None,
            "accepted": self.accepted.data,
        }


class AcceptForm(Form):
    """Entering in the register what was notified, perhaps as the answer to a disclosure."""

    answers = SelectField("It answers", blank="No disclosure at a meeting")
    save = SubmitField("Enter it in the register")


class CloseForm(Form):
    """Why a disclosure needs no registration after all."""

    reason = TextAreaField("Why is there nothing to register?", [Required("Enter the reason")], rows=3)
    save = SubmitField("Close it")
