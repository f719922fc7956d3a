"""Everyone's accounts: inviting, roles, closing."""

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import requires
from panel.access.rules import GRANTED, Permission, Role
from panel.accounts import operations
from panel.accounts.forms import GrantForm, InviteForm
from panel.accounts.letters import send_invitation
from panel.accounts.models import Account, Grant
from panel.accounts.queries import accounts_called, own_account
from panel.accounts.rules import may_give
from panel.accounts.views.blueprint import bp, site_name
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.extensions import db
from panel.lifecycle import Refused
from panel.people.models import Person
from panel.people.operations import add_person
from panel.people.rules import Particulars


@bp.get("/accounts")
@requires(Permission.INVITE)
def accounts() -> str:
    """Who may sign in, and with which roles."""
    words = request.args.get("words", "").strip()
    page = db.paginate(accounts_called(words), per_page=50)
    seats = {one.id: one.seats_on(clock.today()) for one in page.items}
    return render_template("accounts/accounts.html", page=page, words=words, seats=seats)


@bp.route("/accounts/invite", methods=["GET", "POST"])
@requires(Permission.INVITE)
def invite() -> ResponseReturnValue:
    """Invite someone to sign in."""
    form = InviteForm()
    _offer(form)
    if form.validate_on_submit():
        try:
            row = _invited(form)
        except Refused as refused:
            db.session.rollback()
            form.refuse(None, str(refused))
        else:
            send_invitation(row, site_name())
            flash(f"An invitation to {row.email} was written.", "success")
            return redirect(url_for("accounts.one", account_id=row.id))
    return render_template("accounts/invite.html", form=form)


@bp.get("/accounts/<int:account_id>")
@requires(Permission.INVITE)
def one(account_id: int) -> str:
    """One account: its roles, and what may be done."""
    row = _found(account_id)
    form = GrantForm()
    _offer(form)
    return _page(row, form)


@bp.post("/accounts/<int:account_id>/roles")
@requires(Permission.INVITE)
def give_role(account_id: int) -> ResponseReturnValue:
    """Give a role."""
    row = _found(account_id)
    form = GrantForm()
    _offer(form)
    if not form.validate_on_submit():
        return _page(row, form)
    body = db.session.get(Body, form.body.data) if form.body.data else None
    return _done(row, lambda: operations.give_role(row, form.role.data, body, by=own_account()))


@bp.post("/grants/<int:grant_id>/take")
@requires(Permission.INVITE)
def take_role(grant_id: int) -> ResponseReturnValue:
    """Take a role away."""
    grant = db.session.get(Grant, grant_id) or abort(404)
    return _done(grant.account, lambda: operations.take_role(grant, by=own_account()))


@bp.post("/accounts/<int:account_id>/invite-again")
@requires(Permission.INVITE)
def invite_again(account_id: int) -> ResponseReturnValue:
    """Send a new invitation."""
    row = _found(account_id)
    operations.invite_again(row, by=own_account())
    send_invitation(row, site_name())
    flash(f"A new invitation to {row.email} was written. The older link no longer works.", "success")
    return redirect(url_for("accounts.one", account_id=row.id))


@bp.post("/accounts/<int:account_id>/close")
@requires(Permission.INVITE)
def close(account_id: int) -> ResponseReturnValue:
    """Close an account."""
    row = _found(account_id)
    return _done(row, lambda: operations.close(row, by=own_account()))


@bp.post("/accounts/<int:account_id>/reopen")
@requires(Permission.INVITE)
def reopen(account_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    row = _found(account_id)
    return _done(row, lambda: operations.reopen(row, by=own_account()))


def _found(account_id: int) -> Account:
    return db.session.get(Account, account_id) or abort(404)


def _page(row: Account, form: GrantForm) -> str:
    """The account, with which of its roles the reader may take, by the number of the grant."""
    by = own_account()
    mine = {grant.id: may_give(by.granted(grant.body), grant.role) for grant in row.grants}
    return render_template("accounts/one.html", form=form, account=row, seats=row.seats_on(clock.today()), mine=mine)


def _done(row: Account, act: Callable[[], None]) -> ResponseReturnValue:
    """Do it, and go back to the account; a refusal meets the frame's page with its words."""
    act()
    flash("Done.", "success")
    return redirect(url_for("accounts.one", account_id=row.id))


def _invited(form: InviteForm) -> Account:
    by = own_account()
    if form.person.data:
        person = db.session.get(Person, form.person.data) or abort(404)
    else:
        person = add_person(Particulars(name=form.name.data or "", email=form.email.data), by=by)
    row = operations.invite(person, form.email.data or "", by=by)
    if form.role.data:
        body = db.session.get(Body, form.body.data) if form.body.data else None
        operations.give_role(row, form.role.data, body, by=by)
    return row


def _offer(form: GrantForm) -> None:
    """Offer the roles that the reader may give somewhere, and where."""
    by = own_account()
    bodies = [body for body in bodies_by_name() if any(may_give(by.granted(body), role) for role in GRANTED)]
    places: list[Body | None] = [None, *bodies]
    form.offer([role for role in Role if any(may_give(by.granted(place), role) for place in places)], bodies)
    form.body.blank = "All panels" if any(may_give(by.granted(None), role) for role in GRANTED) else "Choose a panel"
