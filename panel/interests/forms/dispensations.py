"""The words of a dispensation: as it is asked for, granted, or not granted (I8)."""

from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.interests.rules.dispensations import GROUNDS, SCOPE_WORDS, Terms, judge_terms
from panel.lifecycle import Level

GROUND_CHOICES = [(letter, f"({letter}) {words}") for letter, words in GROUNDS.items()]


class _TermsForm(Form):
    """What a dispensation says."""

    ground = RadioField("On what ground?", choices=GROUND_CHOICES)
    scope = RadioField("What does it lift?", choices=list(SCOPE_WORDS.items()))
    matter = TextAreaField("For which matter?", rows=2, hint="In words, unless you choose items below")
    items = CheckboxesField("For these items of meetings to come", small=True)
    from_date = DateField("From")
    until_date = DateField("Until, that day included", hint="Four years at most")

    def terms(self) -> Terms:
        """What was filled in, in the form the rules ask for."""
        return Terms(
            self.ground.data,
            self.scope.data,
            self.from_date.data,
            self.until_date.data,
            self.matter.data or None,
            tuple(self["items"].data),
        )

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a dispensation. Items are (meeting, key): one meeting's at a time."""
        chosen = [value.partition("/") for value in self["items"].data]
        return {
            "ground": self.ground.data,
            "scope": self.scope.data,
            "matter": self.matter.data or None,
            "meeting_id": int(chosen[0][0]) if chosen else None,
            "items": [key for _, _, key in chosen] or None,
            "from_date": self.from_date.data,
            "until_date": self.until_date.data,
        }

    def validate_items(self, field: Any) -> None:
        """The items of one meeting."""
        if len({value.partition("/")[0] for value in field.data}) > 1:
            field.errors = [*field.errors, "Choose the items of one meeting, or say in words for which matter it is"]


class RequestForm(_TermsForm):
    """A member asks for a dispensation."""

    request = TextAreaField(
        "Why do you ask?", [Required("Say why you ask for it: the request is made in writing")], rows=4
    )
    save = SubmitField("Ask the monitoring officer")


class GrantForm(_TermsForm):
    """The monitoring officer grants one."""

    person = SelectField("To whom?", blank="Choose a member")
    reference = TextField("Reference", width=10, hint="One is given if you leave it empty")
    save = SubmitField("Grant the dispensation")

    def stands(self, level: Level) -> bool:
        """Whether it may stand; where the law does not let it, the form says why and keeps what was typed (I8)."""
        for field, finding in judge_terms(self.terms(), level):
            if finding.level is Level.REFUSE:
                self.refuse(field, finding.words)
        return not self.errors


class DeclineForm(Form):
    """Why a dispensation is not granted."""

    reason = TextAreaField("Why is it not granted?", [Required("Enter the reason")], rows=3)
    save = SubmitField("Do not grant it")
