"""One topic: adding, changing, moving and removing it."""

from collections.abc import Mapping, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.lifecycle import Finding
from panel.meetings.queries import report_days
from panel.principles.rules import retagged
from panel.work_programme import operations
from panel.work_programme.forms.places import MoveForm
from panel.work_programme.forms.topics import EntryForm, NewEntryForm
from panel.work_programme.models import Entry
from panel.work_programme.queries import label_of_today, meeting_by_key, meetings_called, placed_facts
from panel.work_programme.rules.when import Place
from panel.work_programme.views.blueprint import address_of, bp, flash_with_undo, meetings_offered, the_body, the_entry


@bp.route("/panels/<int:body_id>/work-programme/add", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def add(body_id: int) -> ResponseReturnValue:
    """Add a topic."""
    body = the_body(body_id)
    form = NewEntryForm()
    form.offer(meetings_offered(body, request.args.get("year")))
    if not form.is_submitted():
        form.begin_at(Place(request.args.get("to"), request.args.get("month")))
    meeting = meeting_by_key(body, form.place.meeting)
    if form.validate_on_submit() and _free(form, operations.findings_of_move(meeting)):
        facts = {**form.facts(), **placed_facts(body, form.place)}
        entry = operations.add_entry(body, facts, by=acting())
        flash("The topic was added.", "success")
        return redirect(address_of(body, entry.year, entry))
    return render_template("work_programme/entry.html", form=form, body=body, entry=None)


def _free(form: NewEntryForm, findings: Sequence[Finding]) -> bool:
    for finding in findings:
        form.refuse("to", f"{finding.words} Add the topic without a meeting, and move it there with a reason.")
    return not findings


@bp.route("/work-programme/<int:entry_id>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def entry(entry_id: int) -> ResponseReturnValue:
    """Change a topic. What someone else saved meanwhile is told, and nothing is overwritten."""
    found = the_entry(entry_id)
    form = EntryForm(obj=found)
    if form.validate_on_submit():
        if form.version.data == found.version:
            facts = form.facts()
            facts["principles"] = retagged(found.principles, facts["principles"])
            operations.edit_entry(found, facts, by=acting())
            flash("The topic was saved.", "success")
            return redirect(address_of(found.body, found.year, found))
        form.version.data = found.version
        form.refuse(
            None, f"Someone else has changed this topic meanwhile. It now says: {_says(found)}. Save to keep yours."
        )
    days = report_days(meeting_by_key(found.body, found.meeting))
    return render_template("work_programme/entry.html", form=form, body=found.body, entry=found, days=days)


@bp.route("/work-programme/<int:entry_id>/move", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def move(entry_id: int) -> ResponseReturnValue:
    """Give a topic another place in the year: by this form, and by dragging, which sends it."""
    found = the_entry(entry_id)
    form = MoveForm()
    form.offer(_and_its_own(found, meetings_offered(found.body, found.year or label_of_today(found.body))))
    if not form.is_submitted():
        form.begin_at(Place(found.meeting, found.month))
    if form.validate_on_submit():
        place = form.place
        if form.accepts(operations.findings_of_move(meeting_by_key(found.body, place.meeting))):
            operations.move(found, place, form.why.data or "", by=acting())
            undo = url_for("work_programme.move_back", entry_id=found.id)
            flash_with_undo(f"“{found.topic}” was moved.", undo)
            return redirect(address_of(found.body, found.year, found))
    return render_template("work_programme/move.html", form=form, body=found.body, entry=found, places=_places(found))


@bp.post("/work-programme/<int:entry_id>/move-back")
@requires(Permission.DRAFT_AGENDA)
def move_back(entry_id: int) -> ResponseReturnValue:
    """Undo the last move of a topic."""
    found = the_entry(entry_id)
    operations.undo_move(found, by=acting())
    flash(f"“{found.topic}” is back where it was.", "success")
    return redirect(address_of(found.body, found.year, found))


@bp.route("/work-programme/<int:entry_id>/remove", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def remove(entry_id: int) -> ResponseReturnValue:
    """Remove a topic, having asked."""
    found = the_entry(entry_id)
    if request.method == "POST":
        body, year = found.body, found.year
        operations.remove_entry(found, by=acting())
        flash("The topic was removed.")
        return redirect(address_of(body, year))
    return render_template("work_programme/remove.html", entry=found)


def _and_its_own(entry: Entry, offered: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The meetings on offer, with the one where the topic stands now whatever its year."""
    if entry.meeting and entry.meeting not in dict(offered):
        return [*_named(entry.body, [entry.meeting]), *offered]
    return offered


def _places(entry: Entry) -> list[dict[str, str]]:
    """Where a topic was before, with words in place of keys."""
    moves = [one for one in entry.moves or () if isinstance(one, dict)]
    keys = {str(one.get(end) or "") for one in moves for end in ("from", "to")}
    names = dict(_named(entry.body, sorted(keys)))
    return [{**one, **{end: _called(one.get(end), names) for end in ("from", "to")}} for one in moves]


def _called(place: str | None, names: Mapping[str, str]) -> str:
    """A place in words: the day of a meeting, a month as it was written, or none."""
    return names.get(place or "", place or "no place")


def _named(body: Body, keys: list[str]) -> list[tuple[str, str]]:
    return [(one.key, wording.date(one.date)) for one in meetings_called(body, keys)]


def _says(entry: Entry) -> str:
    """What an entry says, in a line."""
    when = entry.month or ("a meeting" if entry.meeting else "")
    return "; ".join(filter(None, [entry.topic, entry.purpose, entry.lead, entry.year, when, entry.status]))
