"""Drafting the agenda: the lines as they will print, in the order that the clerk gives them."""

from flask import abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.meetings.forms.agenda import NewLineForm, StandardForm
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations import agenda as lines
from panel.meetings.queries import open_from, timeliness, urgent_asks
from panel.meetings.rules.agenda import doubled
from panel.meetings.views.doors import bp, flash_with_undo, the_line, the_meeting, to_draft, words_form


@bp.get("/meetings/<int:meeting_id>/draft")
@requires(Permission.DRAFT_AGENDA)
def draft(meeting_id: int) -> str:
    """The agenda as it will print."""
    return _draft_page(the_meeting(meeting_id))


@bp.post("/meetings/<int:meeting_id>/lines")
@requires(Permission.DRAFT_AGENDA)
def add_line(meeting_id: int) -> ResponseReturnValue:
    """Add a line."""
    meeting = the_meeting(meeting_id)
    form = _new_line_form(meeting)
    if not form.validate_on_submit():
        return _draft_page(meeting, new=form)
    facts = {"title": form.title.data, "kind": form.kind.data, "level": form.level.data}
    after = db.session.get(AgendaItem, form.after.data) if form.after.data else None
    item = lines.add_line(meeting, facts, after=after, by=acting())
    flash(f"“{item.title}” was added.", "success")
    return to_draft(meeting, item)


@bp.post("/meetings/<int:meeting_id>/lines/standard")
@requires(Permission.DRAFT_AGENDA)
def add_standard(meeting_id: int) -> ResponseReturnValue:
    """Add standard items that are not on the agenda yet."""
    meeting = the_meeting(meeting_id)
    form = _standard_form(meeting)
    if not form.validate_on_submit():
        return _draft_page(meeting, standard=form)
    chosen = [item for item in meeting.body.standard_items if item.id in form.items.data]
    lines.add_standard(meeting, chosen, by=acting())
    return to_draft(meeting)


@bp.post("/lines/<int:item_id>/move")
@requires(Permission.DRAFT_AGENDA)
def move(item_id: int) -> ResponseReturnValue:
    """Move a line to another place."""
    item = the_line(item_id)
    to = request.form.get("to", type=int) or abort(400)
    lines.move_line(item, to, by=acting())
    return to_draft(item.meeting, item)


@bp.post("/lines/<int:item_id>/remove")
@requires(Permission.DRAFT_AGENDA)
def remove(item_id: int) -> ResponseReturnValue:
    """Take a line off the agenda, with Undo."""
    item = the_line(item_id)
    lines.remove_line(item, by=acting())
    flash_with_undo(f"“{item.title}” was removed.", url_for("meetings.restore", item_id=item.id))
    return to_draft(item.meeting)


@bp.post("/lines/<int:item_id>/restore")
@requires(Permission.DRAFT_AGENDA)
def restore(item_id: int) -> ResponseReturnValue:
    """Put a removed line back."""
    item = db.session.get(AgendaItem, item_id) or abort(404)
    lines.put_back(item, by=acting())
    flash(f"“{item.title}” is back on the agenda.", "success")
    return to_draft(item.meeting, item)


def _draft_page(meeting: Meeting, *, new: NewLineForm | None = None, standard: StandardForm | None = None) -> str:
    new, standard = new or _new_line_form(meeting), standard or _standard_form(meeting)
    return render_template(
        "meetings/draft.html",
        meeting=meeting,
        forms=[new, standard],
        new=new,
        standard=standard,
        words={item.id: words_form(item) for item in meeting.items},
        doubled=doubled([item.number for item in meeting.items]),
        timeliness=timeliness(meeting, open_from(meeting)),
        asks=urgent_asks(meeting),
    )


def _new_line_form(meeting: Meeting) -> NewLineForm:
    form = NewLineForm(prefix="new-")
    form.after.choices = [(item.id, " ".join(filter(None, (item.number, item.title)))) for item in meeting.items]
    return form


def _standard_form(meeting: Meeting) -> StandardForm:
    """The standard items whose title and role are not on the agenda yet."""
    form = StandardForm(prefix="standard-")
    titles, roles = {item.title for item in meeting.items}, {item.role for item in meeting.items if item.role}
    fresh = [item for item in meeting.body.standard_items if item.title not in titles and item.role not in roles]
    form.items.choices = [(item.id, item.title) for item in fresh]
    return form
