"""Who sits on a panel: today's members, past terms, and each seat."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.forms.seats import EndForm, SeatForm, filled
from panel.bodies.models import Body, Category, Seat
from panel.bodies.operations import seats as operations
from panel.bodies.queries import seats_by_time
from panel.bodies.rules.seats import HELD_WORDS, Held, unread_terms
from panel.bodies.views.blueprint import bp, found
from panel.lifecycle import Refused


@bp.get("/panels/<int:body_id>/members")
@requires(Permission.SET_UP_BODY)
def seats(body_id: int) -> str:
    """The members of today by group, those to come, and those who were."""
    row = found(Body, body_id)
    now, coming, past = seats_by_time(row, clock.today())
    groups: list[tuple[Category | None, list[Seat]]] = [
        (group, [seat for seat in now if seat.category is group]) for group in [*row.categories, None]
    ]
    groups = [(group, held) for group, held in groups if group or held]
    return render_template("bodies/seats.html", body=row, groups=groups, coming=coming, past=past)


@bp.route("/panels/<int:body_id>/members/add", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def add_seat(body_id: int) -> ResponseReturnValue:
    """Add a seat."""
    row = found(Body, body_id)
    form = SeatForm(data={"category": request.args.get("group", type=int), "held": Held.PERSON}).offer(row)
    if form.validate_on_submit() and form.judge():
        operations.add_seat(row, form.facts(), by=acting())
        return _saved(form, row)
    return render_template("bodies/seat.html", form=form, body=row, seat=None)


@bp.route("/seats/<int:seat_id>", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def seat(seat_id: int) -> ResponseReturnValue:
    """Put right what is kept of a term."""
    row = found(Seat, seat_id)
    form = SeatForm(data=filled(row)).offer(row.body)
    if form.validate_on_submit() and form.judge():
        operations.change_seat(row, form.facts(), by=acting())
        return _saved(form, row.body)
    return render_template("bodies/seat.html", form=form, body=row.body, seat=row)


@bp.route("/seats/<int:seat_id>/end", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def end_seat(seat_id: int) -> ResponseReturnValue:
    """End a term."""
    row = found(Seat, seat_id)
    form = EndForm()
    if form.validate_on_submit():
        try:
            operations.end_term(row, form.last_day.data or "", leave_vacant=bool(form.leave_vacant.data), by=acting())
        except Refused as refused:
            form.refuse("last_day", str(refused))
        else:
            flash("The term was ended. Papers of earlier meetings keep it.", "success")
            return redirect(url_for("bodies.seats", body_id=row.body_id))
    return render_template("bodies/end_seat.html", form=form, body=row.body, seat=row)


@bp.route("/seats/<int:seat_id>/fill", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def fill_seat(seat_id: int) -> ResponseReturnValue:
    """Give a vacant seat to someone."""
    row = found(Seat, seat_id)
    form = SeatForm(data={"category": row.category_id, "held": Held.PERSON}).offer(row.body)
    form.held.choices = [(held, words) for held, words in HELD_WORDS.items() if held is not Held.VACANT]
    if form.validate_on_submit() and form.judge():
        try:
            operations.fill_vacancy(row, form.facts(), by=acting())
        except Refused as refused:
            form.refuse("from_text", str(refused))
        else:
            return _saved(form, row.body)
    return render_template("bodies/seat.html", form=form, body=row.body, seat=row, filling=True)


@bp.post("/seats/<int:seat_id>/move")
@requires(Permission.SET_UP_BODY)
def move_seat(seat_id: int) -> ResponseReturnValue:
    """Print a seat at another place of its group."""
    row = found(Seat, seat_id)
    operations.move_seat(row, request.form.get("to", 1, type=int), clock.today(), by=acting())
    return redirect(url_for("bodies.seats", body_id=row.body_id))


@bp.route("/seats/<int:seat_id>/remove", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def remove_seat(seat_id: int) -> ResponseReturnValue:
    """Ask, then take away a seat that was entered by mistake."""
    row = found(Seat, seat_id)
    if request.method == "POST":
        body_id = row.body_id
        operations.remove_seat(row, by=acting())
        flash("The seat was removed.", "success")
        return redirect(url_for("bodies.seats", body_id=body_id))
    return render_template("bodies/remove_seat.html", body=row.body, seat=row)


def _saved(form: SeatForm, body: Body) -> ResponseReturnValue:
    """Back to the members, saying what of the term's words could not be read as a day."""
    flash("The seat was saved.", "success")
    for words in unread_terms(form.facts()):
        flash(words, "warning")
    return redirect(url_for("bodies.seats", body_id=body.id))
