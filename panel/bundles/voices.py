"""Values of a bundle that the voice ledger has a form of its own for."""

from typing import Any

from panel.bundles.fields import Columns, Field


def taken_up_at(key: str) -> Field:
    """The agenda line that took something up: the ids of its meeting and of the line."""

    def said(row: Any) -> dict[str, str] | None:
        return {"meeting": row.item.meeting.key, "item": row.item.key} if row.item else None

    def write(row: Any, _names: Any) -> Columns:
        found = said(row)
        return {key: found} if found else {}

    return Field((key,), lambda given, _: {"taken_up": given[key]}, write, lambda row: {"taken_up": said(row)})
