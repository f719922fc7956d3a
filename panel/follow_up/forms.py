"""What came back, who does it now, and which of the list to show."""

import re
from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.files import FileField
from panel.fields.form import Form
from panel.fields.text import EmailField, TextAreaField, TextField
from panel.follow_up.rules.columns import MOST, SETS
from panel.follow_up.rules.progress import AnswerKind
from panel.follow_up.rules.standing import RAGS, REPORTED, WAITING, Standing

OPEN, CLOSED, OWN = "open", "closed", "own"
OLDEST = "oldest"

MERELY_OPEN = "merely_open"
STANDINGS: dict[str, Standing] = {
    MERELY_OPEN: Standing.OPEN,
    **{one.name.lower(): one for one in WAITING if one is not Standing.OPEN},
    CLOSED: Standing.CLOSED,
}
"""Where a thing stands, by the word of the address."""

STATES = [(OPEN, "All not closed"), *((word, one.value.capitalize()) for word, one in STANDINGS.items())]
"""What the list is narrowed to. “open” is all that the panel has not closed."""

ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


class LogForm(Form):
    """Which part of the list, in which order."""

    body = SelectField("Panel", blank="All panels")
    state = SelectField("State", choices=STATES, blank="Open and closed")
    owner = TextField("Who", autocomplete="off", width=20)
    order = SelectField("Order", choices=[(OLDEST, "Asked for longest ago first")], blank="Due soonest first")


class EvidenceForm(Form):
    """What came back, and what shows it."""

    text = TextAreaField("What came back", validators=[Required("Enter what came back")], rows=4)
    says = RadioField("Where it stands", choices=[(one, one.value.capitalize()) for one in REPORTED], inline=True)
    link = TextField("Address of a page that shows it", hint="Begins with https://", autocomplete="url")
    file = FileField("Or a file that shows it (PDF)", accept="application/pdf,.pdf")

    def validate(self, extra_validators: Any = None) -> bool:
        """An address is one that a browser can open."""
        valid = super().validate(extra_validators)
        if valid and self.link.data and not ADDRESS.fullmatch(self.link.data):
            self.refuse("link", "Enter the whole address, like https://www.example.gov.uk/report")
            return False
        return valid


class ReportForm(EvidenceForm):
    """What an officer reports, also that the panel may close it."""

    says = RadioField(
        "Where it stands",
        choices=[
            *((one, one.value.capitalize()) for one in REPORTED),
            (Standing.PROPOSED, "Done, and the panel is asked to close it"),
        ],
        hint="Only the panel closes it, at a meeting",
    )
    paper = SelectField("Or a paper of a later meeting that shows it", blank="No paper")
    save = SubmitField("Record it")


class ByLinkForm(EvidenceForm):
    """What whoever was asked says, without an account."""

    save = SubmitField("Send it to the clerk")


class FactsForm(Form):
    """The day beside “by when”, the colour, and what was changed."""

    day = DateField("The day that reminders go by", hint="The words of the minute stay as they are")
    rag = SelectField("Colour", choices=[(one.capitalize(), one.capitalize()) for one in RAGS], blank="As it stands")
    effect = TextAreaField("What it changed", hint="For children and young people above all", rows=3)
    save = SubmitField("Save")


class HandOverForm(Form):
    """Who is to do it from now on."""

    names = TextField(
        "Who is to do it now",
        hint="A person, a post or a body; part several by semicolons",
        validators=[Required("Enter who is to do it")],
        attributes={"list": "known-names", "autocomplete": "off"},
    )
    why = TextField("Why, if it is to be kept", autocomplete="off")
    save = SubmitField("Give it to them")


class AnswerForm(Form):
    """What another body made of a recommendation."""

    kind = RadioField("Its answer", choices=AnswerKind, default=AnswerKind.NONE_YET)
    date = TextField("When it answered, as written", hint="Like 6 February 2018", width=20, autocomplete="off")
    text = TextAreaField("What it said", rows=3)
    save = SubmitField("Record the answer")


class SendForm(Form):
    """Where a link is sent."""

    email = EmailField(
        "E-mail address", validators=[Required("Enter the address that the link is sent to")], autocomplete="off"
    )
    save = SubmitField("Send the link")


class ColumnsForm(Form):
    """The columns of a body's action log."""

    set = RadioField(
        "Columns",
        choices=[*((name, " · ".join(headings)) for name, headings in SETS.items()), (OWN, "Columns of our own")],
        validators=[Required("Choose the columns of the action log")],
    )
    own = TextAreaField("Headings of our own, one a line", rows=6)
    save = SubmitField("Save the columns")

    def headings(self) -> list[str]:
        """The headings chosen."""
        if self.set.data != OWN:
            return list(SETS[self.set.data])
        return [words for line in (self.own.data or "").splitlines() if (words := line.strip())]

    def validate(self, extra_validators: Any = None) -> bool:
        """Columns of our own need headings, and a sheet is only so wide."""
        valid = super().validate(extra_validators)
        if valid and not 1 <= len(self.headings()) <= MOST:
            self.refuse("own", f"Enter from one to {MOST} headings, each on a line of its own")
            return False
        return valid


class IndicatorsForm(Form):
    """Which indicators something asked for is about."""

    indicators = CheckboxesField("Indicators", small=True)
    save = SubmitField("Save")
