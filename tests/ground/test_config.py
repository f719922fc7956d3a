"""Settings: safe on a first run, and never a demonstration beside a real record."""

from pathlib import Path

import pytest

from panel.config import demonstration_mark, settings


@pytest.mark.parametrize(
    ("marked", "told", "on"),
    [(False, None, False), (True, None, True), (True, "0", False), (False, "1", True), (False, "no", False)],
)
def test_the_demonstration_is_on_where_it_was_told_and_unless_said_otherwise(
    tmp_path: Path, marked: bool, told: str | None, on: bool
) -> None:
    if marked:
        demonstration_mark(tmp_path).touch()
    environ = {"PANEL_INSTANCE": str(tmp_path)} | ({} if told is None else {"PANEL_DEMONSTRATION": told})
    assert settings(environ)["DEMONSTRATION"] is on


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("postgresql://panel@db/panel", "postgresql+psycopg://panel@db/panel"),
        ("postgres://panel@db/panel", "postgresql+psycopg://panel@db/panel"),
        ("sqlite:///other.sqlite", "sqlite:///other.sqlite"),
    ],
)
def test_a_server_is_spoken_to_through_psycopg(tmp_path: Path, url: str, kept: str) -> None:
    assert settings({"PANEL_INSTANCE": str(tmp_path), "DATABASE_URL": url})["SQLALCHEMY_DATABASE_URI"] == kept


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first, again = (settings({"PANEL_INSTANCE": str(tmp_path)})["SECRET_KEY"] for _ in range(2))
    assert first == again
    assert len(first) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_the_cookie_is_for_https_where_the_site_is(tmp_path: Path) -> None:
    environ = {"PANEL_INSTANCE": str(tmp_path), "BASE_URL": "https://meetings.example.org/"}
    assert settings(environ)["SESSION_COOKIE_SECURE"] is True
    assert settings(environ)["BASE_URL"] == "https://meetings.example.org"
