"""Kinds of column that many features share."""

import secrets
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum
from sqlalchemy.orm import Mapped, mapped_column


def word(kind: type[StrEnum]) -> Enum:
    """An enumeration kept as its word: a new word needs no migration, and an old dump can be read."""
    return Enum(
        kind, native_enum=False, create_constraint=False, length=40, values_callable=lambda e: [m.value for m in e]
    )


def new_key() -> str:
    """An id for a row that a bundle will name, which no other row has."""
    return secrets.token_hex(6)


class Carried:
    """What a row brought along from a bundle, so that its export holds every value that went in (docs/bundle.md).

    `key` is the id it has in the bundle. `given` is the object as it stood there, without its nested lists: an export
    repeats a given value, to the letter, as long as the column still says the same. Only `bundles` reads either.
    """

    key: Mapped[str | None] = mapped_column(index=True)
    given: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info={"secret": True})
