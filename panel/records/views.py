"""The disposal list, one line of it, and the schedule that it follows."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.queries import the_council
from panel.extensions import db
from panel.lifecycle import Refused
from panel.people.models import Person
from panel.records.forms import DISPOSE, DisposalForm, LabelForm, ScheduleForm, filled
from panel.records.labels import relabel, still_said
from panel.records.models import Decided
from panel.records.operations import dispose, keep_longer, keep_years, remove_files
from panel.records.queries import Line, decided_before, disposal_list, years_kept
from panel.records.rules import SCHEDULE, judge_years
from panel.transaction import transaction
from panel.wording import counted

bp = Blueprint("records", __name__)


@bp.get("/disposal")
@requires(Permission.DISPOSE)
def disposal() -> str:
    """What may be disposed of today, and what was decided before."""
    return render_template(
        "records/disposal.html", lines=disposal_list(clock.today()), log=decided_before(), schedule=SCHEDULE
    )


@bp.route("/disposal/<word>/<int:number>", methods=["GET", "POST"])
@requires(Permission.DISPOSE)
def line(word: str, number: int) -> ResponseReturnValue:
    """Confirm one line: dispose of the record, or keep it for longer."""
    about = f"{word}/{number}"
    form = DisposalForm()
    if form.validate_on_submit():
        try:
            with transaction():
                decided = _decide(_line(about), form)
                done = "was disposed of" if decided.keep_until is None else "is kept for longer"
                words = decided.words
        except Refused as refused:
            form.refuse("until", str(refused))
        else:
            remove_files()
            flash(f"{words} {done}.", "success")
            return redirect(url_for("records.disposal"))
    return render_template("records/line.html", form=form, line=_line(about), schedule=SCHEDULE)


@bp.route("/council/records", methods=["GET", "POST"])
@requires(Permission.DISPOSE)
def schedule() -> ResponseReturnValue:
    """For how long each kind of record is kept."""
    council = the_council() or abort(404)
    form = ScheduleForm(data=filled(years_kept()))
    if form.validate_on_submit() and _lawful(form):
        keep_years(council, form.years(), by=acting())
        flash("The schedule was saved.", "success")
        return redirect(url_for("records.disposal"))
    return render_template("records/schedule.html", form=form, schedule=SCHEDULE)


@bp.route("/people/<int:person_id>/label", methods=["GET", "POST"])
@requires(Permission.KEEP_PEOPLE)
def label(person_id: int) -> ResponseReturnValue:
    """Change how a young person is shown, in everything that is not signed."""
    person = db.session.get(Person, person_id) or abort(404)
    form = LabelForm(label=person.name if person.young else "")
    before = person.printed
    if form.validate_on_submit():
        try:
            changed = relabel(person, form.label.data, by=acting())
        except Refused as refused:
            form.refuse("label", str(refused))
        else:
            flash(f"{counted(changed, 'name')} changed to {person.printed}.", "success")
            return redirect(url_for("records.label", person_id=person.id, was=before))
    was = request.args.get("was", "")
    return render_template(
        "records/label.html", form=form, person=person, was=was, places=still_said(was) if was else []
    )


def _line(about: str) -> Line:
    return next((one for one in disposal_list(clock.today()) if one.holding.about == about), None) or abort(404)


def _decide(line: Line, form: DisposalForm) -> Decided:
    if form.what.data == DISPOSE:
        return dispose(line, form.reason.data, by=acting())
    return keep_longer(line, form.until.data, form.reason.data, by=acting())


def _lawful(form: ScheduleForm) -> bool:
    for record, years in form.years().items():
        for finding in judge_years(record, years):
            form.refuse(record.value, finding.words)
    return not form.errors
