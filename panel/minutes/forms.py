"""The words of the minutes coming in."""

from typing import Any

from markupsafe import Markup

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.choice import RadioField, SelectField
from panel.fields.form import Form
from panel.fields.markup import element
from panel.fields.richtext import RichTextField
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import IntegerField, TextAreaField, TextField
from panel.lifecycle import Finding, Level
from panel.minutes.rules.life import VERB_WORDS, Verb
from panel.minutes.texts import AS_ITEM, BY_HAND, BY_SCHEME, PUBLIC, SIDES, UNNUMBERED, WITHHELD, Fields
from panel.principles.forms import principles_field

NAMES = {"list": "names", "autocomplete": "off"}
"""Offers the names of those in the room (a datalist of the page)."""

RESULTS = {"list": "results", "autocomplete": "off"}
"""Offers what may become of a motion (a datalist of the page). Other words stand too."""

NUMBERING = [
    (BY_SCHEME, "By the panel’s scheme"),
    (BY_HAND, "A number of its own"),
    (UNNUMBERED, "No number"),
]

PUBLICITY = [
    (AS_ITEM, "As the item is: public, unless its business was closed or restricted"),
    (PUBLIC, "Yes, all but the parts you close"),
    (WITHHELD, "No, only the summary"),
]


class MarkdownField(RichTextField):
    """Rich text in a small box, without the editor: Markdown."""

    def __call__(self, **options: Any) -> Markup:
        """The box."""
        return super(RichTextField, self).__call__(**options)


class Compact(RowForm):
    """A row whose fields stand beside each other where there is room: in the meeting every line counts."""

    shape = ""

    def draw(self, **attributes: Any) -> Markup:
        """The fields, in a grid of their shape."""
        return element("div", super().draw(**attributes), class_=f"room__fields room__fields--{self.shape}")


class PointRow(Compact):
    """A numbered point."""

    shape = "point"
    id = VersionField()
    number = TextField("Number", autocomplete="off")
    html = MarkdownField("Words", rows=2)


ASKED = "Who: part several by semicolons. By when: as the minutes will say it, like March meeting, or ongoing."


class PartRow(Compact):
    """A part of an outcome, and what it asks of someone."""

    shape = "part"
    id = VersionField()
    label = TextField("Letter", autocomplete="off")
    text = TextAreaField("Words", rows=2)
    owners = TextField("Who is to do it", attributes=NAMES)
    due = TextField("By when", autocomplete="off")


class ActionRow(Compact):
    """Something to be done, minuted apart from the outcomes."""

    shape = "action"
    id = VersionField()
    text = TextAreaField("What is to be done", rows=2)
    owners = TextField("Who is to do it", attributes=NAMES)
    due = TextField("By when", autocomplete="off")


class OutcomeRow(RowForm):
    """What the meeting did."""

    id = VersionField()
    verb = SelectField("Outcome", choices=list(VERB_WORDS.items()), blank="Choose what the meeting did")
    to = TextField("To whom, if to another body or person", autocomplete="off")
    lead_in = TextField("Words before the parts", autocomplete="off")
    parts = RowsField("Parts", PartRow, noun="part", least=1, label_size="s", hint=ASKED)
    own_words = TextField("Words of your own instead of the outcome", autocomplete="off")
    moved_by = TextField("Moved by", attributes=NAMES)
    seconded_by = TextField("Seconded by", attributes=NAMES)
    vote = TextField("How the vote went, like carried unanimously", attributes=RESULTS)
    votes_for = IntegerField("For", least=0)
    votes_against = IntegerField("Against", least=0)
    abstained = IntegerField("Abstained", least=0)
    principles = principles_field()

    def draw(self, **attributes: Any) -> Markup:
        """The outcome and its parts; who moved it, the vote and what it serves stand folded."""
        first = element(
            "div", self.verb(**attributes) + self.to() + self.lead_in(), class_="room__fields room__fields--outcome"
        )
        return self.id() + first + self.parts() + self._voted() + self._serves()

    def _voted(self) -> Markup:
        counts = [self.votes_for, self.votes_against, self.abstained]
        fields = [self.own_words, self.moved_by, self.seconded_by, self.vote, *counts]
        inside = element("div", Markup("").join(field() for field in fields), class_="room__fields room__fields--vote")
        is_open = not all(field.is_blank() for field in fields)
        return _folded("Moved, seconded, voted", inside, is_open=is_open)

    def _serves(self) -> Markup:
        return _folded("Principles it serves", self.principles(), is_open=not self.principles.is_blank())


def _folded(title: str, inside: Markup, *, is_open: bool) -> Markup:
    """Fields behind a line that opens them."""
    words = element("span", title, class_="govuk-details__summary-text")
    summary = element("summary", words, class_="govuk-details__summary")
    body = element("div", inside, class_="govuk-details__text")
    return element("details", summary + body, class_="govuk-details", open=is_open)


