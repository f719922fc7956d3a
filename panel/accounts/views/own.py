"""One's own account."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import signed_in
from panel.accounts.forms import ChangePasswordForm, NameForm
from panel.accounts.models import Account
from panel.accounts.operations import choose_password, own_words, sign_out_everywhere
from panel.accounts.queries import own_account
from panel.accounts.secrets import is_right
from panel.accounts.views.blueprint import bp
from panel.accounts.views.signing_in import begin_session
from panel.people.operations import show_as


@bp.route("/account", methods=["GET", "POST"])
@signed_in
def account() -> ResponseReturnValue:
    """One's roles and seats, and how one's name is shown."""
    row = own_account()
    form = NameForm(obj=row.person)
    if form.validate_on_submit() and not row.person.young:
        show_as(row.person, form.shown_as.data or None, by=row)
        flash(f"You are now shown as {row.person.printed}.", "success")
        return redirect(url_for("accounts.account"))
    seats = row.seats_on(clock.today())
    return render_template("accounts/account.html", form=form, account=row, seats=seats)


@bp.route("/account/password", methods=["GET", "POST"])
@signed_in
def password() -> ResponseReturnValue:
    """Choose another password, knowing the present one; other sign-ins end."""
    row = own_account()
    form = ChangePasswordForm()
    form.own_words = own_words(row)
    if form.validate_on_submit():
        if is_right(form.present.data or "", row.password_hash):
            return _changed(row, form)
        form.refuse("present", "This is not your present password")
    return render_template("accounts/password.html", form=form)


@bp.post("/account/sign-out-everywhere")
@signed_in
def everywhere() -> ResponseReturnValue:
    """End every sign-in, on all devices, this one too."""
    sign_out_everywhere(own_account(), by=own_account())
    flash("You were signed out everywhere.", "success")
    return redirect(url_for("accounts.sign_in"))


def _changed(row: Account, form: ChangePasswordForm) -> ResponseReturnValue:
    choose_password(row, form.password.data or "", by=row)
    begin_session(row)
    flash("Your password was changed. You were signed out on all other devices.", "success")
    return redirect(url_for("accounts.account"))
