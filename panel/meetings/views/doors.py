"""The blueprint, and what every door of a meeting or a line asks first."""

from flask import Blueprint, abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from panel.extensions import db
from panel.meetings.forms.agenda import WordsForm
from panel.meetings.models import AgendaItem, Meeting

bp = Blueprint("meetings", __name__)


def the_meeting(meeting_id: int) -> Meeting:
    """The meeting of the address. Aborts with 404 where there is none."""
    return db.session.get(Meeting, meeting_id) or abort(404)


def the_line(item_id: int, *, also_removed: bool = False) -> AgendaItem:
    """The agenda line of the address. Aborts with 404 where there is none, or it was removed.

    What is typed into a line that someone removes meanwhile must not be lost: there it is asked for `also_removed`.
    """
    item = db.session.get(AgendaItem, item_id)
    return item if item is not None and (also_removed or item.removed_at is None) else abort(404)


def to_draft(meeting: Meeting, item: AgendaItem | None = None) -> Response:
    """Back to the draft agenda, at the line in hand."""
    return redirect(url_for("meetings.draft", meeting_id=meeting.id, _anchor=f"line-{item.id}" if item else None))


def words_form(item: AgendaItem) -> WordsForm:
    """The form of a line's words, its fields named apart from those of the other lines on the page."""
    return WordsForm(obj=item, prefix=f"line-{item.id}-")


def flash_with_undo(words: str, undo: str) -> None:
    """Say what was done, with a button that undoes it."""
    flash({"text": words, "undo": undo}, "success")  # type: ignore[arg-type]  # templates/components/flashes.html
