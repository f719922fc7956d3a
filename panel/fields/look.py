"""How a field is described to the person who fills it in: label, hint, error, width, and what surrounds the control.

A control says `aria-describedby` only where there is a hint or an error to point at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from markupsafe import Markup
from wtforms import Field

from panel.fields.markup import Attribute, classes, element


@dataclass(frozen=True)
class Look:
    """What may be said of a field beside its label.

    `width` is in characters (2, 3, 4, 5, 10, 20) or a fraction in words ("one-half", "full").
    """

    hint: str = ""
    width: int | str = ""
    label_size: str = ""
    heading: bool = False
    prefix: str = ""
    suffix: str = ""
    rows: int = 5
    limit: int | None = None
    inline: bool = False
    small: bool = False
    hints: Mapping[Any, str] = field(default_factory=dict)
    reveals: Mapping[Any, Markup] = field(default_factory=dict)
    attributes: Mapping[str, Attribute] = field(default_factory=dict)


ASIDE = frozenset({"autocomplete", "inputmode", "spellcheck", "accept", "placeholder", "autofocus"})
"""What goes straight to the control as an attribute of HTML."""


class Described(Field):
    """A field with a look. `{{ form.name() }}` draws all of it; what is given there overrides what the form says."""

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        self.look, rest = _look(Look(), options)
        super().__init__(label=label, validators=validators, **rest)

    def __call__(self, **options: Any) -> Markup:
        """The whole field. Options are those of Look, or attributes of the control."""
        look, rest = _look(self.look, options)
        return group(self, replace(look, attributes={**look.attributes, **rest}))

    def lead(self, look: Look) -> Markup:
        """What stands before the error: the label and the hint."""
        return label(self, look) + hint(self, look)

    def control(self, look: Look, described_by: str | None) -> Markup:
        """What is typed in, pressed or chosen."""
        raise NotImplementedError

    @property
    def focus_id(self) -> str | None:
        """The id that the error summary leads to: the first thing of the field that takes the focus."""
        return self.id

    @property
    def wrong(self) -> bool:
        """Whether the field has an error."""
        return bool(self.errors)

    def is_blank(self) -> bool:
        """Whether nothing has been typed or chosen, so that a row of such fields is left out."""
        texts = [self.data or ""] if self.raw_data is None else self.raw_data
        return not any(str(text).strip() for text in texts)


def _look(look: Look, options: dict[str, Any]) -> tuple[Look, dict[str, Any]]:
    """A look with the options that are its own or the control's, and the options that are neither."""
    own = {one.name for one in fields(Look)}
    attributes = {**look.attributes, **options.get("attributes", {})}
    attributes |= {name: _written(value) for name, value in options.items() if name in ASIDE}
    said = {name: value for name, value in options.items() if name in own}
    rest = {name: value for name, value in options.items() if name not in own | ASIDE}
    return replace(look, **{**said, "attributes": attributes}), rest


def _written(value: Attribute) -> Attribute:
    """`spellcheck=False` must be said in HTML, not left out."""
    return "false" if value is False else value


def group(field: Described, look: Look) -> Markup:
    """Label, hint, error and control, the control pointing at hint and error."""
    said, described_by = error(field), describers(field, look)
    whole = field.lead(look) + said + field.control(look, described_by)
    return element("div", whole, class_=classes("govuk-form-group", "govuk-form-group--error" if said else ""))


def describers(field: Described, look: Look) -> str | None:
    """The ids of the hint and the error, where there are any."""
    return classes(f"{field.id}-hint" if look.hint else "", f"{field.id}-error" if error(field) else "")


def hint(field: Described, look: Look, place: str = "") -> Markup:
    """The hint, if there is one; `place` is the class for where it stands."""
    if not look.hint:
        return Markup("")
    return element("div", look.hint, id=f"{field.id}-hint", class_=classes("govuk-hint", place))


def error(field: Described) -> Markup:
    """The first error, if there is one."""
    sentence = first_sentence(field.errors)
    if not sentence:
        return Markup("")
    hidden = element("span", "Error:", class_="govuk-visually-hidden")
    return element("p", hidden + " " + sentence, id=f"{field.id}-error", class_="govuk-error-message")


def first_sentence(errors: Iterable[object]) -> str:
    """The first error that is a sentence. WTForms' lists also hold what is wrong inside them: it is said there."""
    return next((one for one in errors if isinstance(one, str)), "")


def label(field: Described, look: Look) -> Markup:
    """The label; inside the page's heading where the field is the page's one question."""
    if not field.label.text:
        return Markup("")
    size = look.label_size or ("l" if look.heading else "")
    made = element(
        "label", field.label.text, class_=classes("govuk-label", size and f"govuk-label--{size}"), for_=field.focus_id
    )
    return element("h1", made, class_="govuk-label-wrapper") if look.heading else made


class Grouped(Described):
    """A field of several controls: a fieldset with a legend."""

    def __call__(self, **options: Any) -> Markup:
        """The whole field, its fieldset pointing at hint and error."""
        look, rest = _look(self.look, options)
        look = replace(look, attributes={**look.attributes, **rest})
        said = error(self)
        inner = legend(str(self.label.text), look) + hint(self, look) + said + self.control(look, None)
        whole = element("fieldset", inner, class_="govuk-fieldset", aria_describedby=describers(self, look))
        return element("div", whole, class_=classes("govuk-form-group", "govuk-form-group--error" if said else ""))


def legend(text: str, look: Look) -> Markup:
    """The legend of a group of controls; the page's heading where the group is the page's one question."""
    size = look.label_size or ("l" if look.heading else "")
    inner = element("h1", text, class_="govuk-fieldset__heading") if look.heading else text
    return element(
        "legend", inner, class_=classes("govuk-fieldset__legend", size and f"govuk-fieldset__legend--{size}")
    )


def width_class(look: Look, control: str) -> str:
    """GOV.UK's class for a width in characters or a fraction of the column."""
    if isinstance(look.width, int):
        return f"govuk-{control}--width-{look.width}"
    return f"govuk-!-width-{look.width}" if look.width else ""
