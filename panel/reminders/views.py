"""Which letters one wants; and telling people once a change is kept."""

from flask import Blueprint, Flask, Response, current_app, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import signed_in
from panel.accounts.queries import own_account
from panel.mail.addresses import site
from panel.mail.operations import post_waiting
from panel.mail.rules import LetterKind
from panel.reminders.forms import LettersForm, as_kept
from panel.reminders.operations import set_letters, tell_announced
from panel.reminders.queries import settings_of
from panel.transaction import transaction

bp = Blueprint("reminders", __name__)


@bp.route("/account/letters", methods=["GET", "POST"])
@signed_in
def letters() -> ResponseReturnValue:
    """When one wants letters of each kind, and in which hours none."""
    account = own_account()
    form = LettersForm(data=as_kept(settings_of(account)))
    if form.validate_on_submit():
        set_letters(account, form.wishes(), form.quiet(), by=account)
        flash("Your letters were set.", "success")
        return redirect(url_for("accounts.account"))
    return render_template("reminders/letters.html", form=form, kinds=[kind.name.lower() for kind in LetterKind])


@bp.after_app_request
def tell_when_kept(response: Response) -> Response:
    """Tell people once the browser has its answer: by then the change is kept, or its announcement undone with it."""
    if g.get("announced", False):
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 its documented way
        where = site()

        def tell() -> None:
            with app.test_request_context(base_url=where):
                with transaction():
                    tell_announced()
                post_waiting()

        response.call_on_close(tell)
    return response
