"""The words of approving, correcting and signing coming in."""

from typing import Any

from wtforms import HiddenField

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.files import FileField
from panel.fields.form import Form
from panel.fields.text import PasswordField, TextAreaField, TextField
from panel.minutes.forms import NAMES
from panel.minutes.rules.corrections import STATUS_WORDS, What
from panel.minutes.rules.life import VERB_WORDS, How

HOW = [
    (How.CORRECT_RECORD, "Approved them as a correct record"),
    (How.AGREED, "Agreed them, to be signed later"),
    (How.NOTED, "Noted them"),
    (How.NOT_APPROVED, "Did not approve them"),
]


class ApprovalForm(Form):
    """What the meeting did with the minutes of earlier ones."""

    books = CheckboxesField("Minutes of", validators=[Required("Choose at least one meeting")])
    how = RadioField(
        "What the meeting did",
        choices=HOW,
        validators=[Required("Choose what the meeting did with the minutes")],
        hint="Only their accuracy is in question now, not what was decided",
    )
    corrected = CheckboxField("Corrections were agreed", hint="You enter them on the next page")
    save = SubmitField("Record it in the minutes")


class CorrectionForm(Form):
    """A correction that a meeting agreed."""

    save = SubmitField("Record the correction")


class WordsForm(CorrectionForm):
    """Words of a minute for others."""

    minute = SelectField("Minute", blank="Choose a minute", validators=[Required("Choose the minute")])
    before = TextAreaField(
        "The words as they are",
        rows=2,
        hint="Copied from the minute, enough of them to stand there only once",
        validators=[Required("Enter the words that are to be replaced")],
    )
    after = TextAreaField("The words as they should be", rows=2, hint="Empty, if the words are only to be taken out")


class OutcomeForm(CorrectionForm):
    """An outcome in other words."""

    part = SelectField("Outcome", blank="Choose an outcome", validators=[Required("Choose the outcome")])
    verb = SelectField("What the meeting did", choices=list(VERB_WORDS.items()), blank="As it is")
    after = TextAreaField(
        "The words as they should be",
        rows=4,
        validators=[Required("Enter the outcome as it should read")],
    )


class AddForm(CorrectionForm):
    """Someone who was left out of the attendance."""

    name = TextField("Name", validators=[Required("Enter who is to be added")], attributes=NAMES)
    status = RadioField(
        "To",
        choices=list(STATUS_WORDS.items()),
        default="present",
        validators=[Required("Choose where to add them")],
    )
    category = SelectField("Group", blank="In attendance")
    reason = TextField("Reason for the absence, if it is to be given", autocomplete="off")


class RemoveForm(CorrectionForm):
    """Someone who does not belong in the attendance."""

    attendance = SelectField("Who", blank="Choose a name", validators=[Required("Choose who is to be removed")])


class InterestForm(CorrectionForm):
    """An interest that was not declared."""

    interest = SelectField("Interest", blank="Choose an interest", validators=[Required("Choose the interest")])


class DayForm(CorrectionForm):
    """The date of the meeting."""

    date = DateField(
        "The date as it should be",
        hint="For example, 15 1 2018",
        validators=[Required("Enter the date as it should be")],
    )


class OtherForm(CorrectionForm):
    """Anything else, in free words."""

    minute = SelectField("Minute", blank="None, or several")
    which = TextField("What it is about, if not one minute", autocomplete="off")
    change = TextAreaField("What was agreed", rows=3, validators=[Required("Enter what the meeting agreed to correct")])

    def validate(self, extra_validators: Any = None) -> bool:
        """A correction is of something."""
        valid = super().validate(extra_validators)
        if valid and not (self.minute.data or self.which.data):
            self.refuse("which", "Choose a minute, or enter what the correction is about")
            return False
        return valid


FORMS: dict[What, type[CorrectionForm]] = {
    What.REPLACE_WORDS: WordsForm,
    What.CHANGE_OUTCOME: OutcomeForm,
    What.ADD_ATTENDEE: AddForm,
    What.REMOVE_ATTENDEE: RemoveForm,
    What.DELETE_INTEREST: InterestForm,
    What.CHANGE_DATE: DayForm,
    What.OTHER: OtherForm,
}
"""The form of each kind of correction."""


class ReasonForm(Form):
    """Why minutes are signed although something is not met."""

    despite = TextAreaField(
        "Why they are signed all the same", rows=2, hint="Kept with the minutes, and shown with them"
    )


class SignatureForm(ReasonForm):
    """Who signed the printed minutes, when, and the scan of the leaves."""

    name = TextField("Who signed them", validators=[Required("Enter who signed the minutes")], attributes=NAMES)
    on = DateField(
        "When", hint="For example, 15 1 2018", validators=[Required("Enter the day on which they were signed")]
    )
    scan = FileField(
        "Scan of the signed leaves (PDF)",
        hint="All leaves, each initialled. You can add it later",
        accept="application/pdf,.pdf",
    )
    save = SubmitField("Record the signature and lock the minutes", kind="warning")


class SealForm(ReasonForm):
    """The signature of whoever presided, on screen. `text` is the SHA-256 of what they were shown."""

    text = HiddenField()
    password = PasswordField("Your password", hint="To be sure that it is you", autocomplete="current-password")
    save = SubmitField("Sign the minutes", kind="warning")


class ScanForm(Form):
    """A scan of leaves that were signed on paper."""

    scan = FileField(
        "Scan of the signed leaves (PDF)",
        validators=[Required("Choose a PDF file")],
        accept="application/pdf,.pdf",
    )
    save = SubmitField("Add the scan")
