"""The commands that make a seal, verify a file, and look whether signed minutes are kept as signed (V11, V13)."""

from pathlib import Path

import pytest
from flask import Flask

from panel import store
from panel.extensions import db
from panel.minutes.operations.approval import approve
from panel.minutes.operations.signing import Signed, sign
from panel.minutes.printing import papers_of, print_editions
from panel.minutes.rules.life import How
from panel.minutes.rules.seal import Seal
from panel.minutes.seals import sealer
from tests.documents import pdf_of
from tests.minutes.scene import JANUARY, Scene, meeting_of, scene


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = scene()
    made.begin()
    approve(made.book, at=meeting_of(made.body, JANUARY), how=How.CORRECT_RECORD, by=made.clerk)
    sign(made.book, print_editions(papers_of(made.meeting)), Signed(JANUARY, made.chair.person), by=made.clerk)
    db.session.commit()
    return made


def run(app: Flask, *command: str) -> tuple[int, str]:
    """The exit code of a command, and all that it printed."""
    answer = app.test_cli_runner().invoke(args=command)
    return answer.exit_code, answer.output


def test_a_certificate_is_made_once_and_a_sealed_file_is_verified(panel: Scene, app: Flask, tmp_path: Path) -> None:
    code, words = run(app, "seal", "make")
    assert (code, "seals from now on" in words) == (0, True)
    code, words = run(app, "seal", "make")
    assert (code, "is there already" in words) == (1, True)
    file = tmp_path / "minutes.pdf"
    file.write_bytes(sealer(Seal("Ada Hill", "Fenchester", "Signed"), "Fenshire")(pdf_of(1)))
    code, words = run(app, "seal", "verify", str(file))
    assert (code, words.count("yes"), "NO" in words) == (0, 3, False)
    file.write_bytes(file.read_bytes() + b"\n%more\n")
    code, words = run(app, "seal", "verify", str(file))
    assert code == 1
    assert "NO   whole: the seal speaks of the entire file" in words


def test_without_a_root_nothing_can_be_trusted(panel: Scene, app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(pdf_of(1))
    code, words = run(app, "seal", "verify", str(file))
    assert (code, "SEAL_ROOT names the certificates to trust" in words) == (1, True)


def test_the_store_is_held_to_what_was_signed(panel: Scene, app: Flask) -> None:
    assert run(app, "seal", "check") == (0, "Minutes signed of 1 meeting; 0 files wrong.\n")
    full, public = panel.book.sha256, panel.book.public_sha256
    assert full is not None
    assert public is not None
    store.path(full).write_bytes(b"altered")
    store.path(public).unlink()
    code, words = run(app, "seal", "check")
    assert code == 1
    assert f"CPP/2017-11-13: The file {full} in the store is not what was put there." in words
    assert f"CPP/2017-11-13: The file {public} is not in the store." in words
    assert "2 files wrong" in words
