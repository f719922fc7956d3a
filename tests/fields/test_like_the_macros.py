"""Our fields are marked up as GOV.UK Frontend's own macros mark theirs up."""

from typing import Any

import pytest
from jinja2 import Environment, PackageLoader, PrefixLoader
from werkzeug.datastructures import MultiDict

from panel.fields.choice import CheckboxesField, RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from tests.fields.marks import tree

JINJA = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}), autoescape=True
)
KINDS = [("report", "Report"), ("verbal", "Verbal update")]


class Fields(Form):
    line = TextField("Title", hint="As the agenda will print it", width=20, prefix="CPP", suffix="/17", default="A & B")
    text = TextAreaField("Purpose", rows=3, label_size="m", default="One\nTwo")
    lone = TextField("Reference", heading=True, label_size="l", autocomplete="off", spellcheck=False)
    list = SelectField("Kind", choices=KINDS, default="verbal", hint="How it is given")
    radios = RadioField(
        "Kind", choices=KINDS, default="report", inline=True, hints={"report": "On paper"}, label_size="m"
    )
    boxes = CheckboxesField("Kinds", choices=KINDS, default=["verbal"], small=True, hint="Any that apply")
    date = DateField("Date", hint="For example, 15 1 2018", label_size="l", heading=True)


def items(chosen: str, hint: str = "") -> list[dict[str, Any]]:
    return [
        {"value": value, "text": text, "checked": value == chosen}
        | ({"hint": {"text": hint}} if hint and n == 0 else {})
        for n, (value, text) in enumerate(KINDS)
    ]


def part(name: str, width: int) -> dict[str, Any]:
    return {"name": name, "classes": f"govuk-input--width-{width} govuk-input--error"}


MACROS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "line": (
        "input",
        "govukInput",
        {
            "label": {"text": "Title"},
            "hint": {"text": "As the agenda will print it"},
            "classes": "govuk-input--width-20",
            "prefix": {"text": "CPP"},
            "suffix": {"text": "/17"},
            "value": "A & B",
        },
    ),
    "text": (
        "textarea",
        "govukTextarea",
        {"label": {"text": "Purpose", "classes": "govuk-label--m"}, "rows": 3, "value": "One\nTwo"},
    ),
    "lone": (
        "input",
        "govukInput",
        {
            "label": {"text": "Reference", "classes": "govuk-label--l", "isPageHeading": True},
            "autocomplete": "off",
            "spellcheck": False,
        },
    ),
    "list": (
        "select",
        "govukSelect",
        {
            "label": {"text": "Kind"},
            "hint": {"text": "How it is given"},
            "items": [{"value": v, "text": t, "selected": v == "verbal"} for v, t in KINDS],
        },
    ),
    "radios": (
        "radios",
        "govukRadios",
        {
            "fieldset": {"legend": {"text": "Kind", "classes": "govuk-fieldset__legend--m"}},
            "classes": "govuk-radios--inline",
            "items": items("report", "On paper"),
        },
    ),
    "boxes": (
        "checkboxes",
        "govukCheckboxes",
        {
            "fieldset": {"legend": {"text": "Kinds"}},
            "hint": {"text": "Any that apply"},
            "classes": "govuk-checkboxes--small",
            "items": items("verbal"),
        },
    ),
}


def macro(component: str, name: str, params: dict[str, Any]) -> str:
    source = "{% from 'govuk_frontend_jinja/components/" + component + "/macro.html' import " + name + " %}"
    return JINJA.from_string(source + "{{ " + name + "(params) }}").render(params=params)


@pytest.mark.parametrize("field", MACROS)
def test_a_field_is_drawn_as_the_macro_draws_it(field: str) -> None:
    component, name, params = MACROS[field]
    ours = Fields()[field]()
    assert tree(ours) == tree(macro(component, name, {"id": field, "idPrefix": field, "name": field, **params}))


@pytest.mark.parametrize("field", MACROS)
def test_its_error_too(field: str) -> None:
    component, name, params = MACROS[field]
    form = Fields()
    form.refuse(field, "Enter something else")
    error = {"errorMessage": {"text": "Enter something else"}}
    assert tree(form[field]()) == tree(
        macro(component, name, {"id": field, "idPrefix": field, "name": field, **params, **error})
    )


def test_a_date_too() -> None:
    form = Fields(MultiDict({"date-day": "31", "date-month": "2", "date-year": "2018"}))
    form.validate()
    params = {
        "id": "date",
        "namePrefix": "date",
        "hint": {"text": "For example, 15 1 2018"},
        "fieldset": {"legend": {"text": "Date", "isPageHeading": True, "classes": "govuk-fieldset__legend--l"}},
        "errorMessage": {"text": "Date must be a real date"},
        "items": [
            {**part("day", 2), "value": "31"},
            {**part("month", 2), "value": "2"},
            {**part("year", 4), "value": "2018"},
        ],
    }
    without_role = macro("date-input", "govukDateInput", params).replace(' role="group"', "")
    assert tree(form.date()) == tree(without_role)
