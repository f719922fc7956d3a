"""Forms of closed business: a motion to exclude the public; a withdrawal that needs none; coming back (X2, X3)."""

from collections.abc import Sequence

from panel.exemption.rules import PARAGRAPHS, TYPICAL
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, RadioField, SelectField
from panel.fields.form import Form
from panel.fields.text import IntegerField, TextAreaField, TextField
from panel.meetings.models import AgendaItem
from panel.meetings.rules.closed import Motion

CARRIED, LOST = "carried", "lost"
WHOLE = "The first item of the meeting"
TO_THE_END = "The last item of the meeting"
TIME_HINT = "As it will be minuted, for example 11.20 am"


class _Span(Form):
    """From which item to which."""

    from_item = SelectField("From", blank=WHOLE)
    to_item = SelectField("To", blank=TO_THE_END)
    at = TextField("Time the public left", hint=TIME_HINT, width=10, autocomplete="off")

    def offer(self, items: Sequence[AgendaItem]) -> None:
        """The lines of the agenda that may be named."""
        choices = [(one.key, f"{one.number}. {one.title}" if one.number else one.title) for one in items]
        self.from_item.choices = self.to_item.choices = choices

    def span(self) -> tuple[str | None, str | None]:
        """The keys of the first and the last item; None is the first or the last there is."""
        return self.from_item.data or None, self.to_item.data or None


class ExcludeForm(_Span):
    """The motion to exclude the public because exempt information would be disclosed (X3)."""

    paragraphs = CheckboxesField(
        "Paragraphs of Part 1 of Schedule 12A",
        choices=[(number, f"{number}. {words}") for number, words in PARAGRAPHS.items()],
        hints=TYPICAL,
        small=True,
    )
    reason = TextAreaField("Why keeping it private outweighs the public interest in disclosing it", rows=3)
    result = RadioField(
        "The motion was",
        choices=((CARRIED, "Carried"), (LOST, "Lost")),
        hints={LOST: "The business goes on in public. You can then open its papers to the public."},
        validators=[Required("Say whether the motion was carried or lost")],
    )
    moved_by = TextField("Moved by", width="two-thirds", autocomplete="off", attributes={"list": "names"})
    seconded_by = TextField("Seconded by", width="two-thirds", autocomplete="off", attributes={"list": "names"})
    votes_for = IntegerField("Votes for", width=3, least=0, most=500)
    votes_against = IntegerField("Votes against", width=3, least=0, most=500)
    abstained = IntegerField("Abstained", width=3, least=0, most=500)
    save = SubmitField("Record the motion")

    def motion(self) -> Motion:
        """The motion as it was put."""
        votes = {"for": self.votes_for.data, "against": self.votes_against.data, "abstained": self.abstained.data}
        return Motion(
            paragraphs=tuple(self.paragraphs.data or ()),
            reason=self.reason.data or "",
            moved_by=self.moved_by.data or "",
            seconded_by=self.seconded_by.data or "",
            votes=votes,
            at=self.at.data or "",
        )


class WithdrawForm(_Span):
    """The public withdraw because the law forbids disclosure: nothing is moved and nothing is voted on (X2)."""

    save = SubmitField("Record that the public withdrew")


class ReadmitForm(Form):
    """The public come back."""

    after = SelectField("Last item taken in private")
    at = TextField("Time they came back", hint=TIME_HINT, width=10, autocomplete="off")
    save = SubmitField("Record that the public came back")


class StrikeForm(Form):
    """Something was recorded by mistake."""

    save = SubmitField("Take it out", kind="warning")


class SafeTitleForm(Form):
    """Someone says that the title of a closed item is safe to publish (P1)."""

    save = SubmitField("This title is safe to publish")
