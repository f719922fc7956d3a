"""What becomes of an uploaded file: accepted, with what was taken out of it, or refused, with what to do."""

from dataclasses import dataclass

AGAIN = "Open it on your own computer, print it to PDF, and upload the new file."
DAMAGED = f"The file is damaged and cannot be read. {AGAIN}"
TOO_SLOW = f"The file takes too long to read. {AGAIN}"
TOO_MUCH = f"The file unpacks to far more than a paper can hold. {AGAIN}"
PROTECTED = "This file is protected with a password. Open it, save it without the password, and upload it again."


@dataclass(frozen=True, slots=True)
class Accepted:
    """A PDF that may be used, cleaned. Sizes are width and height in points as seen; notes are sentences."""

    pages: int
    sizes: tuple[tuple[float, float], ...]
    pdf: bytes
    notes: tuple[str, ...]
    tagging: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be used: what is wrong with it, and what to do."""

    reason: str


Verdict = Accepted | Refused


class Unusable(Exception):
    """Raised where a file turns out to be of no use; its text is the reason."""