class MinuteForm(Form):
    """One minute. Its fields have the names of texts.fields_of."""

    save = SubmitField("Save")
    save_next = SubmitField("Save and go to the next item", kind="secondary")
    html = RichTextField("Text", label_size="m", rows=10)
    points = RowsField("Numbered points", PointRow, noun="point", add="Add a point", label_size="m")
    outcomes = RowsField("Outcomes", OutcomeRow, noun="outcome", add="Add an outcome", label_size="m")
    actions = RowsField("Actions", ActionRow, noun="action", add="Add an action", label_size="m", hint=ASKED)
    title = TextField("Heading", hint="Leave empty to use the words of the agenda", autocomplete="off")
    numbering = RadioField("Number", choices=NUMBERING, default=BY_SCHEME)
    number = TextField("The number", width=20, autocomplete="off", spellcheck=False)
    open = RadioField("Is this minute public?", choices=PUBLICITY, default=AS_ITEM)
    summary = TextAreaField(
        "Summary for the public", hint="What the public are told where the minute itself is not for them", rows=4
    )
    post_meeting_note = TextAreaField(
        "Note after the meeting", hint="Printed beneath the minute, and marked as a later note", rows=3
    )
    phrase = SelectField("Words used often", blank="Choose the words to put in")
    insert = SubmitField("Put them at the end of the text", kind="secondary")
    version = VersionField()

    def validate(self, extra_validators: Any = None) -> bool:
        """A number by hand has to be given."""
        valid = super().validate(extra_validators)
        if valid and self.numbering.data == BY_HAND and not self.number.data:
            self.refuse("number", "Enter the number of this minute, or let the panel’s scheme number it")
            return False
        return valid

    def fields(self) -> Fields:
        """What was typed, as texts.fields_of has it."""
        return {
            "title": self.title.data or "",
            "numbering": self.numbering.data or BY_SCHEME,
            "number": (self.number.data or "") if self.numbering.data == BY_HAND else "",
            "html": self.html.data or "",
            "points": [_filled(row, "number", "html") for row in self.points.data],
            "outcomes": [_outcome(row) for row in self.outcomes.data],
            "actions": [_filled(row, "text", "owners", "due") for row in self.actions.data],
            "open": self.open.data or AS_ITEM,
            "summary": self.summary.data or "",
            "post_meeting_note": self.post_meeting_note.data or "",
        }


def _filled(row: Fields, *names: str) -> Fields:
    return {"id": row["id"], **{name: row[name] or "" for name in names}}


def _outcome(row: Fields) -> Fields:
    return {
        **_filled(row, "own_words", "to", "lead_in", "moved_by", "seconded_by", "vote"),
        "verb": (row["verb"] or Verb.NONE).value,
        "parts": [_filled(part, "label", "text", "owners", "due") for part in row["parts"]],
        "principles": row["principles"],
        **{side: row[side] for side in SIDES},
    }


class AddForm(Form):
    """A minute for a line that has none, or for business that was not on the agenda."""

    item = SelectField("Line of the agenda", blank="Business that is not on the agenda")
    title = TextField("Heading", hint="For business that is not on the agenda", width="full", autocomplete="off")
    save = SubmitField("Add the minute")


class OrderForm(Form):
    """The order in which business was taken."""

    order = TextField(
        "Items in the order taken",
        hint="For example, 1, 2, 5, 3, 4. Items you leave out follow in the order of the agenda.",
        width="two-thirds",
        autocomplete="off",
    )
    save = SubmitField("Save the order")


class ChairForm(Form):
    """The chair's word on the minutes."""

    note = TextAreaField("Note to the clerk", hint="What you would like changed, or nothing", rows=3)
    agree = SubmitField("Agree the minutes")
    send_back = SubmitField("Send back to the clerk", kind="secondary")


class UrgencyForm(Form):
    """Why an item cannot wait, and who in the chair agrees."""

    reason = TextAreaField(
        "Special circumstances that make it urgent",
        hint="The minutes state them. “Late report” or “urgent” alone is no reason (U2)",
        rows=3,
    )
    agreed_by = TextField(
        "Who presides, and is of the opinion that it is urgent", width="two-thirds", autocomplete="off"
    )
    save = SubmitField("Record that it is taken as urgent")

    def accepts(self, found: list[Finding]) -> bool:
        """Whether the circumstances say something (U2) and somebody agrees (U1). Adds the errors where not."""
        for finding in found:
            if finding.level is Level.REFUSE:
                self.refuse("reason" if finding.rule == "U2" else "agreed_by", finding.words)
        return not self.errors
