"""The form of a bundle, checked before anything is read: its schema, its own references, its bytes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

FORMAT = "panel-bundle/1"
Json = Any


@dataclass(frozen=True)
class Problem:
    """Why a bundle cannot be taken in, and the JSON path of the place."""

    path: str
    words: str

    def __str__(self) -> str:
        return f"{self.path}: {self.words}"


def read_json(data: bytes) -> tuple[Json, list[Problem]]:
    """The value of a JSON file, or the line and column at which it is not JSON."""
    try:
        return json.loads(data.decode("utf-8-sig")), []
    except UnicodeDecodeError:
        return None, [Problem("$", "The file is not text in UTF-8. Save it again as UTF-8, or export it again.")]
    except json.JSONDecodeError as error:
        return None, [Problem("$", f"The file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.")]


def write_json(value: Json) -> bytes:
    """The bytes of a bundle: the same value always gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def schema_problems(bundle: Json, schema: Json) -> list[Problem]:
    """Where a bundle departs from docs/bundle.schema.json, in words; an unknown key is named by its path."""
    return sorted(_said(Draft202012Validator(schema).iter_errors(bundle)), key=lambda problem: problem.path)


def _said(errors: Iterator[ValidationError]) -> Iterator[Problem]:
    for error in errors:
        deepest = _deepest(error)
        path, value = _path(deepest.absolute_path), _plain(deepest.instance)
        if deepest.validator == "additionalProperties":
            known = _plain(deepest.schema)["properties"]
            unknown = [key for key in value if key not in known and not key.startswith("x_")]
            yield from (Problem(f"{path}.{key}", UNKNOWN) for key in unknown)
        else:
            yield Problem(path, _words(str(deepest.validator), _plain(deepest.validator_value), value, deepest))


UNKNOWN = "This key is not known. Keys of your own begin with x_."


def _plain(value: Any) -> Any:
    """A part of a validation error, whose types say that it may be unset while it is being made."""
    return value


def _deepest(error: ValidationError) -> ValidationError:
    """Of a choice of forms that all failed, the failure that got furthest: the form its writer meant."""
    while error.context:
        error = max(error.context, key=lambda inner: (len(inner.absolute_path), inner.validator != "type"))
    return error


def _words(rule: str, asked: Any, value: Json, error: ValidationError) -> str:
    if rule == "required":
        return f"The key {next(key for key in asked if key not in value)} is missing."
    if rule == "enum":
        return f"{_shortened(value)} is not one of {', '.join(str(word) for word in asked if word)}."
    if rule == "type":
        kinds = asked if isinstance(asked, list) else [asked]
        return f"{_shortened(value)} is not {' or '.join(_KINDS[kind] for kind in kinds)}."
    if rule == "pattern":
        return f"{_shortened(value)} cannot be read. {_plain(error.schema).get('description', '')}".strip()
    if rule == "const":
        return f"This must be {asked!r}."
    return f"{error.message[:200]}."


_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def _shortened(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _path(parts: Any) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
