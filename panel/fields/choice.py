"""Fields that are chosen: from a list, one of several, any of several, yes or no.

Choices are `(value, label)` pairs, an enumeration, or a mapping of group names to pairs (lists only). A value may be of
any kind: the field's data is the value itself, never its text. They may be set after the form is made.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from markupsafe import Markup
from wtforms.validators import StopValidation

from panel.fields.look import Described, Grouped, Look, hint, width_class
from panel.fields.markup import Attribute, classes, element

Pair = tuple[Any, str]
Choices = Iterable[Pair] | type[Enum] | Mapping[str, Iterable[Pair]]


def key(value: Any) -> str:
    """What the browser sends for a value."""
    if value is None:
        return ""
    return str(value.value if isinstance(value, Enum) else value)


def pairs(choices: Choices) -> Iterator[Pair]:
    """Every value with its label, groups undone."""
    if isinstance(choices, type):
        yield from ((member, _label(member)) for member in choices)
    elif isinstance(choices, Mapping):
        for inside in choices.values():
            yield from inside
    else:
        yield from choices


def _label(member: Enum) -> str:
    """A member's own label, or else its value as a word."""
    said: str | None = getattr(member, "label", None)
    word = str(member.value).replace("_", " ")
    return said or word[:1].upper() + word[1:]


class _Chosen(Described):
    """What choice fields share: the texts sent, and the values they stand for."""

    def __init__(self, label: str | None = None, validators: Any = None, choices: Choices = (), **options: Any) -> None:
        self.choices = choices
        self.texts: list[str] = []
        super().__init__(label, validators, **options)

    def offered(self) -> dict[str, Any]:
        """The values on offer, by the text the browser sends."""
        return {key(value): value for value, _ in pairs(self.choices)}

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep the texts: the choices may still be set."""
        self.texts = [str(text) for text in valuelist if text != ""]

    def pre_validate(self, form: Any) -> None:
        """Raises StopValidation where a text sent is not on offer: a page left open while the list changed."""
        if not set(self.texts) <= set(self.offered()):
            raise StopValidation(f"{self.label.text}: choose from the list")

    def is_blank(self) -> bool:
        """Nothing chosen, or only what the list shows before anyone chooses."""
        return set(self.texts) <= {self.untouched}

    @property
    def untouched(self) -> str:
        """What a new row shows. What a row was saved with is no such thing: the row says something."""
        return key(self.default() if callable(self.default) else self.default)


class _One(_Chosen):
    """One value of several; None where nothing is chosen."""

    @property
    def data(self) -> Any:
        """The value chosen."""
        return self.offered().get(self.texts[0]) if self.texts else None

    @data.setter
    def data(self, value: Any) -> None:
        self.texts = [] if value is None else [key(value)]


class SelectField(_One):
    """One of a list. `blank` words the line that stands for no choice."""

    def __init__(self, label: str | None = None, validators: Any = None, choices: Choices = (), **options: Any) -> None:
        self.blank: str | None = options.pop("blank", None)
        super().__init__(label, validators, choices, **options)

    def is_blank(self) -> bool:
        """Nothing chosen, or only what the list shows before anyone chooses."""
        first = next(iter(self.offered()), "") if self.blank is None else ""
        return set(self.texts) <= {self.untouched, first}

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The list, its groups named."""
        blank = self._option(("", self.blank)) if self.blank is not None else Markup("")
        if isinstance(self.choices, Mapping):
            options = [element("optgroup", self._options(inside), label=name) for name, inside in self.choices.items()]
            inner = Markup("").join(options)
        else:
            inner = self._options(pairs(self.choices))
        wrong = "govuk-select--error" if self.wrong else ""
        return element(
            "select",
            blank + inner,
            class_=classes("govuk-select", width_class(look, "select"), wrong),
            id=self.id,
            name=self.name,
            aria_describedby=described_by,
            **look.attributes,
        )

    def _options(self, inside: Iterable[Pair]) -> Markup:
        return Markup("").join(self._option(pair) for pair in inside)

    def _option(self, pair: Pair) -> Markup:
        value = key(pair[0])
        return element("option", pair[1], value=value, selected=value in (self.texts or [""]))


