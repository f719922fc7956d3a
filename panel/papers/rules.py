"""The life of a paper."""

from enum import StrEnum


class PaperState(StrEnum):
    """Whether a paper is still being written, or is what the pack takes."""

    DRAFT = "draft"
    READY = "ready"
