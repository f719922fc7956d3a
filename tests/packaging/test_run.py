"""./run, as someone meets it who starts it wrongly or on a machine that lacks something."""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERBS = ("serve", "test", "pictures", "flask", "build", "lock")


def run(*arguments: str, cwd: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./run", *arguments], cwd=cwd, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A copy of ./run on a machine without libraries, started by an ordinary user: what it asks is answered so."""
    shutil.copy(ROOT / "run", tmp_path)
    answers = {"id": "[ $1 = -u ] && echo 1000 || echo clerk", "ldconfig": "", "apt-get": "exit 9"}
    (tmp_path / "bin").mkdir()
    for name, answer in answers.items():
        program = tmp_path / "bin" / name
        program.write_text(f"#!/bin/sh\n{answer}\n")
        program.chmod(0o755)
    return tmp_path


def test_help_names_every_verb() -> None:
    done = run("help")
    assert done.returncode == 0
    assert re.findall(r"^\./run (\w+)", done.stdout, re.MULTILINE) == [
        "serve",
        *["test"] * 3,
        "bench",
        "pictures",
        "flask",
        "build",
        "lock",
    ]


def test_without_a_verb_it_helps() -> None:
    assert run().stdout == run("help").stdout


def test_an_unknown_verb_is_refused_with_the_list() -> None:
    done = run("start")
    assert done.returncode == 1
    assert done.stderr == "There is no verb: start.\n"
    assert "./run serve" in done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_an_ordinary_user_is_given_the_line_to_run(bare_machine: Path, verb: str) -> None:
    path = f"{bare_machine / 'bin'}:{os.environ['PATH']}"
    done = run(verb, cwd=bare_machine, PATH=path)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0].startswith("These system packages are missing: ")
    assert lines[1].startswith("  sudo apt-get update && sudo apt-get install --yes --no-install-recommends ")
    assert {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"} <= set(lines[1].split())
    assert ("libatomic1" in lines[1]) == (verb in ("test", "pictures"))
    assert not (bare_machine / ".venv").exists()


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", PORT=port)
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr


@pytest.mark.parametrize("port", ["eighty", "99999", "-1", ""])
def test_what_is_no_port_is_refused(port: str) -> None:
    done = run("serve", PORT=port or " ")
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
