"""Forms of the agenda's lines: their words, their shape, and, apart, what withholds them."""

from typing import Any

from wtforms.validators import ValidationError

from panel.exemption.forms import COLUMNS, ConfidentialForm, ExemptForm
from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.meetings.rules.agenda import ROLES, Kind, Part
from panel.meetings.rules.urgency import judge_circumstances

KINDS = ((Kind.ITEM, "An item"), (Kind.HEADING, "A heading"), (Kind.LINE, "A line without a number"))
LEVELS = (
    (0, "An item of its own"),
    (1, "Part of the item above (6a or 6.1)"),
    (2, "Part of that part (6a(i) or 6.1.1)"),
)
TITLE = Required("Enter the title")


class NewLineForm(Form):
    """A line to be added."""

    title = TextField("Title", validators=[TITLE], width="two-thirds", autocomplete="off")
    kind = SelectField("It is", choices=KINDS)
    level = SelectField("It stands as", choices=LEVELS)
    after = SelectField("Put it after", blank="The last line")
    save = SubmitField("Add to the agenda")


class StandardForm(Form):
    """Standard items of the panel that are not on the agenda yet."""

    items = CheckboxesField("Standard items", validators=[Required("Choose the standard items to add")], small=True)
    add = SubmitField("Add the standard items", kind="secondary")


class WordsForm(Form):
    """The words of a line, changed where it stands."""

    title = TextField("Title", validators=[TITLE], width="full", autocomplete="off")
    purpose = TextAreaField("Purpose", rows=2)
    presenter = TextField("Presented by", width="full", autocomplete="off")
    version = VersionField()
    save = SubmitField("Save")

    def facts(self) -> dict[str, Any]:
        """What was typed, by the columns of a line."""
        return {
            "title": self.title.data,
            "purpose": self.purpose.data or None,
            "presenter": self.presenter.data or None,
        }


class LineForm(Form):
    """Everything about a line but its marking. `least` is how many letters special circumstances have (U2)."""

    least: int = 0

    title = TextField("Title", validators=[TITLE], width="full", autocomplete="off")
    purpose = TextAreaField("Purpose", hint="For example, To receive an update on fostering", rows=2)
    presenter = TextField("Presented by", width="two-thirds", autocomplete="off")
    minutes_allowed = TextField("Time allowed", hint="For example, 20 mins", width=10)
    to_follow = CheckboxField("Papers to follow", hint="The agenda then says “To Follow” where the pages would stand")
    verbal = CheckboxField("Verbal", hint="There is no paper: someone speaks to it (U6)")
    prepared_motion = TextAreaField("Motion prepared for the chair", rows=3)
    kind = RadioField("This line is", choices=KINDS)
    level = RadioField("It stands as", choices=LEVELS)
    number = TextField(
        "Number, if you fix it by hand",
        hint="Leave empty and the line is numbered by itself",
        width=5,
        autocomplete="off",
    )
    part = RadioField(
        "Taken",
        choices=((Part.OPEN, "In public"), (Part.CLOSED, "With the public excluded")),
        hint="What withholds its papers is set on a page of its own",
    )
    role = SelectField("What it is to this software", choices=list(ROLES.items()), blank="Nothing special")
    urgent = CheckboxField("It is an urgent item", hint="It was not open to the public for the clear days (U1)")
    urgent_reason = TextAreaField(
        "Special circumstances that make it urgent",
        hint="The minutes must state them. “Late report” or “urgent” alone is no reason (U2)",
        rows=3,
    )
    urgent_agreed_by = TextField("Chair who agrees that it is urgent", width="two-thirds", autocomplete="off")
    late_reason = TextAreaField(
        "Why its report is late", hint="If the report came after the last lawful day (U5)", rows=2
    )
    version = VersionField()
    save = SubmitField("Save this line")

    def validate_urgent_reason(self, field: Any) -> None:
        """Raises ValidationError where the special circumstances are given and say nothing (U2)."""
        for finding in judge_circumstances(field.data, self.least) if (field.data or "").strip() else ():
            raise ValidationError(finding.words)

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a line. A number is handed on only where it is fixed by hand."""
        texts: tuple[str, ...] = ("purpose", "presenter", "minutes_allowed", "prepared_motion", "role")
        texts = (*texts, "urgent_reason", "urgent_agreed_by", "late_reason")
        fixed = self.number.data or None
        return {
            "title": self.title.data,
            **{name: self[name].data or None for name in texts},
            **{name: self[name].data for name in ("to_follow", "verbal", "urgent", "kind", "level", "part")},
            "number_fixed": fixed is not None,
            **({"number": fixed} if fixed else {}),
        }


class LineExemptForm(ExemptForm):
    """What is exempt under a line of the agenda."""

    version = VersionField()

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a line."""
        return {COLUMNS[name]: value for name, value in self.said().items()}


class LineConfidentialForm(ConfidentialForm):
    """What is confidential under a line of the agenda."""

    version = VersionField(id="confidential-version")

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a line."""
        return {"confidential": bool(self.confidential.data), "confidential_ground": self.ground.data or None}
