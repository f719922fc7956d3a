"""Buttons, and what travels hidden in a form."""

from typing import Any

from markupsafe import Markup
from wtforms import Field
from wtforms.widgets import HiddenInput

from panel.fields.markup import classes, element


class SubmitField(Field):
    """A button. Its data says whether it was the one pressed. `kind`: primary, secondary or warning."""

    def __init__(self, label: str, *, kind: str = "primary", **options: Any) -> None:
        self.kind = kind
        super().__init__(label, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Only the button pressed is sent."""
        self.data = bool(valuelist)

    def __call__(self, **attributes: Any) -> Markup:
        """The button; a second press within a second does nothing where there is a script."""
        kind = str(attributes.pop("kind", self.kind))
        return element(
            "button",
            self.label.text,
            class_=classes("govuk-button", f"govuk-button--{kind}" if kind != "primary" else ""),
            type="submit",
            name=self.name,
            value="1",
            data_module="govuk-button",
            data_prevent_double_click="true",
            **attributes,
        )


class VersionField(Field):
    """Which version of the thing the page was drawn from: hidden, a whole number or None."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Raises ValueError where the page was tampered with or cut short."""
        text = str(valuelist[0]) if valuelist else ""
        if text and not (text.isascii() and text.isdigit()):
            raise ValueError("This page is out of date. Open it again.")
        self.data = int(text) if text else None

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)
