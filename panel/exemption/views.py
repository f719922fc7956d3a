"""Who may see closed papers: asking, deciding, keeping back; and the log of who looked (M2, D6)."""

from typing import Any

import sqlalchemy as sa
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import may, requires, signed_in
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.accounts.queries import own_account
from panel.bodies.models import Body
from panel.exemption import operations
from panel.exemption.forms import AskForm, DecideForm, GrantForm, WithholdForm
from panel.exemption.models import ClosedAccess, Withholding
from panel.exemption.queries import (
    Thing,
    access_of,
    access_to,
    is_running,
    lookers,
    looks_at,
    thing_called,
    withholdings_of,
)
from panel.exemption.rules import Decision
from panel.extensions import db
from panel.lifecycle import Refused
from panel.people.models import Person

bp = Blueprint("exemption", __name__)

KINDS = "<any(paper, item, minute):kind>/<int:number>"


@bp.get("/panels/<int:body_id>/closed")
@requires(Permission.READ_LOOKS)
def access(body_id: int) -> str:
    """Who asked to see closed papers of a panel, who may, and from whom they are kept."""
    body = db.session.get(Body, body_id) or abort(404)
    rows = [(one, thing_called(one.about), is_running(one)) for one in access_to(body)]
    return render_template(
        "exemption/access.html",
        body=body,
        waiting=[row for row in rows if row[0].decision is Decision.ASKED],
        decided=[row for row in rows if row[0].decision is not Decision.ASKED],
        withheld=[(one, thing_called(one.about)) for one in withholdings_of(body)],
        decides=may(Permission.DECIDE_ACCESS, body),
    )


@bp.get("/panels/<int:body_id>/closed/log")
@requires(Permission.READ_LOOKS)
def log(body_id: int) -> str:
    """Who viewed, downloaded or printed something closed, the latest first."""
    body = db.session.get(Body, body_id) or abort(404)
    who = request.args.get("who") or None
    page = db.paginate(looks_at(body, who), per_page=50)
    return render_template("exemption/log.html", body=body, page=page, who=who, people=lookers(body))


@bp.route(f"/closed/{KINDS}/ask", methods=["GET", "POST"])
@signed_in
def ask(kind: str, number: int) -> ResponseReturnValue:
    """Ask to see a closed thing that is known to be there, with the reason why one needs to know it."""
    thing = _thing(kind, number)
    if not (thing.out and thing.marking.restricted):
        abort(404)
    mine = [one for one in access_of(own_account()) if one.about == thing.about]
    form = AskForm()
    if form.validate_on_submit():
        operations.ask(thing.about, own_account().person, form.reason.data or "", by=acting())
        flash("Your request is with the monitoring officer.", "success")
        return redirect(url_for(thing.endpoint, **thing.values))
    return render_template("exemption/ask.html", form=form, thing=thing, mine=mine, url=_read_at(thing))


@bp.route("/closed/requests/<int:access_id>", methods=["GET", "POST"])
@requires(Permission.DECIDE_ACCESS)
def decide(access_id: int) -> ResponseReturnValue:
    """Grant or refuse a request, with the reason."""
    asked = db.session.get(ClosedAccess, access_id) or abort(404)
    thing, form = thing_called(asked.about) or abort(404), DecideForm()
    if form.validate_on_submit():
        granted = bool(form.grant.data)
        try:
            operations.decide(asked, granted=granted, why=form.why.data or "", until=form.until.data, by=acting())
        except Refused as refused:
            form.refuse("until" if granted else "why", str(refused))
        else:
            flash("It was granted." if granted else "It was refused.", "success")
            return redirect(url_for("exemption.access", body_id=asked.body_id))
    return render_template("exemption/decide.html", form=form, access=asked, thing=thing, url=_read_at(thing))


@bp.route(f"/closed/{KINDS}/grant", methods=["GET", "POST"])
@requires(Permission.DECIDE_ACCESS)
def grant(kind: str, number: int) -> ResponseReturnValue:
    """Let someone see a closed thing who needs to know it and has not asked here."""
    thing, form = _decided_thing(kind, number), GrantForm()
    form.offer(_people_with_accounts())
    if form.validate_on_submit():
        person = db.session.get_one(Person, form.person.data)
        try:
            operations.grant(thing.about, person, form.reason.data or "", form.until.data, by=acting())
        except Refused as refused:
            form.refuse("until", str(refused))
        else:
            flash(f"{person.printed} may see it.", "success")
            return redirect(url_for("exemption.access", body_id=thing.body.id))
    return render_template("exemption/grant.html", form=form, thing=thing, body=thing.body)


@bp.route(f"/closed/{KINDS}/withhold", methods=["GET", "POST"])
@requires(Permission.DECIDE_ACCESS)
def withhold(kind: str, number: int) -> ResponseReturnValue:
    """Keep a closed thing from someone who would otherwise see it, such as for an interest."""
    thing, form = _decided_thing(kind, number), WithholdForm()
    form.offer(_people_with_accounts())
    if form.validate_on_submit():
        person = db.session.get_one(Person, form.person.data)
        operations.withhold(thing.about, person, form.reason.data or "", by=acting())
        flash(f"It is kept from {person.printed}.", "success")
        return redirect(url_for("exemption.access", body_id=thing.body.id))
    return render_template("exemption/withhold.html", form=form, thing=thing, body=thing.body)


@bp.post("/closed/requests/<int:access_id>/end")
@requires(Permission.DECIDE_ACCESS)
def end(access_id: int) -> ResponseReturnValue:
    """End a grant before its day."""
    access = db.session.get(ClosedAccess, access_id) or abort(404)
    operations.end(access, by=acting())
    flash(f"{access.person.printed} may no longer see it.", "success")
    return redirect(url_for("exemption.access", body_id=access.body_id))


@bp.post("/closed/withholdings/<int:withholding_id>/lift")
@requires(Permission.DECIDE_ACCESS)
def lift(withholding_id: int) -> ResponseReturnValue:
    """Let someone see again what was kept from them."""
    withholding = db.session.get(Withholding, withholding_id) or abort(404)
    operations.lift(withholding, by=acting())
    flash(f"It is no longer kept from {withholding.person.printed}.", "success")
    return redirect(url_for("exemption.access", body_id=withholding.body_id))


def _thing(kind: str, number: int) -> Thing:
    return thing_called(f"{kind}/{number}") or abort(404)


def _decided_thing(kind: str, number: int) -> Thing:
    """A closed thing of a body in which the present reader decides who sees what."""
    thing = _thing(kind, number)
    if not may(Permission.DECIDE_ACCESS, thing.body):
        abort(403)
    return thing if thing.marking.restricted else abort(404)


def _people_with_accounts() -> list[tuple[int, str]]:
    query: Any = sa.select(Person).join(Account, Account.person_id == Person.id).where(Account.active)
    return [(one.id, one.printed) for one in db.session.scalars(query.order_by(Person.name))]


def _read_at(thing: Thing) -> str:
    return url_for(thing.endpoint, **thing.values)
