"""Settings, read once from the environment, with defaults that are safe for a first run.

Every setting is described in docs/configuration.md; a test holds the two together.
"""

import datetime as dt
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SQLITE = {"cached_statements": 1000}
"""All that the pages ask: read by SQLite once on each connection, instead of each time that 128 others were asked."""


def settings(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The application's configuration. Creates the instance folder (mode 0700) where it is missing."""
    instance = Path(environ.get("PANEL_INSTANCE", "instance")).resolve()
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = _database(environ.get("DATABASE_URL", ""), instance)
    return {
        "INSTANCE": instance,
        "SECRET_KEY": environ.get("SECRET_KEY") or _kept_secret(instance / "secret_key"),
        "SQLALCHEMY_DATABASE_URI": database,
        "SQLALCHEMY_ENGINE_OPTIONS": {"connect_args": SQLITE} if database.startswith("sqlite:") else {},
        "STORE": Path(environ.get("PANEL_STORE", str(instance / "store"))),
        "DEMONSTRATION": _is_on(environ.get("PANEL_DEMONSTRATION", str(demonstration_mark(instance).exists()))),
        "SMTP_URL": environ.get("SMTP_URL", ""),
        "MAIL_FROM": environ.get("MAIL_FROM", "panel@localhost"),
        "SEAL_FILE": environ.get("SEAL_FILE", ""),
        "SEAL_PASSPHRASE": environ.get("SEAL_PASSPHRASE", ""),
        "SEAL_ROOT": environ.get("SEAL_ROOT", ""),
        "TIMESTAMP_URL": environ.get("TIMESTAMP_URL", ""),
        "SIGN_FRESH_MINUTES": int(environ.get("SIGN_FRESH_MINUTES", "5")),
        "BASE_URL": environ.get("BASE_URL", "").rstrip("/"),
        "MAX_UPLOAD_MB": int(environ.get("MAX_UPLOAD_MB", "50")),
        "MAX_CONTENT_LENGTH": int(environ.get("MAX_UPLOAD_MB", "50")) * 2**20 * 2,
        "MAX_FORM_MEMORY_SIZE": 8 * 2**20,
        "PERMANENT_SESSION_LIFETIME": dt.timedelta(hours=12),
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": environ.get("BASE_URL", "").startswith("https:"),
        "WTF_CSRF_TIME_LIMIT": None,
    }


def demonstration_mark(instance: Path) -> Path:
    """The file that says that this instance holds the demonstration and no council's real record."""
    return instance / "demonstration"


def _is_on(word: str) -> bool:
    return word.strip().lower() in {"1", "true", "yes", "on"}


def _database(url: str, instance: Path) -> str:
    """SQLite in the instance folder unless DATABASE_URL names a server; psycopg is the driver for PostgreSQL."""
    if not url:
        return f"sqlite:///{instance / 'panel.sqlite'}"
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def _kept_secret(path: Path) -> str:
    """A key made on the first run and kept, so that sign-ins outlast a restart."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text()
