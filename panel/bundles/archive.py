"""A bundle as a file: one JSON file with the papers it names beside it, or a .zip that holds all."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from panel.bundles.references import PAPERS, places, reference_problems
from panel.bundles.rules import Json, Problem, read_json, schema_problems, write_json
from panel.bundles.shapes import named_file
from panel.resources import resource
from panel.store import digest

NAME = "bundle.json"
MOST_MEMBERS = 20_000
MOST_BYTES = 2 * 2**30
EPOCH = (1980, 1, 1, 0, 0, 0)


class Unusable(Exception):
    """A bundle that cannot be taken in, with every problem and its place."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True)
class Bundle:
    """The value of a bundle, and the bytes of the files it names that came with it."""

    value: Json
    files: Mapping[str, bytes] = field(default_factory=dict)


def read(path: Path) -> Bundle:
    """The bundle in a file, checked against the schema and its own references.

    Raises Unusable, with the JSON path of each problem, and OSError where the file cannot be read.
    """
    data = path.read_bytes()
    zipped = _members(data) if data[:4] == b"PK\x03\x04" else None
    if zipped is not None and NAME not in zipped:
        raise Unusable(Problem(NAME, f"The .zip holds no {NAME}."))
    value, problems = read_json(data if zipped is None else zipped.pop(NAME))
    problems = problems or schema_problems(value, schema()) or reference_problems(value)
    if problems:
        raise Unusable(*problems)
    return Bundle(value, _named_files(value, _Beside(path.parent) if zipped is None else zipped))


def write(bundle: Bundle, path: Path) -> None:
    """Write a bundle: a .zip with its files where the name ends so, else the JSON alone. Same bundle, same bytes."""
    data = write_json(bundle.value)
    if path.suffix.lower() == ".zip":
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in [(NAME, data), *sorted(bundle.files.items())]:
                archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
        data = buffer.getvalue()
    path.write_bytes(data)


@cache
def schema() -> Json:
    """docs/bundle.schema.json."""
    return json.loads((resource("docs") / "bundle.schema.json").read_text())


def _members(data: bytes) -> dict[str, bytes]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
            raise Unusable(Problem(NAME, "The .zip holds more than a panel’s record: too many files, or too large."))
        return {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, RuntimeError, OSError) as error:
        raise Unusable(Problem(NAME, f"The .zip cannot be opened: {error}. Export or download it again.")) from None


class _Beside(dict[str, bytes]):
    """Files that stand beside a JSON file, read as they are asked for; nothing outside its folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder.resolve()

    def get(self, name: str, default: Any = None) -> Any:
        path = (self._folder / name).resolve()
        return path.read_bytes() if path.is_relative_to(self._folder) and path.is_file() else default


def _named_files(value: Json, members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytes of each paper's file. Raises Unusable for a hash that differs, and for a .zip that lacks a file."""
    found: dict[str, bytes] = {}
    problems = []
    for pattern in PAPERS:
        for path, told in places(value, f"{pattern}.file"):
            name, sha256 = named_file(told)
            data = members.get(name) if name else None
            if data is not None and sha256 and digest(data) != sha256:
                problems.append(
                    Problem(path, f"The file {name} is not the one the bundle speaks of: its hash differs.")
                )
            elif data is not None and name:
                found[name] = data
            elif not isinstance(members, _Beside):
                problems.append(Problem(path, f"The .zip does not hold the file {name}."))
    if problems:
        raise Unusable(*problems)
    return found
