"""What of a minute is not for publication: its closed parts beside the public text, and opening them later (P5, P7)."""

from collections.abc import Collection, Mapping
from typing import Any

from panel.audit.operations import Actor, said
from panel.exemption.operations import declassify
from panel.minutes.markings import CLOSABLE
from panel.minutes.models import Minute
from panel.minutes.operations.taking import check_editable, name_of
from panel.richtext.clean import clean


def mark(minute: Minute, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Say what withholds the closed parts of a minute: exempt (X3), or apart from it confidential (X2, X5).

    `facts` are columns of a marking. Marked anew, what was opened is closed again.
    """
    check_editable(minute.meeting)
    for name, value in facts.items():
        setattr(minute, name, value)
    minute.close_again()
    said(f"said what withholds parts of the minute: {name_of(minute)}", by=by, about=f"meeting/{minute.meeting_id}")


def close_parts(minute: Minute, parts: Mapping[str, Collection[int]], closed_html: str, *, by: Actor) -> None:
    """Keep parts of a minute from its public text: points, outcomes and actions by their ids, and a text beside it."""
    check_editable(minute.meeting)
    for name in CLOSABLE:
        for row in getattr(minute, name):
            row.closed = row.id in parts.get(name, ())
    minute.closed_html = clean(closed_html) or None
    said(f"said which parts of the minute are closed: {name_of(minute)}", by=by, about=f"meeting/{minute.meeting_id}")


def open_minute(minute: Minute, reason: str, *, by: Actor) -> None:
    """Open the minute, or its closed parts, to the public by a decision (P7). Signed bytes stay as they are.

    Raises Refused for what is open already, for what is confidential, and without a reason.
    """
    declassify(minute, reason, by=by)
