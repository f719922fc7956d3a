"""Checks that several forms make, each with the sentence a clerk reads."""

from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation


class Required:
    """Something must be typed or chosen: `Required("Enter the date of the meeting")`.

    What was typed and could not be understood has its own error, and is not called missing.
    """

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: Any, field: Field) -> None:
        """Raises StopValidation with the sentence."""
        missing = field.data is None or field.data is False or field.data in ("", [])
        if missing and not field.errors:
            raise StopValidation(self.message)
