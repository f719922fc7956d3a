"""docs/dependencies.md names every direct dependency, once, with its purpose; and every lock is whole."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("base", "bootstrap", "node", "test")


def asked_for(lock: str) -> dict[str, str]:
    """What a requirements/*.in asks for: name → version."""
    lines = (ROOT / "requirements" / f"{lock}.in").read_text().splitlines()
    pins = (
        re.fullmatch(r"([A-Za-z0-9-]+)(?:\[\w+\])?==([\w.]+)", line) for line in lines if not re.match(r"#|-c ", line)
    )
    return {pin[1]: pin[2] for pin in pins if pin}


def locked(lock: str) -> dict[str, str]:
    """What a requirements/*.txt installs: name in lower case → version."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    return {
        name.lower(): version for name, version in re.findall(r"^([\w.-]+)(?:\[\w+\])?==([\w.]+)", text, re.MULTILINE)
    }


def system_packages() -> set[str]:
    """What ./run asks Debian for."""
    return set(re.findall(r"\|\| echo ([\w.-]+)$", (ROOT / "run").read_text(), re.MULTILINE))


def test_every_direct_dependency_is_explained_once() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", (ROOT / "docs" / "dependencies.md").read_text(), re.MULTILINE)
    explained = Counter(name for name, _ in rows if name != "package")
    front_end = json.loads((ROOT / "package.json").read_text())
    needed = {name for lock in LOCKS for name in asked_for(lock)} | system_packages()
    needed |= set(front_end["dependencies"]) | set(front_end["devDependencies"])
    assert set(explained) == needed
    assert max(explained.values()) == 1
    assert all(purpose.endswith(".") for name, purpose in rows if name != "package")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_was_asked_for(lock: str) -> None:
    installs = locked(lock)
    assert {name.lower(): version for name, version in asked_for(lock).items()}.items() <= installs.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    entries = [line for line in text.replace("\\\n", "").splitlines() if "==" in line]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_front_end_is_locked_with_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in entry for path, entry in packages.items() if path)
    assert not any("resolved" in entry for entry in packages.values())


def test_tests_run_on_the_versions_that_are_served() -> None:
    served = locked("base")
    assert {name: version for name, version in locked("test").items() if served.get(name, version) != version} == {}