class _Listed(Grouped, _Chosen):
    """Radios and checkboxes: one control for each value, in a fieldset."""

    kind = "radios"

    def control(self, look: Look, described_by: str | None) -> Markup:
        """Every choice with its hint, and what it reveals when chosen."""
        items = Markup("").join(self._item(look, number, *pair) for number, pair in enumerate(pairs(self.choices), 1))
        kind = f"govuk-{self.kind}"
        return element(
            "div",
            items,
            class_=classes(kind, f"{kind}--inline" if look.inline else "", f"{kind}--small" if look.small else ""),
            data_module=kind,
        )

    def _item(self, look: Look, number: int, value: Any, text: str) -> Markup:
        item_id = self.id if number == 1 else f"{self.id}-{number}"
        shown = item(
            self.kind,
            text,
            look.hints.get(value, ""),
            item_id,
            name=self.name,
            value=key(value),
            checked=key(value) in self.texts,
            data_aria_controls=f"conditional-{item_id}" if value in look.reveals else None,
            **look.attributes,
        )
        if value not in look.reveals:
            return shown
        hidden = "" if key(value) in self.texts else f"govuk-{self.kind}__conditional--hidden"
        return shown + element(
            "div",
            look.reveals[value],
            class_=classes(f"govuk-{self.kind}__conditional", hidden),
            id=f"conditional-{item_id}",
        )


def item(kind: str, text: str, said: str, id: str, **attributes: Attribute) -> Markup:
    """One radio or checkbox with its label and hint."""
    control = element(
        "input",
        class_=f"govuk-{kind}__input",
        id=id,
        type="radio" if kind == "radios" else "checkbox",
        aria_describedby=f"{id}-item-hint" if said else None,
        **attributes,
    )
    label = element("label", text, class_=f"govuk-label govuk-{kind}__label", for_=id)
    below = element("div", said, id=f"{id}-item-hint", class_=f"govuk-hint govuk-{kind}__hint") if said else Markup("")
    return element("div", control + label + below, class_=f"govuk-{kind}__item")


class RadioField(_Listed, _One):
    """One of several, all in sight. `hints` and `reveals` go by value."""


class CheckboxesField(_Listed):
    """Any of several. Its data is the list of values chosen."""

    kind = "checkboxes"

    @property
    def data(self) -> list[Any]:
        """The values chosen, in the order offered."""
        return [value for text, value in self.offered().items() if text in self.texts]

    @data.setter
    def data(self, values: Iterable[Any] | None) -> None:
        self.texts = [key(value) for value in values or ()]

    def is_blank(self) -> bool:
        """Nothing ticked."""
        return not self.texts


class CheckboxField(Described):
    """Yes or no: one box, its label beside it."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A box that is not ticked sends nothing."""
        self.data = any(valuelist)

    def lead(self, look: Look) -> Markup:
        """Nothing: the label and the hint stand beside the box."""
        return Markup("")

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The box, its label and its hint."""
        box = element(
            "input",
            class_="govuk-checkboxes__input",
            id=self.id,
            name=self.name,
            type="checkbox",
            value="y",
            checked=bool(self.data),
            aria_describedby=described_by,
            **look.attributes,
        )
        beside = element("label", self.label.text, class_="govuk-label govuk-checkboxes__label", for_=self.id)
        below = hint(self, look, "govuk-checkboxes__hint")
        whole = element("div", box + beside + below, class_="govuk-checkboxes__item")
        small = "govuk-checkboxes--small" if look.small else ""
        return element("div", whole, class_=classes("govuk-checkboxes", small), data_module="govuk-checkboxes")
