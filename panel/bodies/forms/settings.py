"""The forms of a body and of the groups its members stand in."""

import datetime as dt
from dataclasses import fields
from typing import Any

from wtforms.validators import ValidationError

from panel.bodies.defaults import FILMING_NOTICE
from panel.bodies.rules.agenda import SUB_ITEM_WORDS, SubItems
from panel.bodies.rules.kinds import KINDS, BodyKind
from panel.bodies.rules.numbering import RESTART_WORDS, validate_pattern, validate_points
from panel.bodies.rules.quorum import SHARES, WHO_COUNTS_WORDS, WhoCounts
from panel.bodies.rules.settings import BodySettings, CategorySettings
from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.dates import TimeField
from panel.fields.form import Form
from panel.fields.text import IntegerField, TextAreaField, TextField

MONTHS = [(number, f"{dt.date(2000, number, 1):%B}") for number in range(1, 13)]
YES_NO = [(True, "Yes"), (False, "No")]


class WordsField(TextField):
    """Words with commas between them. Its data is a list."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the words."""
        super().process_formdata(valuelist)
        self.data = [word.strip() for word in str(self.data or "").split(",") if word.strip()]

    def text(self) -> str:
        """The words as they are typed."""
        return ", ".join(self.data or ())


class BodyForm(Form):
    """A body's settings."""

    name = TextField("Name", [Required("Enter the name of the panel")], width="two-thirds", autocomplete="off")
    code = TextField(
        "Code",
        [Required("Enter a short code, like CPP")],
        hint="A few letters that stand for the panel in minute numbers and addresses. For example, CPP",
        width=10,
        autocomplete="off",
        spellcheck=False,
    )
    kind = RadioField(
        "How was it set up?",
        [Required("Choose how the panel was set up")],
        hint="Most rules depend on this. If you are not sure, ask the monitoring officer",
        choices=[(kind, facts.label) for kind, facts in KINDS.items()],
        hints={kind: facts.explained for kind, facts in KINDS.items()},
    )
    appointed_by = RadioField(
        "What appointed it, if it is a sub-committee?",
        choices=[(kind, KINDS[kind].label) for kind in (BodyKind.COMMITTEE, BodyKind.ADVISORY_COMMITTEE)],
        hint="A sub-committee decides, and gives votes, as the committee that appointed it may",
        inline=True,
    )
    decides = RadioField("Was it given power to decide anything itself?", choices=YES_NO, inline=True)
    meets_in_public = RadioField("Does it meet in public?", choices=YES_NO, inline=True)
    voting_scheme = CheckboxField(
        "Its co-opted members vote under a scheme of the council, or on education",
        hint="Only for a scrutiny committee",
    )
    balance_waived = CheckboxField("The council set political balance aside for it")
    balance_minute = TextField(
        "Minute of the council that set political balance aside",
        hint="With nobody voting against. For example, Council 14 May 2026, minute 12",
    )
    quorum = IntegerField("Quorum", hint="How many members must be present", least=1, most=200, width=3)
    quorum_share = SelectField(
        "Or a share of the members",
        choices=list(SHARES.items()),
        blank="No share",
        hint="Rounded up. Where a number is given too, the higher of the two is needed",
    )
    quorum_counts = RadioField(
        "Who counts towards it?", choices=list(WHO_COUNTS_WORDS.items()), default=WhoCounts.VOTING, inline=True
    )
    quorum_text = TextField(
        "Quorum in words, if it is not simply a number", hint="For example, one quarter of the voting members"
    )
    sub_items = RadioField(
        "How are sub-items of the agenda numbered?",
        choices=list(SUB_ITEM_WORDS.items()),
        default=SubItems.LETTERS,
        inline=True,
    )
    reserved_numbers = WordsField(
        "Agenda numbers kept free for late business", hint="For example, 9, 14. No other item is given them", width=10
    )
    numbering_pattern = TextField(
        "How minutes are numbered",
        hint="For example, {code}/{yy}/{n} for CPP/17/20. Leave empty if minutes bear no numbers",
        width=20,
        spellcheck=False,
        autocomplete="off",
    )
    numbering_restarts = RadioField("When do the numbers begin again from 1?", choices=list(RESTART_WORDS.items()))
    point_pattern = TextField(
        "How the points of a minute are numbered",
        hint="For example, {minute}.{n} for 67.1, {n}. or ({a}). Leave empty if points bear the numbers you type",
        width=20,
        spellcheck=False,
        autocomplete="off",
    )
    recommended_mark = TextField(
        "Mark beside the number of a minute that recommends something to another body",
        hint="For example, *. Leave empty for none",
        width=3,
        spellcheck=False,
        autocomplete="off",
    )
    e_sign = CheckboxField(
        "Minutes may be signed on screen",
        hint="Only if the monitoring officer agrees. Otherwise they are printed, signed and scanned",
    )
    year_begins_month = SelectField(
        "Month in which the municipal year begins",
        choices=MONTHS,
        default=5,
        hint="Used for years whose annual meeting is not known",
    )
    clear_days = IntegerField(
        "Clear days of notice", [Required("Enter the number of clear days, usually 5")], least=0, most=30, width=2
    )
    publish_cutoff = TimeField(
        "What is published after this time counts from the next day",
        [Required("Enter a time, usually 5.00 pm")],
        hint="For example, 5.00 pm",
    )
    urgent_least = IntegerField(
        "How long must the special circumstances of an urgent item be, at least, in letters?",
        hint="So that they say something (U2). Leave empty for no least length",
        least=1,
        most=500,
        width=3,
    )
    late_asks_both = CheckboxField(
        "A late report gives special circumstances as well as the reason why it is late",
        hint="The law asks only that the report be published at once (U5)",
    )
    most_reports = IntegerField(
        "How many reports does one meeting take well?",
        hint="The work programme says where a meeting has more. Leave empty for 8",
        least=1,
        most=50,
        width=2,
    )
    voice_weeks = IntegerField(
        "After how many weeks is it said that young people had no reply?",
        hint="In the voice ledger, and in “You said, we did”. Leave empty for 6",
        least=2,
        most=52,
        width=2,
    )
    open_to_councillors = CheckboxesField(
        "Exempt papers that stay open to the council’s other members",
        choices=[(3, "Paragraph 3, but for the terms of contracts under negotiation"), (6, "Paragraph 6")],
        hint="A right of members of the council (M1). Ask the monitoring officer first. None, unless you tick them",
        small=True,
    )
    remote_counts = CheckboxField("Members who attend remotely count as present")
    remote_may_vote = CheckboxField("Members who attend remotely may vote")
    named_vote_threshold = IntegerField(
        "How many members must ask for a vote to be recorded with all names?",
        hint="As standing orders say. Leave empty if they say nothing",
        least=1,
        most=200,
        width=3,
    )
    filming_notice = TextAreaField("Filming notice", hint="Printed on the front sheet of every agenda", rows=5)
    version = VersionField()
    save = SubmitField("Save the panel")
    preview = SubmitField("Show how minutes would be numbered", kind="secondary")

    def validate_numbering_pattern(self, field: Any) -> None:
        """Raises ValidationError, with the reason, for a pattern that cannot number (Y5)."""
        for finding in validate_pattern(field.data) if field.data else ():
            raise ValidationError(finding.words)

    def validate_point_pattern(self, field: Any) -> None:
        """Raises ValidationError, with the reason, for a pattern that cannot number points (Y5)."""
        for finding in validate_points(field.data) if field.data else ():
            raise ValidationError(finding.words)

    def settings(self) -> BodySettings:
        """What was filled in."""
        filled: dict[str, Any] = {one.name: self[one.name].data for one in fields(BodySettings)}
        kept: dict[str, Any] = {name: None if value == "" else value for name, value in filled.items()}
        return BodySettings(**kept)


