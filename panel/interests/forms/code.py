"""A council's own code: what of the model code's table it changes, and the settings of its register."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, RadioField, SelectField
from panel.fields.form import Form
from panel.fields.text import IntegerField
from panel.interests.rules.code import MODEL_CODE, Speak
from panel.interests.rules.register import RESTRICTED_PAPERS

SPEAK_WORDS = [(Speak.NO, "No"), (Speak.AS_PUBLIC, "Only as the public may"), (Speak.YES, "Yes")]


class CodeForm(Form):
    """The table, kind by kind, and the settings."""

    register_days = IntegerField(
        "Days to notify an interest, the first day counted",
        [Required("Enter the days, usually 28")],
        least=1,
        most=365,
        width=3,
    )
    gift_days = IntegerField(
        "Days to register a gift", [Required("Enter the days, usually 28")], least=1, most=365, width=3
    )
    gift_threshold = IntegerField(
        "Gifts are registered from", [Required("Enter the sum, usually 50")], least=0, most=100000, prefix="£", width=5
    )
    renew_months = IntegerField(
        "Months after which members are reminded to look through their register",
        [Required("Enter the months, or 0 for no reminders")],
        least=0,
        most=48,
        width=3,
    )
    addresses_public = CheckboxField("Home addresses are published on the register")
    restricted_papers = RadioField(
        "Closed papers, for a member with an interest in their item", choices=list(RESTRICTED_PAPERS.items())
    )
    everywhere = CheckboxField("Use this for every panel of the council")
    version = VersionField()
    save = SubmitField("Save the code")


for _row in MODEL_CODE:
    setattr(CodeForm, f"{_row.id}_speak", SelectField("Speak?", choices=SPEAK_WORDS))
    setattr(CodeForm, f"{_row.id}_vote", CheckboxField("Votes"))
    setattr(CodeForm, f"{_row.id}_leave_room", CheckboxField("Leaves the room"))


def kinds_of(form: CodeForm) -> list[tuple[str, Any, Any, Any]]:
    """The fields of each kind, with what the kind is called."""
    return [
        (row.label, form[f"{row.id}_speak"], form[f"{row.id}_vote"], form[f"{row.id}_leave_room"]) for row in MODEL_CODE
    ]
