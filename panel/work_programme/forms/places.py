"""Where in the year a topic is put: a meeting from a list, or a month or other words, or nowhere yet."""

from collections.abc import Iterable

from panel.fields.buttons import SubmitField
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.lifecycle import Finding, Level
from panel.work_programme.rules.when import Place

NONE = "none"
"""Stands for no place yet."""


class PlaceForm(Form):
    """A place in the year."""

    to = SelectField("Meeting", blank="No meeting")
    month = TextField(
        "Or a month, if it has no meeting",
        hint="For example, March 2027. Other words, like spring half term, are kept as they are",
        width=20,
        autocomplete="off",
    )

    def offer(self, meetings: Iterable[tuple[str, str]]) -> None:
        """Let these meetings be chosen, by key and words; or none."""
        self.to.choices = [*meetings, (NONE, "Not scheduled yet")]

    def begin_at(self, place: Place) -> None:
        """Show a place before anyone has chosen."""
        self.to.data, self.month.data = place.meeting, place.month

    @property
    def place(self) -> Place:
        """The place that was chosen: the meeting, where both were given."""
        meeting = None if self.to.data in (None, NONE) else self.to.data
        return Place(meeting, None if meeting or self.to.data == NONE else self.month.data or None)


class MoveForm(PlaceForm):
    """Another place for a topic."""

    why = TextAreaField(
        "Why is it moved?", hint="Kept with the topic. Needed only for a meeting whose pack is published", rows=2
    )
    save = SubmitField("Move the topic")

    def accepts(self, findings: Iterable[Finding]) -> bool:
        """Whether the move may be made now; else what stands against it is said beside its field."""
        for finding in findings:
            if finding.level is Level.REFUSE:
                self.refuse("to", finding.words)
            elif not self.why.data:
                self.refuse("why", f"{finding.words} Say why it is put there all the same.")
        return not self.errors


class PutForm(Form):
    """A topic put on the agenda of its meeting."""

    why = TextAreaField("Why does it come late?", rows=2)
    save = SubmitField("Put it on the agenda")
