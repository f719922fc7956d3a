"""Fields that are typed: a line, a text, a number, an address, a password."""

import re
from typing import Any

from email_validator import EmailNotValidError, validate_email
from markupsafe import Markup
from wtforms.validators import ValidationError

from panel.fields.look import Described, Look, width_class
from panel.fields.markup import classes, element

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that no keyboard types and no database keeps: they come from damaged clipboards."""


class TextField(Described):
    """One line. Its data is text without the spaces around it."""

    kind = "text"

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep what was typed, its lines ended as Unix ends them."""
        if valuelist:
            self.data = UNPRINTABLE.sub("", str(valuelist[0])).replace("\r\n", "\n").replace("\r", "\n").strip()

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError where the text is longer than the form allows."""
        if self.look.limit and len(self.data or "") > self.look.limit:
            raise ValidationError(f"{self.label.text} must be {self.look.limit:,} characters or fewer")

    def text(self) -> str:
        """What stands in the control: what was typed, also when it could not be understood."""
        return "" if self.data is None else str(self.data)

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The input, with what stands before and after it."""
        wrong = "govuk-input--error" if self.wrong else ""
        made = element(
            "input",
            class_=classes("govuk-input", width_class(look, "input"), wrong),
            id=self.id,
            name=self.name,
            type=self.kind,
            value=self.text() or None,
            aria_describedby=described_by,
            **look.attributes,
        )
        return _surrounded(made, look)


def _surrounded(made: Markup, look: Look) -> Markup:
    if not (look.prefix or look.suffix):
        return made
    before, after = (
        element("div", text, class_=f"govuk-input__{place}", aria_hidden="true") if text else Markup("")
        for place, text in (("prefix", look.prefix), ("suffix", look.suffix))
    )
    return element("div", before + made + after, class_="govuk-input__wrapper")


class TextAreaField(TextField):
    """A text of many lines. `limit` counts down the characters where there is a script."""

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The text area, with its count."""
        count = "govuk-js-character-count" if look.limit else ""
        wrong = "govuk-textarea--error" if self.wrong else ""
        info = f"{self.id}-info" if look.limit else ""
        made = element(
            "textarea",
            Markup("\n") + self.text(),
            class_=classes("govuk-textarea", width_class(look, "textarea"), wrong, count),
            id=self.id,
            name=self.name,
            rows=look.rows,
            aria_describedby=classes(described_by or "", info),
            **look.attributes,
        )
        if not look.limit:
            return made
        said = element(
            "div",
            f"You can enter up to {look.limit:,} characters",
            id=info,
            class_="govuk-hint govuk-character-count__message",
        )
        return element(
            "div",
            made + said,
            class_="govuk-character-count",
            data_module="govuk-character-count",
            data_maxlength=look.limit,
        )


class EmailField(TextField):
    """An e-mail address, in the form it is sent to."""

    kind = "email"

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, **{"autocomplete": "email", "spellcheck": False, **options})

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError where the text is no address. Whether anyone reads it is not asked."""
        if not self.data:
            return
        try:
            found = validate_email(self.data, check_deliverability=False, globally_deliverable=False)
        except EmailNotValidError:
            raise ValidationError("Enter an email address in the correct format, like name@example.com") from None
        self.data = found.normalized


class PasswordField(TextField):
    """A password: kept exactly as typed, never shown again."""

    kind = "password"

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Spaces are part of a password."""
        if valuelist:
            self.data = str(valuelist[0])

    def text(self) -> str:
        """Nothing: a password does not travel back to the page."""
        return ""

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The input and, where there is a script, a button that shows what is typed."""
        wrong = "govuk-input--error" if self.wrong else ""
        attributes = {"autocomplete": "current-password", "autocapitalize": "none", "spellcheck": "false"}
        made = element(
            "input",
            class_=classes("govuk-input govuk-password-input__input govuk-js-password-input-input", wrong),
            id=self.id,
            name=self.name,
            type="password",
            aria_describedby=described_by,
            **{**attributes, **look.attributes},
        )
        show = element(
            "button",
            "Show",
            type="button",
            class_="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
            data_module="govuk-button",
            aria_controls=self.id,
            aria_label="Show password",
            hidden=True,
        )
        whole = element("div", made + show, class_="govuk-input__wrapper govuk-password-input__wrapper")
        return element("div", whole, class_="govuk-password-input", data_module="govuk-password-input")


class IntegerField(TextField):
    """A whole number. What was typed stays in the box where it is not one."""

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        least, most = options.pop("least", None), options.pop("most", None)
        self.least: int | None = least
        self.most: int | None = most
        super().__init__(label, validators, **{"inputmode": "numeric", "spellcheck": False, "width": 5, **options})

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Raises ValueError where the text is not a whole number."""
        self.data = None
        typed = str(valuelist[0]).strip() if valuelist else ""
        if typed and not re.fullmatch(r"-?\d{1,9}", typed.replace(",", ""), re.ASCII):
            raise ValueError(f"{self.label.text} must be a whole number, like 7")
        if typed:
            self.data = int(typed.replace(",", ""))

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError where the number is below `least` or above `most`."""
        if self.data is None:
            return
        if self.least is not None and self.data < self.least:
            raise ValidationError(f"{self.label.text} must be {self.least:,} or more")
        if self.most is not None and self.data > self.most:
            raise ValidationError(f"{self.label.text} must be {self.most:,} or fewer")

    def text(self) -> str:
        """The number, or what was typed instead of one."""
        return str(self.raw_data[0]) if self.raw_data else super().text()
