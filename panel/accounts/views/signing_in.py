"""Signing in and out, accepting an invitation, and choosing a new password by a link."""

from urllib.parse import urlsplit

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from panel.access.doors import open_to_all
from panel.accounts.forms import ForgottenForm, PasswordForm, SignInForm
from panel.accounts.fresh import note_password
from panel.accounts.letters import send_reset
from panel.accounts.models import Account
from panel.accounts.operations import account_of, choose_password, own_words
from panel.accounts.secrets import account_of_token
from panel.accounts.sign_in import try_to_sign_in
from panel.accounts.views.blueprint import bp, site_name
from panel.extensions import db


@bp.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def sign_in() -> ResponseReturnValue:
    """Sign in, and go on to where one was going."""
    form = SignInForm()
    status = 200
    if form.validate_on_submit():
        outcome = try_to_sign_in(form.email.data or "", form.password.data or "", request.remote_addr)
        account = db.session.get(Account, outcome.account_id) if outcome.account_id is not None else None
        if account is not None:
            begin_session(account)
            return redirect(_safe(request.args.get("next", "")))
        if outcome.slowed:
            status = 429
            form.refuse(None, "There have been too many tries. Wait 15 minutes, or choose a new password.")
        else:
            form.refuse(None, "The email address or the password is not right. Check both and try again.")
    return render_template("accounts/sign_in.html", form=form), status


@bp.post("/sign-out")
@open_to_all
def sign_out() -> ResponseReturnValue:
    """End this sign-in, on this device."""
    logout_user()
    session.clear()
    flash("You have signed out.", "success")
    return redirect(url_for("desk.home"))


@bp.route("/forgotten-password", methods=["GET", "POST"])
@open_to_all
def forgotten() -> ResponseReturnValue:
    """Send a link to choose a new password. Whether the address is known is not said."""
    form = ForgottenForm()
    if form.validate_on_submit():
        account = account_of(form.email.data or "")
        if account is not None and account.is_active and account.joined_at is not None:
            send_reset(account, site_name())
        return redirect(url_for("accounts.link_sent"))
    return render_template("accounts/forgotten.html", form=form)


@bp.get("/forgotten-password/sent")
@open_to_all
def link_sent() -> str:
    """What happens next, whether or not the address is known."""
    return render_template("accounts/link_sent.html")


@bp.route("/new-password/<secret>", methods=["GET", "POST"])
@open_to_all
def reset(secret: str) -> ResponseReturnValue:
    """Choose a new password by the link that was sent."""
    return _by_link(account_of_token(secret, "reset"), "accounts/reset.html")


@bp.route("/invitation/<secret>", methods=["GET", "POST"])
@open_to_all
def accept(secret: str) -> ResponseReturnValue:
    """Accept an invitation by choosing a password."""
    return _by_link(account_of_token(secret, "invitation"), "accounts/accept.html")


def _by_link(account: Account | None, template: str) -> ResponseReturnValue:
    if account is None:
        return render_template("accounts/link_ended.html"), 410
    form = PasswordForm()
    form.own_words = own_words(account)
    if form.validate_on_submit():
        choose_password(account, form.password.data or "", by=account)
        begin_session(account)
        flash("Your password was saved and you are signed in.", "success")
        return redirect(url_for("desk.home"))
    return render_template(template, form=form, account=account)


def begin_session(account: Account) -> None:
    """Sign the account in, leaving nothing of what the browser held before."""
    session.clear()
    session.permanent = True
    login_user(account)
    note_password()


def _safe(address: str) -> str:
    """The address, where it is a page of ours that can be opened; else the first page."""
    parts = urlsplit(address.replace("\\", "/"))
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return url_for("desk.home")
    try:
        current_app.url_map.bind("").match(parts.path, method="GET")
    except (HTTPException, RequestRedirect):
        return url_for("desk.home")
    return address
