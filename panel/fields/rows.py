"""Rows that repeat: contacts, substitutes, recommendations.

“Add another” and “Remove” are buttons that send the form; it comes back with every row as typed and nothing saved.
Where there is a script the page does it by itself, from the blank row in its template.
"""

from typing import Any

from markupsafe import Markup
from wtforms import Field, FieldList, FormField
from wtforms.form import Form as PlainForm
from wtforms.utils import unset_value

from panel.fields.look import Described, Grouped, Look
from panel.fields.markup import element

NEW = "__new__"
"""Stands for a row's number in the template that the script copies."""


class RowForm(PlainForm):
    """The fields of one row."""

    def is_blank(self) -> bool:
        """Whether nothing was filled in that a person can see."""
        return all(field.is_blank() for field in self if isinstance(field, Described))

    def draw(self, **attributes: Any) -> Markup:
        """Hidden fields, then the others; attributes go to the first that is seen."""
        seen = [field for field in self if isinstance(field, Described)]
        hidden = [field() for field in self if not isinstance(field, Described)]
        drawn = [field(**(attributes if field is seen[0] else {})) for field in seen]
        return Markup("").join([*hidden, *drawn])


class RowsField(Grouped, FieldList):  # type: ignore[type-arg]  # generic in its stubs only
    """A list of rows. Its data is a list of dictionaries; rows left wholly blank are not in it."""

    def __init__(self, label: str, row: type[RowForm], validators: Any = None, **options: Any) -> None:
        self.row = row
        self.noun: str = options.pop("noun", "row")
        self.add: str = options.pop("add", f"Add another {self.noun}")
        self.least: int = options.pop("least", 0)
        self.pressed = False
        self.fresh: int | None = None
        Grouped.__init__(
            self,
            label,
            validators,
            unbound_field=FormField(row),
            min_entries=self.least,
            **options,
        )

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read the rows, then do what a row's button asked."""
        super().process(formdata, data, extra_filters)
        if not formdata:
            return
        if f"{self.name}-add" in formdata:
            self.append_entry()
            self.pressed, self.fresh = True, len(self.entries) - 1
        removed = str(formdata.get(f"{self.name}-remove", ""))
        if removed.isdecimal() and int(removed) < len(self.entries):
            del self.entries[int(removed)]
            self.pressed = True

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Check the rows that are not blank, then the list."""
        found = [row.errors for row in self.forms if not (row.is_blank() or row.validate())]
        Field.validate(self, form, extra_validators)
        self.errors = [*self.errors, *found]
        return not self.errors

    @property
    def forms(self) -> list[RowForm]:
        """The form of every row, blank ones too."""
        return [entry.form for entry in self.entries]

    @property
    def data(self) -> list[dict[str, Any]]:
        """The rows filled in."""
        return [row.data for row in self.forms if not row.is_blank()]

    def is_blank(self) -> bool:
        """Whether every row is."""
        return all(row.is_blank() for row in self.forms)

    @property
    def focus_id(self) -> str:
        """The button that adds a row: it is always there."""
        return f"{self.id}-add"

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The rows, the button that adds one, and the blank row for the script."""
        rows = [self._draw(row, number) for number, row in enumerate(self.forms)]
        blank = self.row(prefix=f"{self.name}-{NEW}-")
        add = element(
            "button",
            self.add,
            class_="govuk-button govuk-button--secondary",
            id=f"{self.id}-add",
            type="submit",
            name=f"{self.name}-add",
            value="1",
        )
        template = element("template", self._draw(blank, NEW))
        whole = Markup("").join([*rows, template, add])
        return element("div", whole, class_="rows", data_rows=self.name, data_noun=self.noun)

    def _draw(self, row: RowForm, number: int | str) -> Markup:
        place = number + 1 if isinstance(number, int) else number
        title = f"{self.noun.capitalize()} {place}"
        legend = element("legend", title, class_="govuk-fieldset__legend govuk-fieldset__legend--s", data_title=True)
        hidden = element("span", f" {self.noun} {place}", class_="govuk-visually-hidden")
        remove = element(
            "button",
            "Remove" + hidden,
            class_="govuk-button govuk-button--secondary govuk-button--small",
            type="submit",
            name=f"{self.name}-remove",
            value=number,
        )
        inner = row.draw(**({"autofocus": True} if number == self.fresh else {}))
        fields = element("fieldset", legend + inner + remove, class_="govuk-fieldset")
        return element("div", fields, class_="rows__row", data_row=True)
