"""Files by the SHA-256 of their bytes, in a folder. What is stored is never changed: its name is its content."""

import hashlib
import os
import tempfile
from pathlib import Path

from flask import current_app


class Missing(LookupError):
    """The store holds no file of that hash."""


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def put(data: bytes) -> str:
    """Keep `data` and return its hash. The file appears whole or not at all."""
    sha256 = digest(data)
    place = path(sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    return sha256


def get(sha256: str) -> bytes:
    """The bytes kept under a hash. Raises Missing."""
    try:
        return path(sha256).read_bytes()
    except FileNotFoundError:
        raise Missing(sha256) from None


def path(sha256: str) -> Path:
    """Where the file of a hash stands, whether or not it is there."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise Missing(sha256)
    root: Path = current_app.config["STORE"]
    return root / sha256[:2] / sha256
