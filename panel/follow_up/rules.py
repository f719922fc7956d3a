"""When what was asked for counts as done. Councils write the status in their own words, which are kept."""

DONE = frozenset({"closed", "complete", "completed", "done", "discharged", "noted and closed"})
"""The words for it, whatever their case."""


def is_closed(status: str | None, closed_by: str | None) -> bool:
    """Whether nothing more is waited for: something closed it, or its status says so."""
    return bool(closed_by) or (status or "").strip().lower() in DONE
