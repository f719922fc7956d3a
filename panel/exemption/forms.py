"""Saying what withholds a thing, a form each for exempt and confidential (X5); opening it; asking and deciding who sees
it.
"""

from collections.abc import Iterable
from typing import Any

from panel.exemption.rules import GROUNDS, PARAGRAPHS, TYPICAL, Reasons, judge_exemption
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.lifecycle import Level

TERMS, NO_TERMS = "terms", "no terms"
SAID = {True: TERMS, False: NO_TERMS, None: ""}

COLUMNS = {
    "exempt": "exempt",
    "paragraphs": "exempt_paragraphs",
    "terms": "contract_terms",
    "public_interest": "public_interest",
    "decided_by": "exempt_decided_by",
    "decided_on": "exempt_decided_on",
    "review_on": "exempt_review_on",
}
"""Where what the form of an exemption says is kept of what is marked."""


class ExemptForm(Form):
    """Exempt information: the paragraphs, the public interest, who decided it and when, and until when (X3, X4, P2)."""

    exempt = CheckboxField(
        "This holds exempt information", hint="The meeting may exclude the public by resolution (X3)"
    )
    paragraphs = CheckboxesField(
        "Paragraphs of Part 1 of Schedule 12A that apply",
        choices=[(number, f"{number}. {words}") for number, words in PARAGRAPHS.items()],
        hints=TYPICAL,
        small=True,
    )
    terms = RadioField(
        "Under paragraph 3: does it hold the terms of a contract that is being negotiated?",
        choices=((TERMS, "Yes"), (NO_TERMS, "No")),
        hint="If not, other members of the council may be let see it, where the panel’s settings say so (M1).",
    )
    public_interest = TextAreaField(
        "Why the public interest in keeping it private outweighs that in disclosing it",
        hint="This reason is public. It must not give away what is exempt (X4).",
        rows=3,
    )
    decided_by = TextField(
        "Who decided this", hint="The proper officer, by name or post. It is their decision (P2).", width="two-thirds"
    )
    decided_on = DateField("When it was decided")
    review_on = TextField(
        "When it is looked at again", hint="A date, or words: July 2027, or after the contract is let (P7)", width=20
    )
    save_exempt = SubmitField("Save what is exempt")

    def validate(self, extra_validators: Any = None) -> bool:
        """An exemption names its paragraph (X3). Reasons without the tick would be thrown away in silence."""
        right = super().validate(extra_validators)
        if self.exempt.data:
            for finding in judge_exemption(Reasons(tuple(self.paragraphs.data or ()))):
                if finding.level is Level.REFUSE:
                    self.refuse("paragraphs", finding.words)
                    right = False
        elif self.paragraphs.data or self.public_interest.data:
            self.refuse("exempt", "Tick this if it is exempt, or clear the paragraphs and the reason")
            right = False
        return right

    def said(self) -> dict[str, Any]:
        """What was filled in, as plain data that can be set aside: the names of the form, without the tick."""
        decided_on = self.decided_on.data
        return {
            "exempt": bool(self.exempt.data),
            "paragraphs": list(self.paragraphs.data or ()),
            "terms": {TERMS: True, NO_TERMS: False}.get(self.terms.data or ""),
            "public_interest": self.public_interest.data or None,
            "decided_by": self.decided_by.data or None,
            "decided_on": decided_on.isoformat() if decided_on else None,
            "review_on": self.review_on.data or None,
        }


class ConfidentialForm(Form):
    """Confidential information, on one of two grounds (X2)."""

    confidential = CheckboxField(
        "This holds confidential information", hint="The public must be excluded. No resolution is needed (X2)"
    )
    ground = RadioField("Ground")
    save_confidential = SubmitField("Save what is confidential")

    def offer(self, ground: str | None) -> None:
        """The grounds there are, and the one that the record holds in its own words."""
        grounds = dict.fromkeys([*GROUNDS, *([ground] if ground else [])])
        self.ground.choices = [(one, one) for one in grounds]

    def validate(self, extra_validators: Any = None) -> bool:
        """A ground and the tick go together."""
        right = super().validate(extra_validators)
        if bool(self.confidential.data) == bool(self.ground.data):
            return right
        if self.confidential.data:
            self.refuse("ground", "Choose the ground on which it is confidential")
        else:
            self.refuse("confidential", "Tick this if it is confidential")
        return False


class OpenForm(Form):
    """Why what was exempt is open to the public from now on (P7)."""

    reason = TextAreaField(
        "Why the reason for keeping it private has ended",
        hint="Everyone can read this. For example, The contract was signed on 3 March",
        rows=3,
        validators=[Required("Say why the reason for keeping it private has ended")],
    )
    save = SubmitField("Open it to the public", kind="warning")


class AskForm(Form):
    """Why someone needs to see one closed thing (M2)."""

    reason = TextAreaField(
        "Why you need to know it",
        hint="Say which duty of yours it is for. Curiosity is no reason in law.",
        rows=4,
        validators=[Required("Say why you need to know it")],
    )
    save = SubmitField("Ask the monitoring officer")


class DecideForm(Form):
    """What the monitoring officer decides (M2)."""

    until = DateField("They may see it until", hint="Needed if you grant it. Their sight of it ends after that day.")
    why = TextAreaField("Your reason", hint="Needed if you refuse it", rows=3)
    grant = SubmitField("Let them see it")
    refuse_it = SubmitField("Refuse", kind="secondary")


class PersonForm(Form):
    """Whom a closed thing is shown to, or kept from, and why."""

    person = SelectField("Person", blank="Choose a person", validators=[Required("Choose a person")])
    reason = TextAreaField("Reason", rows=3, validators=[Required("Give the reason")])

    def offer(self, people: Iterable[tuple[int, str]]) -> None:
        """Those who may be chosen."""
        self.person.choices = list(people)


class GrantForm(PersonForm):
    """Someone is shown a closed thing without having asked (M2)."""

    until = DateField("They may see it until", validators=[Required("Say until which day they may see it")])
    save = SubmitField("Let them see it")


class WithholdForm(PersonForm):
    """A closed thing is kept from someone who would otherwise see it."""

    save = SubmitField("Keep it from them", kind="warning")
