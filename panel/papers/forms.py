"""The words that come in about papers: what a report says, who wrote it, what withholds it, and files."""

from collections.abc import Iterable, Sequence
from typing import Any

from panel.bodies.rules.kinds import SectionKind
from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.files import FileField
from panel.fields.form import Form
from panel.fields.richtext import RichTextField
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import TextAreaField, TextField
from panel.papers.rules.texts import Text, part_words
from panel.principles.forms import principles_field
from panel.principles.rules import principles_of, retagged
from panel.richtext.plain import is_empty

AUTHOR, OFFICER = "author", "officer"
LISTED, NONE, NOT_KNOWN = "listed", "none", "not known"
CLOSING = frozenset({SectionKind.APPENDICES, SectionKind.BACKGROUND})
"""The lists that end a report."""


BESIDE = ("principles", "late_reason")
"""Parts that a text has only where there is something in them."""


def lines(text: str | None) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class ReportForm(Form):
    """A report to be written here."""

    title = TextField("Title of the report", validators=[Required("Enter the title of the report")], width="two-thirds")
    template = RadioField(
        "Template", hint="The headings that the report begins with. You can add and remove sections later."
    )
    save = SubmitField("Begin the report")


class FileForm(Form):
    """A PDF to be taken in."""

    title = TextField("Title", validators=[Required("Enter a title")], width="two-thirds")
    under = SelectField("This is", blank="A paper of its own")
    file = FileField("PDF file", validators=[Required("Choose a PDF file")], accept="application/pdf,.pdf")
    save = SubmitField("Upload the file")


class ReplaceForm(Form):
    """Another PDF in the place of one."""

    file = FileField("New PDF file", validators=[Required("Choose a PDF file")], accept="application/pdf,.pdf")
    save = SubmitField("Replace the file")


class SectionForm(Form):
    """The heading of a section."""

    heading = TextField("Heading", validators=[Required("Enter a heading")], width="two-thirds")
    save = SubmitField("Save the heading")


class NewSectionForm(SectionForm):
    """Another section."""

    figures = CheckboxField("It shows figures of the scorecard")
    save = SubmitField("Add the section", kind="secondary")


class FiguresForm(Form):
    """What a section shows of the scorecard."""

    indicators = CheckboxesField("Indicators", small=True)
    until = SelectField("Up to", blank="The latest figures")
    save = SubmitField("Save the figures")


class AskRow(RowForm):
    """One recommendation."""

    verb = TextField("Verb", hint="For example, Note, Agree or Recommend", width=20)
    to = TextField("To whom", hint="Leave empty for the panel itself", width="two-thirds")
    text = TextAreaField("The rest of the sentence", hint="For example, the content of the report", rows=2)
    parts = TextAreaField("Parts, one a line", hint="Leave empty where it has none", rows=2)


class Writing(Form):
    """The parts of the form that every paper has; `writing_form` adds its own fields and sections."""

    title = TextField("Title", validators=[Required("Enter the title of the paper")], width="full")
    kind = TextField("Kind of paper", hint="For example, Report, Presentation or Briefing note", width=20)
    version = VersionField()
    save = SubmitField("Save")

    heads: dict[str, str]
    words: dict[int, str]
    names: dict[int, str]

    def over(self, base: Text) -> Text:
        """The text that the person started from with what the form says in its place."""
        said = {
            "title": self.title.data,
            "kind": self.kind.data or None,
            "fields": {name: self[key].data or "" for key, name in self.heads.items()},
            "people": [self._person(one) for one in self.people.data],
            "sections": [{**one, "html": self._words(one)} for one in base["sections"]],
        }
        return {**base, **said}

    def _words(self, section: dict[str, Any]) -> str | None:
        name = self.words.get(section["id"])
        return self[name].data or None if name else section["html"]

    def _person(self, row: dict[str, Any]) -> dict[str, Any]:
        printed = row["as_printed"] or self.names.get(row["person"], "")
        return {
            "person": row["person"],
            "as_printed": row["as_printed"] or None,
            "printed": printed,
            "author": row["role"] == AUTHOR,
        }