NEW_BODY = {
    "kind": BodyKind.ADVISORY_COMMITTEE,
    "quorum_counts": WhoCounts.VOTING,
    "clear_days": 5,
    "publish_cutoff": dt.time(17, 0),
    "urgent_least": 20,
    "most_reports": 8,
    "voice_weeks": 6,
    "year_begins_month": 5,
    "filming_notice": FILMING_NOTICE,
}
"""What the form of a new body says before anyone fills it in; its kind as B8 advises."""


class CategoryForm(Form):
    """A group of members."""

    name = TextField(
        "Name of the group", [Required("Enter the name of the group")], hint="For example, Elected Members", width=20
    )
    voting = CheckboxField("They vote")
    councillors = CheckboxField("They are councillors")
    sees_restricted = CheckboxField(
        "They see exempt papers",
        hint="Only those who need them for their duties on the panel. Councillors mostly do; carers, young people, "
        "partners and observers mostly do not",
    )
    sees_confidential = CheckboxField(
        "They see confidential papers", hint="What the law forbids to disclose to the public (X2)"
    )
    note = TextField("Note printed under the group", hint="For example, Only four attend at one meeting")
    save = SubmitField("Save the group")

    def settings(self) -> CategorySettings:
        """What was filled in."""
        return CategorySettings(
            name=self.name.data or "",
            voting=bool(self.voting.data),
            councillors=bool(self.councillors.data),
            sees_restricted=bool(self.sees_restricted.data),
            note=self.note.data or None,
            sees_confidential=bool(self.sees_confidential.data),
        )
