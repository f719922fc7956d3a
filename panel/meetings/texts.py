"""A line's words beside another text of it: what was set aside when two people wrote at once."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from panel import wording
from panel.drafts.models import Draft
from panel.meetings.models import AgendaItem
from panel.meetings.rules.agenda import ROLES, Kind, Part

LABELS: dict[str, str] = {
    "title": "Title",
    "purpose": "Purpose",
    "presenter": "Presented by",
    "minutes_allowed": "Time allowed",
    "to_follow": "Papers to follow",
    "verbal": "Verbal",
    "prepared_motion": "Motion prepared for the chair",
    "kind": "Kind of line",
    "level": "Level",
    "number": "Number fixed by hand",
    "part": "Taken",
    "role": "What it is to this software",
    "urgent": "Urgent",
    "urgent_reason": "Special circumstances",
    "urgent_agreed_by": "Agreed by",
    "late_reason": "Why its report is late",
    "exempt": "Exempt information",
    "exempt_paragraphs": "Paragraphs of Schedule 12A",
    "public_interest": "Public interest",
    "contract_terms": "Terms of a contract under negotiation",
    "exempt_decided_by": "Decided by",
    "exempt_decided_on": "Decided on",
    "exempt_review_on": "To be looked at again",
    "confidential": "Confidential information",
    "confidential_ground": "Ground",
}
"""The columns of a line in the words of its forms."""

READ_AS: dict[str, Any] = {"kind": Kind, "part": Part, "exempt_decided_on": dt.date.fromisoformat}
"""Columns whose words are of an enumeration, or a day: a text that was set aside holds them as plain words."""


def as_columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a text that was kept as plain data."""
    return {name: READ_AS[name](value) if value and name in READ_AS else value for name, value in fields.items()}


def differences(item: AgendaItem, text: Draft) -> list[tuple[str, str, str]]:
    """What differs between a text set aside and the line as it stands: (what, in the text, as it stands)."""
    typed = as_columns(text.fields)
    return [
        (label, said(name, typed[name]), said(name, getattr(item, name)))
        for name, label in LABELS.items()
        if name in typed and (typed[name] or None) != (getattr(item, name) or None)
    ]


def said(name: str, value: Any) -> str:
    """A value in words."""
    if name == "role":
        return ROLES.get(value, value or "Nothing special")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or "None"
    if isinstance(value, dt.date):
        return wording.short_date(value)
    return str(value).capitalize() if name in READ_AS and value else str(value or "Nothing")
