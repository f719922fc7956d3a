"""One line of the agenda: its words, its marking, and what happens when two people write it at once."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts.models import Draft, DraftKind
from panel.drafts.operations import check_version, set_aside_texts, settle
from panel.extensions import db
from panel.meetings.forms.agenda import LineForm, MarkingForm
from panel.meetings.models import AgendaItem
from panel.meetings.operations.agenda import MARKING, edit_line
from panel.meetings.queries import last_saved
from panel.meetings.texts import as_columns, differences
from panel.meetings.views.doors import bp, the_line, to_draft, words_form


@bp.route("/lines/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def line(item_id: int) -> ResponseReturnValue:
    """Everything about one line. With a text set aside in the address, that text, to be joined with the saved one."""
    item, mine = _line_in_hand(item_id), _own_draft(request.args.get("text", type=int))
    form = LineForm(data=_with(item, mine))
    if form.validate_on_submit():
        _save(item, form.version.data, form.facts(), mine)
        flash(f"“{item.title}” was saved.", "success")
        return to_draft(item.meeting, item)
    return render_template(
        "meetings/line.html",
        form=form,
        item=item,
        meeting=item.meeting,
        differs=differences(item, mine) if mine else [],
        set_aside=[(text, differences(item, text)) for text in set_aside_texts(_about(item))],
    )


@bp.route("/lines/<int:item_id>/words", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def words(item_id: int) -> ResponseReturnValue:
    """The title, purpose and presenter of a line, from the form that stands in the agenda."""
    item = _line_in_hand(item_id)
    form = words_form(item)
    if form.validate_on_submit():
        _save(item, form.version.data, form.facts())
        return to_draft(item.meeting, item)
    return render_template("meetings/words.html", form=form, item=item, meeting=item.meeting)


@bp.route("/lines/<int:item_id>/marking", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def marking(item_id: int) -> ResponseReturnValue:
    """What withholds the papers of a line: exempt, or confidential (X5)."""
    item, mine = _line_in_hand(item_id), _own_draft(request.args.get("text", type=int))
    form = MarkingForm(data=_with(item, mine))
    form.keep_ground(item.confidential_ground)
    if form.validate_on_submit():
        _save(item, form.version.data, form.facts(), mine)
        flash(f"What is withheld under “{item.title}” was saved.", "success")
        return to_draft(item.meeting, item)
    differs = differences(item, mine) if mine else []
    return render_template("meetings/marking.html", form=form, item=item, meeting=item.meeting, differs=differs)


@bp.route("/lines/texts/<int:draft_id>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def compare(draft_id: int) -> ResponseReturnValue:
    """Someone else saved this line first: both texts, and the choice."""
    mine = _own_draft(draft_id) or abort(404)
    item = the_line(int(mine.about.partition("/")[2]), also_removed=True)
    choice = request.form.get("choice")
    if choice == "both":
        page = "meetings.marking" if set(mine.fields) & set(MARKING) else "meetings.line"
        return redirect(url_for(page, item_id=item.id, text=mine.id))
    if choice == "mine":
        _save(item, request.form.get("version", type=int), mine.fields, mine)
        flash("Your text was saved.", "success")
        return to_draft(item.meeting, item)
    if choice == "theirs":
        settle(mine)
        flash("The saved text stands. Yours can be read on the page of this line.", "success")
        return to_draft(item.meeting, item)
    differs = differences(item, mine) or [("Title", item.title, item.title)]
    return render_template(
        "meetings/compare.html",
        draft=mine,
        item=item,
        meeting=item.meeting,
        mine="\n".join(f"{label}: {text}" for label, text, _ in differs),
        theirs="\n".join(f"{label}: {text}" for label, _, text in differs),
        saved=last_saved(item),
    )


def _line_in_hand(item_id: int) -> AgendaItem:
    """The line to be written. Removed since its page was opened, it still takes what was typed: the version differs."""
    return the_line(item_id, also_removed=request.method == "POST")


def _save(item: AgendaItem, seen: int | None, facts: dict[str, Any], mine: Draft | None = None) -> None:
    """Save a line from the version it was shown in; else what was typed is set aside, and both texts are shown."""
    check_version(seen or 0, item.version, about=_about(item), fields=facts, by=acting())
    edit_line(item, as_columns(facts), by=acting())
    if mine is not None:
        settle(mine)


def _about(item: AgendaItem) -> str:
    return f"item/{item.id}"


def _own_draft(draft_id: int | None) -> Draft | None:
    """The text that this person set aside, under that number."""
    draft = db.session.get(Draft, draft_id) if draft_id else None
    own = draft is not None and draft.account_id == acting().id and draft.kind is DraftKind.SET_ASIDE
    return draft if own else None


def _with(item: AgendaItem, mine: Draft | None) -> dict[str, Any]:
    """The columns of a line, with those of a text set aside in their place; the version is the one that stands."""
    columns = {attribute.key: getattr(item, attribute.key) for attribute in AgendaItem.__mapper__.column_attrs}
    if not item.number_fixed:
        columns["number"] = None
    return {**columns, **(as_columns(mine.fields) if mine else {}), "version": item.version}
