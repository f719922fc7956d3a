"""What young people raised, coming in; and which part of the ledger to show."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, SelectField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.voice.rules import judge_who

PARTS = [("waiting", "Waiting for a reply"), ("draft", "Drafts"), ("shown", "Shown to everyone")]


class LedgerForm(Form):
    """Which part of the ledger."""

    part = SelectField("Show", choices=PARTS, blank="Everything")


class RaisedForm(Form):
    """One thing that was raised. Its fields bear the names of operations.FACTS."""

    raised_by = TextField(
        "Who raised it",
        [Required("Say who raised it, as they wish to be called")],
        hint="A group, or the name that the young person chose: initials, a letter, a first name. Never a surname",
        width="two-thirds",
        autocomplete="off",
    )
    raised_on = DateField("When")
    words = TextAreaField(
        "What they said",
        [Required("Enter what they said")],
        hint="In their own words where you can. Leave out what would tell who a child is",
        rows=4,
    )
    item_id = SelectField("Item of an agenda where it is talked about", blank="No item yet")
    answer = TextAreaField("What was answered", hint="In plain words, as you would say it to them", rows=4)
    answered_on = DateField("When it was answered")
    changed = TextAreaField("What changed because of it", hint="In plain words. Empty until something did", rows=4)
    told_on = DateField("When they were told")
    told_how = TextField("How they were told", hint="For example, at the Children in Care Council", width="two-thirds")
    version = VersionField()
    save = SubmitField("Save")

    def validate(self, extra_validators: Any = None) -> bool:
        """The surname of a young person is not kept (D5)."""
        valid = super().validate(extra_validators)
        for finding in judge_who(self.raised_by.data or ""):
            self.refuse("raised_by", finding.words)
            valid = False
        return valid

    def facts(self) -> dict[str, Any]:
        """What was entered, by the name of its column."""
        skipped = ("version", "save", "csrf_token")
        return {name: field.data for name, field in self._fields.items() if name not in skipped}


class ShowForm(Form):
    """Someone has looked at the words."""

    looked = CheckboxField("I have read all the words. They tell nobody who a child is")
    save = SubmitField("Show it to everyone")
