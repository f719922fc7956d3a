"""The guard of every upgrade: the Jinja macros draw what the npm package's own examples say."""

import json
from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader, PrefixLoader

from tests.fields.marks import tree

COMPONENTS = Path("node_modules/govuk-frontend/dist/govuk/components")
FILES = sorted(COMPONENTS.glob("*/fixtures.json"))
JINJA = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}), autoescape=True
)


def macro_name(component: str) -> str:
    return "govuk" + component.title().replace("-", "")


def test_there_are_as_many_examples_as_when_the_versions_were_chosen() -> None:
    assert sum(len(json.loads(file.read_text())["fixtures"]) for file in FILES) == 657


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_component_is_drawn_as_its_examples_say(file: Path) -> None:
    component = file.parent.name
    name = macro_name(component)
    template = JINJA.from_string(
        f"{{% from 'govuk_frontend_jinja/components/{component}/macro.html' import {name} %}}{{{{ {name}(params) }}}}"
    )
    different = [
        example["name"]
        for example in json.loads(file.read_text())["fixtures"]
        if tree(template.render(params=example["options"])) != tree(example["html"])
    ]
    assert different == []
