"""What is said of a file that is no bundle, or departs from its form: in words, with the place."""

import json
from typing import Any

import pytest

from panel.bundles.rules import Problem, read_json, schema_problems, write_json

SCHEMA = {
    "type": "object",
    "required": ["format", "name"],
    "properties": {
        "format": {"const": "panel-bundle/1"},
        "name": {"type": "string"},
        "kind": {"enum": ["committee", "informal", None]},
        "quorum": {"type": ["integer", "null"]},
        "time": {"type": "string", "pattern": "^\\d\\d:\\d\\d$", "description": "A time is written HH:MM."},
        "code": {"type": "string", "pattern": "^[A-Z]+$"},
        "people": {"type": "array", "items": {"$ref": "#/$defs/person"}},
        "numbers": {"type": "array", "maxItems": 1},
    },
    "additionalProperties": False,
    "patternProperties": {"^x_": {}},
    "$defs": {
        "person": {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"name": {"type": "string"}},
                    "additionalProperties": False,
                },
            ]
        }
    },
}
WHOLE = {"format": "panel-bundle/1", "name": "CPP"}
UNKNOWN = "This key is not known. Keys of your own begin with x_."


@pytest.mark.parametrize(
    ("departs", "said"),
    [
        ({}, []),
        ({"x_ours": 1, "quorum": None, "kind": None}, []),
        ({"name": 7}, ["$.name: 7 is not text."]),
        ({"quorum": "three"}, ['$.quorum: "three" is not a whole number or null.']),
        ({"kind": "party"}, ['$.kind: "party" is not one of committee, informal.']),
        ({"time": "10 am"}, ['$.time: "10 am" cannot be read. A time is written HH:MM.']),
        ({"code": "cpp"}, ['$.code: "cpp" cannot be read.']),
        ({"format": "other/1"}, ["$.format: This must be 'panel-bundle/1'."]),
        ({"colour": 1}, [f"$.colour: {UNKNOWN}"]),
        ({"colour": 1, "x_ours": 1, "shape": 2}, [f"$.colour: {UNKNOWN}", f"$.shape: {UNKNOWN}"]),
        ({"people": ["A", {"name": 3}]}, ["$.people[1].name: 3 is not text."]),
        ({"people": [{}]}, ["$.people[0]: The key name is missing."]),
        ({"people": [{"name": "A", "age": 9}]}, [f"$.people[0].age: {UNKNOWN}"]),
        ({"name": 1, "code": 2}, ["$.code: 2 is not text.", "$.name: 1 is not text."]),
        ({"name": ["a" * 56]}, ['$.name: ["' + "a" * 56 + '"] is not text.']),  # sixty characters are said whole
        ({"name": ["a" * 57]}, ['$.name: ["' + "a" * 55 + "… is not text."]),
        ({"name": ["é"]}, ['$.name: ["é"] is not text.']),
        ({"numbers": [1, 2]}, ["$.numbers: [1, 2] is too long."]),
    ],
)
def test_where_a_bundle_departs_from_its_form(departs: dict[str, Any], said: list[str]) -> None:
    found = [str(problem) for problem in schema_problems(WHOLE | departs, SCHEMA)]
    assert [words.replace("expected at most 1 ", "") for words in found] == said


def test_the_first_key_that_is_missing_is_named() -> None:
    assert schema_problems({"format": "panel-bundle/1"}, SCHEMA) == [Problem("$", "The key name is missing.")]


def test_a_long_message_of_another_rule_is_cut() -> None:
    (problem,) = schema_problems(WHOLE | {"numbers": ["a" * 300, "b"]}, SCHEMA)
    assert (len(problem.words), problem.words[-1]) == (201, ".")


@pytest.mark.parametrize(
    ("data", "value", "said"),
    [
        (b'{"name": "CPP"}', {"name": "CPP"}, []),
        (b'\xef\xbb\xbf{"name": "CPP"}', {"name": "CPP"}, []),  # with a mark of its encoding
        (
            "{“name”: 1}".encode("cp1252"),
            None,
            ["$: The file is not text in UTF-8. Save it again as UTF-8, or export it again."],
        ),
        (
            b'{"name":\n oops}',
            None,
            ["$: The file is not JSON: Expecting value at line 2, column 2."],
        ),
    ],
)
def test_a_file_is_read_or_the_place_is_said(data: bytes, value: object, said: list[str]) -> None:
    read, problems = read_json(data)
    assert (read, [str(one) for one in problems]) == (value, said)


@pytest.mark.parametrize(
    ("value", "data"),
    [({"name": "Café"}, '{\n  "name": "Café"\n}\n'), ([1], "[\n  1\n]\n")],
)
def test_a_bundle_is_written_the_same_each_time(value: object, data: str) -> None:
    assert write_json(value) == data.encode()
    assert json.loads(write_json(value)) == value
