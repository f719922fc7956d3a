"""The forms of standard items, of phrases, and of report templates."""

from panel.bodies.operations.agenda import LineFacts
from panel.bodies.operations.templates import SectionFacts
from panel.bodies.rules.kinds import ROLE_WORDS, SECTION_WORDS, SectionKind
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import RadioField, SelectField
from panel.fields.form import Form
from panel.fields.richtext import RichTextField
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import TextAreaField, TextField


class LineForm(Form):
    """A standard line of the agenda."""

    title = TextField("Title", [Required("Enter the title of the item")], width="two-thirds", autocomplete="off")
    purpose = TextField("Purpose", hint="For example, To receive any apologies for absence")
    part = RadioField(
        "Is it taken in public?", choices=[("open", "In public"), ("closed", "In private")], default="open", inline=True
    )
    role = SelectField(
        "What happens there",
        choices=list(ROLE_WORDS.items()),
        blank="Nothing special",
        hint="The minutes and the pack know what belongs to it",
    )
    save = SubmitField("Save the item")

    def facts(self) -> LineFacts:
        """What was filled in."""
        return LineFacts(
            title=self.title.data or "",
            purpose=self.purpose.data or None,
            part=self.part.data or "open",
            role=self.role.data,
        )


class PhraseRow(RowForm):
    """Words used again and again."""

    label = TextField("Name of the phrase", [Required("Enter a name for the phrase")], width="two-thirds")
    text = TextAreaField("Text", [Required("Enter the text of the phrase")], rows=3)


class PhrasesForm(Form):
    """The phrases for minutes."""

    phrases = RowsField("Phrases", PhraseRow, noun="phrase", least=1)
    save = SubmitField("Save the phrases")


class TemplateForm(Form):
    """A report template's name and the fields of its head."""

    name = TextField("Name of the template", [Required("Enter the name of the template")], width="two-thirds")
    head = TextAreaField(
        "Fields at the head of the report",
        hint="One on each line. For example, Report of, Lead officers, Wards affected",
        rows=6,
    )
    save = SubmitField("Save the template")

    def field_names(self) -> list[str]:
        """The fields, one a line, empty lines left out."""
        return [line.strip() for line in (self.head.data or "").splitlines() if line.strip()]


class SectionForm(Form):
    """A section that a template asks for."""

    heading = TextField("Heading", [Required("Enter the heading of the section")], width="two-thirds")
    kind = RadioField("What it holds", choices=list(SECTION_WORDS.items()), default=SectionKind.TEXT)
    hint = TextAreaField("Hint to the author", hint="What belongs here. It is not printed", rows=2)
    fixed_text = RichTextField("Fixed text", hint="Every report begins this section with it", rows=6)
    save = SubmitField("Save the section")

    def facts(self) -> SectionFacts:
        """What was filled in."""
        return SectionFacts(
            heading=self.heading.data or "",
            kind=self.kind.data or SectionKind.TEXT,
            hint=self.hint.data or None,
            fixed_text=self.fixed_text.data or None,
        )
