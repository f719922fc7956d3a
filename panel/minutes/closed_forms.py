"""What of a minute is closed: which parts, and a text beside the public one."""

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.choice import CheckboxesField
from panel.fields.form import Form
from panel.fields.richtext import RichTextField
from panel.minutes.markings import CLOSABLE
from panel.minutes.models import Minute
from panel.richtext.plain import plain

SHORT = 90


class PartsForm(Form):
    """The parts that the public do not read, and words that only they hold."""

    points = CheckboxesField("Points that are closed", small=True)
    outcomes = CheckboxesField("Outcomes that are closed", small=True)
    actions = CheckboxesField("Actions that are closed", small=True)
    closed_html = RichTextField(
        "Closed text",
        hint="It stands after the public text, in the members’ edition only. The public read that a part is withheld.",
        rows=8,
    )
    version = VersionField(id="parts-version")
    save_parts = SubmitField("Save the closed parts")

    def offer(self, minute: Minute) -> None:
        """The parts there are, each by its first words."""
        self.points.choices = [(one.id, _short(f"{one.number or ''} {plain(one.html or '')}")) for one in minute.points]
        self.outcomes.choices = [
            (one.id, _short(" ".join(filter(None, [one.lead_in, *(part.text or "" for part in one.parts)]))))
            for one in minute.outcomes
        ]
        self.actions.choices = [(one.id, _short(one.text or "")) for one in minute.actions]

    def parts(self) -> dict[str, list[int]]:
        """The ids of the closed rows, by what they are."""
        return {name: list(self[name].data or ()) for name in CLOSABLE}


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
