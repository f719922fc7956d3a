"""The form every feature's forms begin from."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field
from wtforms.widgets import HiddenInput

from panel.fields.buttons import SubmitField
from panel.fields.files import FileField
from panel.fields.look import first_sentence
from panel.fields.markup import element
from panel.fields.rows import RowsField


class Form(FlaskForm):
    """A form whose errors stand beside their fields and in the page's summary, with all input kept."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is in order. When a row's button was pressed the answer is no, and nothing is checked."""
        if any(rows_changed(field) for field in self):
            return False
        return bool(super().validate(extra_validators))

    def is_current(self, version: int) -> bool:
        """Whether `version` is the one that the page was drawn from.

        Where it is not, the form says so and keeps its input; pressing Save once more goes on.
        """
        seen = self["version"]
        if seen.data == version:
            return True
        seen.data = version
        self.refuse(
            None,
            "Someone else saved this while you were writing. Open it in another tab to see their changes; "
            "save again to replace them with yours.",
        )
        return False

    def refuse(self, name: str | None, *sentences: str) -> None:
        """Add errors found after the form's own checks: to the field `name`, or to the form as a whole."""
        if name is None:
            self.form_errors.extend(sentences)
        else:
            self[name].errors = [*self[name].errors, *sentences]

    def error_links(self) -> list[tuple[str, str | None]]:
        """Every error with the address, on this page, of what it is about."""
        whole: list[tuple[str, str | None]] = [(sentence, None) for sentence in self.form_errors]
        return whole + [link for field in self for link in _links(field)]

    @property
    def takes_files(self) -> bool:
        """Whether a field takes files, so that the form must be sent in parts."""
        return any(isinstance(field, FileField) for field in self)

    def first_button(self) -> Markup:
        """A button nobody sees, before all others: the Enter key presses it, not a row's “Remove”."""
        button = next((field for field in self if isinstance(field, SubmitField)), None)
        if button is None or not any(isinstance(field, RowsField) for field in self):
            return Markup("")
        return element(
            "button",
            button.label.text,
            class_="govuk-visually-hidden",
            type="submit",
            name=button.name,
            value="1",
            tabindex="-1",
            aria_hidden="true",
        )


def rows_changed(field: Field) -> bool:
    """Whether a row was added to or removed from this field, or to or from one inside its rows."""
    if not isinstance(field, RowsField):
        return False
    return field.pressed or any(rows_changed(inside) for entry in field.entries for inside in entry.form)


def _links(field: Field) -> Iterator[tuple[str, str | None]]:
    if isinstance(field, RowsField):
        for inside in _rows_inside(field):
            yield from _links(inside)
    sentence = first_sentence(field.errors)
    if sentence:
        hidden = isinstance(field.widget, HiddenInput)
        yield sentence, None if hidden else f"#{getattr(field, 'focus_id', field.id)}"


def _rows_inside(field: RowsField) -> Iterable[Field]:
    return (inside for entry in field.entries for inside in entry.form)