class WritingReport(Writing):
    """Writing a report: besides, what it asks for and what it relies on, which an appendix does not have."""

    recommendations = RowsField(
        "Recommendations", AskRow, add="Add a recommendation", noun="recommendation", label_size="m"
    )
    background = RadioField(
        "Background papers",
        choices=[(LISTED, "These"), (NONE, "None"), (NOT_KNOWN, "Not known yet")],
        hint="Documents that the report draws its facts from and relies on, other than published works (A3).",
        label_size="m",
    )
    background_papers = TextAreaField("Background papers, one a line", rows=3)
    principles = principles_field()
    late_reason = TextAreaField(
        "Why this report is late",
        hint="Only where it is sent out after the agenda. It is printed on the report",
        rows=2,
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """“These” needs a list."""
        fine = super().validate(extra_validators)
        if fine and self.background.data == LISTED and not lines(self.background_papers.data):
            self.refuse("background_papers", "List the background papers, or choose “None”")
            return False
        return fine

    def over(self, base: Text) -> Text:
        """The text that the person started from with what the form says in its place."""
        asks = _asks(self.recommendations.data, base["recommendations"])
        said = {"recommendations": asks, "background": self._background(base["background"])}
        return {**_without(super().over(base), BESIDE), **said, **self._beside(base)}

    def _beside(self, base: Text) -> dict[str, Any]:
        """What stands beside the text, where there is something."""
        found = {
            "principles": retagged(base.get("principles"), self.principles.data or ()),
            "late_reason": self.late_reason.data,
        }
        return {part: value for part, value in found.items() if value}

    def _background(self, before: dict[str, Any]) -> dict[str, Any]:
        """A2: a list, none, or not known. The words a paper was printed with stand while they are still true."""
        found = {LISTED: lines(self.background_papers.data), NONE: []}.get(self.background.data)
        return before if found == before["papers"] else {"papers": found, "words": None}


def writing_form(
    text: Text, people: Sequence[tuple[int, str]], hints: dict[str, str], *, is_report: bool = True
) -> type[Writing]:
    """The form of one paper: a field for each line of its head and each of its sections.

    `people` are those known, by id; `hints` what the template asks, by heading.
    """
    row = type(
        "PersonRow",
        (RowForm,),
        {
            "person": SelectField("Person", choices=people, blank="Not on the list", width="two-thirds"),
            "as_printed": TextField(
                "As printed", hint="Leave empty to print the person’s own name and post", width="two-thirds"
            ),
            "role": SelectField("Role", choices=[(OFFICER, "Lead officer"), (AUTHOR, "Author")]),
        },
    )
    heads = {f"head_{number}": name for number, name in enumerate(text["fields"])}
    words = {one["id"]: f"section_{one['id']}" for one in text["sections"] if _is_written(one)}
    members: dict[str, Any] = {
        "people": RowsField("Authors and lead officers", row, add="Add a person", noun="person", label_size="m"),
        "heads": heads,
        "words": words,
        "names": dict(people),
    }
    members |= {key: TextAreaField(name, rows=2, width="full") for key, name in heads.items()}
    members |= {words[one["id"]]: _section_field(one, hints) for one in text["sections"] if one["id"] in words}
    return type("WritingForm", (WritingReport if is_report else Writing,), members)


def _is_written(section: dict[str, Any]) -> bool:
    """Whether a section is written in. The lists at the end need no words of their own, but may have come with some."""
    return SectionKind.read(section["kind"]) not in CLOSING or not is_empty(section["html"] or "")


def _section_field(section: dict[str, Any], hints: dict[str, str]) -> RichTextField:
    kind, heading = SectionKind.read(section["kind"]), section["heading"] or "Text"
    if kind in CLOSING or kind is SectionKind.RECOMMENDATIONS:
        return RichTextField("Words before the list", rows=3)
    numbered = "Each paragraph gets its number by itself." if kind is SectionKind.NUMBERED else ""
    hint = " ".join(words for words in (hints.get(heading, ""), numbered) if words)
    return RichTextField(heading, hint=hint, rows=10, label_size="m")


def filled(text: Text) -> dict[str, Any]:
    """The data that shows a text in its form."""
    papers = text["background"]["papers"]
    known = NOT_KNOWN if papers is None else (LISTED if papers else NONE)
    return {
        "title": text["title"],
        "kind": text["kind"],
        "principles": [one.letter for one in principles_of(text.get("principles"))],
        "late_reason": text.get("late_reason"),
        **{f"head_{number}": words for number, words in enumerate(text["fields"].values())},
        **{f"section_{one['id']}": one["html"] for one in text["sections"]},
        "people": [
            {
                "person": one["person"],
                "as_printed": one["as_printed"],
                "role": AUTHOR if one["author"] else OFFICER,
            }
            for one in text["people"]
        ],
        "recommendations": [
            {**one, "parts": "\n".join(part_words(part) for part in one["parts"] or ())}
            for one in text["recommendations"]
        ],
        "background": known,
        "background_papers": "\n".join(papers or ()),
    }


def _without(text: Text, keys: Iterable[str]) -> Text:
    return {key: value for key, value in text.items() if key not in keys}


def _asks(rows: Iterable[dict[str, Any]], before: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The recommendations typed; parts that say what they said keep the form they came in."""
    made = []
    for number, row in enumerate(rows):
        typed = lines(row["parts"])
        likely = [*before[number : number + 1], *before]
        came = [one["parts"] for one in likely if [part_words(part) for part in one["parts"] or ()] == typed]
        made.append(
            {
                "verb": row["verb"] or None,
                "to": row["to"] or None,
                "text": row["text"] or None,
                "parts": came[0] if came else (typed or None),
            }
        )
    return made
