"""One line of the agenda: its words, its marking, and what happens when two people write it at once."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts.models import Draft, DraftKind
from panel.drafts.operations import check_version, set_aside_texts, settle
from panel.exemption.forms import COLUMNS, SAID
from panel.exemption.rules import QUALIFICATIONS
from panel.extensions import db
from panel.meetings.forms.agenda import LineConfidentialForm, LineExemptForm, LineForm
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
    form.least = item.meeting.body.urgent_least or 0
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


@bp.get("/lines/<int:item_id>/marking")
@requires(Permission.DRAFT_AGENDA)
def marking(item_id: int) -> str:
    """What withholds the papers of a line: exempt, or confidential, a form each (X5)."""
    item, mine = the_line(item_id), _own_draft(request.args.get("text", type=int))
    return _marking_page(item, mine, exempt_form(_with(item, mine)), confidential_form(_with(item, mine)))


@bp.post("/lines/<int:item_id>/exempt")
@requires(Permission.DRAFT_AGENDA)
def exempt(item_id: int) -> ResponseReturnValue:
    """Say what is exempt under a line, by which paragraphs and why (X3, X4, P2)."""
    item, mine = _line_in_hand(item_id), _own_draft(request.args.get("text", type=int))
    form = exempt_form(_with(item, mine))
    if form.validate_on_submit():
        return _marked(item, form, mine)
    return _marking_page(item, mine, form, confidential_form(_with(item, mine), posted=False))


@bp.post("/lines/<int:item_id>/confidential")
@requires(Permission.DRAFT_AGENDA)
def confidential(item_id: int) -> ResponseReturnValue:
    """Say what is confidential under a line, and on which ground (X2)."""
    item, mine = _line_in_hand(item_id), _own_draft(request.args.get("text", type=int))
    form = confidential_form(_with(item, mine))
    if form.validate_on_submit():
        return _marked(item, form, mine)
    return _marking_page(item, mine, exempt_form(_with(item, mine), posted=False), form)


def exempt_form(columns: dict[str, Any], *, posted: bool = True) -> LineExemptForm:
    """The form of what is exempt, from the columns of a line; without what was sent where the other form was."""
    sent = {} if posted else {"formdata": None}
    said = {name: columns[column] for name, column in COLUMNS.items()}
    return LineExemptForm(**{**said, "terms": SAID[said["terms"]]}, version=columns["version"], **sent)


def confidential_form(columns: dict[str, Any], *, posted: bool = True) -> LineConfidentialForm:
    """The form of what is confidential, from the columns of a line."""
    sent = {} if posted else {"formdata": None}
    ground = columns["confidential_ground"]
    form = LineConfidentialForm(confidential=columns["confidential"], ground=ground, version=columns["version"], **sent)
    form.offer(ground)
    return form


def _marked(item: AgendaItem, form: LineExemptForm | LineConfidentialForm, mine: Draft | None) -> ResponseReturnValue:
    _save(item, form.version.data, form.facts(), mine)
    flash(f"What is withheld under “{item.title}” was saved.", "success")
    return to_draft(item.meeting, item)


def _marking_page(
    item: AgendaItem, mine: Draft | None, exempt: LineExemptForm, confidential: LineConfidentialForm
) -> str:
    return render_template(
        "meetings/marking.html",
        item=item,
        meeting=item.meeting,
        forms=[exempt, confidential],
        exempt=exempt,
        confidential=confidential,
        qualifications=QUALIFICATIONS,
        differs=differences(item, mine) if mine else [],
        text=mine,
    )


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
