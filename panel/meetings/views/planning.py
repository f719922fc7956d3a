"""The calendar of a municipal year, and new meetings."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name, year_of
from panel.extensions import db
from panel.meetings.forms.planning import LAST, STANDARD, CreateForm, FactsForm, YearForm
from panel.meetings.models import Meeting
from panel.meetings.operations.agenda import add_standard, copy_lines
from panel.meetings.operations.life import amend, plan, plan_year
from panel.meetings.queries import last_meeting
from panel.meetings.rules.calendar import series
from panel.meetings.views.doors import bp, the_meeting
from panel.meetings.working_days import days_off
from panel.meetings.year import Year, of_meetings, planned, taken_dates, year_of_meetings


@bp.get("/calendar")
@requires(Permission.PLAN_MEETINGS)
def calendar() -> ResponseReturnValue:
    """This municipal year of the first panel whose meetings this person plans."""
    bodies = _planned_here()
    if not bodies:
        return render_template("meetings/no_panel.html")
    return redirect(url_for("meetings.year", body_id=bodies[0].id, number=year_of(bodies[0], clock.today())))


@bp.route("/panels/<int:body_id>/calendar/<int(min=1900, max=2999):number>", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def year(body_id: int, number: int) -> ResponseReturnValue:
    """One municipal year of a panel: its meetings, and a form that adds several dates at once."""
    body = db.get_or_404(Body, body_id)
    shown = year_of_meetings(body, number)
    form = _year_form(body, shown)
    valid = form.validate_on_submit()
    checked = []
    if valid and form.fill.data:
        _fill(form, body, shown)
    elif valid and form.save.data:
        made = plan_year(body, form.meetings(), by=acting())
        flash(f"{wording.counted(len(made), 'meeting')} added to the calendar.", "success")
        return redirect(url_for("meetings.year", body_id=body.id, number=number))
    if form.is_submitted() and not form.errors:
        checked = planned(body, [row["date"] for row in form.dates.data if row["date"]], taken_dates(shown))
    return render_template(
        "meetings/year.html",
        form=form,
        body=body,
        year=shown,
        known=of_meetings(shown, body),
        checked=checked,
        bodies=_planned_here(),
    )


@bp.route("/meetings/new", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def create() -> ResponseReturnValue:
    """A new meeting, its agenda begun from the standard items or from the last meeting."""
    bodies = _planned_here()
    form = CreateForm(body=_chosen(bodies))
    form.body.choices = [(body.id, body.name) for body in bodies]
    if form.validate_on_submit():
        body = db.get_or_404(Body, form.body.data)
        last = last_meeting(body, form.date.data)
        facts = {"date": form.date.data, "time": form.time.data, "venue": form.venue.data or None}
        told = {"contacts": last.contacts, "views_by": last.views_by} if last else {}
        meeting = plan(body, {**told, **facts}, by=acting())
        if form.source.data == STANDARD:
            add_standard(meeting, body.standard_items, by=acting())
        elif form.source.data == LAST and last is not None:
            copy_lines(meeting, last, by=acting())
        flash(f"The meeting of {wording.date(meeting.date)} was created.", "success")
        return redirect(url_for("meetings.draft", meeting_id=meeting.id))
    return render_template("meetings/create.html", form=form)


@bp.route("/meetings/<int:meeting_id>/facts", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def facts(meeting_id: int) -> ResponseReturnValue:
    """When and where a meeting is, and what its papers say about it."""
    meeting = the_meeting(meeting_id)
    form = FactsForm(obj=meeting)
    if form.validate_on_submit() and form.is_current(meeting.version):
        amend(meeting, form.facts(), by=acting())
        flash("The meeting was saved.", "success")
        return redirect(url_for("meetings.life", meeting_id=meeting.id))
    return render_template("meetings/facts.html", form=form, meeting=meeting)


def _planned_here() -> list[Body]:
    return [body for body in bodies_by_name() if may(Permission.PLAN_MEETINGS, body)]


def _chosen(bodies: list[Body]) -> int | None:
    """The panel that the address names, or the only one."""
    named = request.args.get("body", type=int)
    if named is not None:
        return named
    return bodies[0].id if len(bodies) == 1 else None


def _year_form(body: Body, shown: Year) -> YearForm:
    """The form, with the time and place of the panel's last meeting as the usual ones."""
    last: Meeting | None = shown.meetings[-1] if shown.meetings else last_meeting(body, clock.today())
    return YearForm(time=last.time if last else None, venue=last.venue if last else None)


def _fill(form: YearForm, body: Body, shown: Year) -> None:
    """Add the dates that follow the last one entered, to the end of the year."""
    entered = [row["date"] for row in form.dates.data if row["date"]]
    if not entered or not form.weeks.data:
        form.refuse("dates", "Enter the first date of the year, and the number of weeks between meetings")
        return
    for date in series(max(entered), form.weeks.data, shown.last, days_off(body.council, shown.first, shown.last)):
        form.dates.append_entry({"date": date})
