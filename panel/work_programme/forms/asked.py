"""What meetings asked for, coming into the programme: by a resolution, by an addition to it, or by the queue."""

from collections.abc import Iterable
from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import TextAreaField, TextField
from panel.work_programme.forms.places import PlaceForm
from panel.work_programme.rules.when import Gathering, Place, place_for

SAFE = "Everyone can read it. Nothing that is withheld may stand in it"


class PromiseForm(PlaceForm):
    """A report that a resolution asks for."""

    topic = TextField("Topic", [Required("Enter the topic")], hint=SAFE)
    purpose = TextAreaField("Purpose", rows=2)
    lead = TextField("Lead officer", autocomplete="off")
    data_from = TextField("Month from which its data exists", hint="If it is known", width=20, autocomplete="off")
    save = SubmitField("Put it into the programme")

    def facts(self) -> dict[str, Any]:
        """What was entered besides the topic and its place."""
        return {name: self[name].data for name in ("purpose", "lead", "data_from") if self[name].data}


class AdditionRow(RowForm):
    """One topic that the programme was approved subject to."""

    topic = TextField("Topic", [Required("Enter the topic")], autocomplete="off")
    to = SelectField("Meeting", blank="No meeting")
    when = TextField("Or a month", hint="As it was minuted, like March 2027", width=20, autocomplete="off")


class AdditionsForm(Form):
    """The topics that a meeting approved the programme subject to, one a line."""

    additions = RowsField(
        "Topics added", AdditionRow, noun="topic", least=1, hint=SAFE, validators=[Required("Enter a topic to add")]
    )
    save = SubmitField("Add the topics")

    def offer(self, meetings: Iterable[tuple[str, str]]) -> None:
        """Let each row choose one of these meetings, by key and words."""
        choices = list(meetings)
        for row in self.additions.forms:
            row["to"].choices = choices  # type: ignore[attr-defined]  # its field is a list

    def chosen(self, said_on: Any, meetings: Iterable[Gathering]) -> list[tuple[str, Place]]:
        """Each topic with its place: the meeting chosen, or the one that the words name, or the month."""
        known = list(meetings)
        return [
            (row["topic"], Place(row["to"]) if row["to"] else place_for(row["when"], said_on, known))
            for row in self.additions.data
        ]


class SettleForm(PlaceForm):
    """Something that waits is placed in the programme."""

    topic = TextField("Topic", [Required("Enter the topic")], hint=SAFE)
    save = SubmitField("Place it")


class MoveOnForm(Form):
    """Something that waits goes without a place."""

    reason = TextAreaField("Why does it need no place?", [Required("Say why it is moved on without a place")], rows=2)
    save = SubmitField("Move it on", kind="secondary")


class ReferForm(Form):
    """Something that was referred to the panel, and no outcome here says so."""

    topic = TextField("What was referred", [Required("Enter what was referred")], autocomplete="off")
    came_from = TextField("By whom, and when", hint="For example, by Cabinet on 3 March 2027", autocomplete="off")
    save = SubmitField("Record it")
