"""Forms of the agenda's lines: their words, their shape, and, apart, what withholds them."""

from typing import Any

from panel.exemption.rules import GROUNDS, PARAGRAPHS
from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.meetings.rules.agenda import ROLES, Kind, Part

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
    """Everything about a line but its marking."""

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


class MarkingForm(Form):
    """What withholds the papers of an item: exempt by paragraphs, or confidential by law. Two things (X5)."""

    exempt = CheckboxField("Exempt information", hint="The meeting may exclude the public by resolution (X3)")
    exempt_paragraphs = CheckboxesField(
        "Paragraphs of Part 1 of Schedule 12A",
        choices=[(number, f"{number}. {words}") for number, words in PARAGRAPHS.items()],
        small=True,
    )
    public_interest = TextAreaField(
        "Why keeping it secret outweighs the public interest in disclosing it",
        hint="The test of paragraph 10 (X4)",
        rows=3,
    )
    exempt_decided_by = TextField(
        "Decided by", hint="The proper officer who decided to withhold it (P2)", width="two-thirds"
    )
    exempt_review_on = TextField(
        "To be looked at again", hint="A date or words, for example after the contract is let (P7)", width=20
    )
    confidential = CheckboxField(
        "Confidential information", hint="The public must be excluded. No resolution is needed (X2)"
    )
    confidential_ground = SelectField(
        "Ground", choices=[(ground, ground) for ground in GROUNDS], blank="Choose the ground"
    )
    version = VersionField()
    save = SubmitField("Save what is withheld")

    def keep_ground(self, ground: str | None) -> None:
        """Offer also the ground that the record holds in its own words."""
        if ground and ground not in GROUNDS:
            self.confidential_ground.choices = [(ground, ground), *self.confidential_ground.choices]

    def validate_exempt_paragraphs(self, field: Any) -> None:
        """The resolution must state the description, so an exempt item names a paragraph (X3)."""
        if self.exempt.data:
            Required("Choose the paragraphs under which it is exempt")(self, field)

    def validate_confidential_ground(self, field: Any) -> None:
        """Only two grounds make information confidential (X2)."""
        if self.confidential.data:
            Required("Choose the ground on which it is confidential")(self, field)

    def facts(self) -> dict[str, Any]:
        """What was filled in, by the columns of a line."""
        texts = ("public_interest", "exempt_decided_by", "exempt_review_on", "confidential_ground")
        return {
            **{name: self[name].data for name in ("exempt", "exempt_paragraphs", "confidential")},
            **{name: self[name].data or None for name in texts},
        }
