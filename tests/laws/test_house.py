"""The house keeps its own rules: names that say nothing are banned, and what docs list is what there is."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from panel.resources import PACKAGE

ROOT = PACKAGE.parent
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "lib", "misc", "shared", "base_views"}


LEFT_OUT = [".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text().split())]


def tracked(folder: Path = ROOT) -> Iterator[Path]:
    """The files of the repository: all but what .gitignore leaves out, so that no git is needed."""
    for path in sorted(folder.iterdir()):
        names = (path.name, str(path.relative_to(ROOT)))
        if any(fnmatch(name, pattern) for name in names for pattern in LEFT_OUT):
            continue
        if path.is_dir():
            yield from tracked(path)
        else:
            yield path


def test_no_room_has_a_name_that_says_nothing() -> None:
    named = [path for path in PACKAGE.rglob("*") if path.stem in SAY_NOTHING]
    assert named == []


def test_a_feature_begins_with_what_it_is_for() -> None:
    """`__init__.py` holds one sentence and no import: work done there is how import cycles begin."""
    for path in PACKAGE.glob("*/__init__.py"):
        lines = path.read_text().strip()
        assert re.fullmatch(r'""".+"""', lines, re.DOTALL), path
        assert "\nimport" not in lines, path


ADDRESSES = re.compile(r'"resolved": *"https?:|^--(?:extra-)?index-url|/simple/| @ https?:', re.MULTILINE)
MACHINES = re.compile(r"(?<![\w.$}])/(?:work|root|home)/\w")


def test_no_lock_says_where_a_package_came_from() -> None:
    locks = [ROOT / "package-lock.json", *(ROOT / "requirements").iterdir()]
    assert [path.name for path in locks if ADDRESSES.search(path.read_text())] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    texts = {path: path.read_bytes().decode("utf-8", "ignore") for path in tracked() if path != Path(__file__)}
    assert [path.name for path, text in texts.items() if MACHINES.search(text)] == []


def test_every_setting_is_described() -> None:
    code = (PACKAGE / "config.py").read_text()
    settings = set(re.findall(r'environ\.get\("([A-Z_]+)"', code))
    described = (ROOT / "docs" / "configuration.md").read_text()
    assert {name for name in settings if f"`{name}`" not in described} == set()
