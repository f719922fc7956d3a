"""Links for those who were asked: sent and ended by the clerk, and the page that a link opens."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.addressees import addressees
from panel.bodies.models import Body
from panel.extensions import db
from panel.follow_up import operations
from panel.follow_up.forms import OWN, ByLinkForm, ColumnsForm, SendForm
from panel.follow_up.links import Holder, asked_by_link, kept_back, link_of, links_of, revoke
from panel.follow_up.listing import rows
from panel.follow_up.models import OwnerLink
from panel.follow_up.owners import owners_of
from panel.follow_up.rules.columns import SETS, columns_of
from panel.follow_up.views.doors import bp, evidence_of, thing_by
from panel.lifecycle import Refused
from panel.minutes.models import FollowUp

ENDED = "This link has ended or is too old. Ask the clerk of the panel for a new one."


@bp.route("/follow-up/<int:follow_up_id>/send/<int:place>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def send(follow_up_id: int, place: int) -> ResponseReturnValue:
    """Send the owner at this place a link by which they say what came back, without an account."""
    asked = thing_by(follow_up_id)
    owners = owners_of(asked)[asked.id]
    owner = owners[place] if place < len(owners) else abort(404)
    known = addressees([owner.person])
    form = SendForm(data={"email": known[0].email if known else None})
    if form.validate_on_submit():
        email = form.email.data or ""
        operations.send_link(owner, asked.minute.meeting.body, email, by=acting())
        flash(f"A link for {owner.printed} was written to {email}.", "success")
        return redirect(url_for("follow_up.thing", follow_up_id=asked.id))
    return render_template("follow_up/send.html", thing=asked, owner=owner, form=form)


@bp.get("/panels/<int:body_id>/owner-links")
@requires(Permission.TAKE_MINUTES)
def links(body_id: int) -> str:
    """The links that still work, each with the button that ends it."""
    body = db.session.get(Body, body_id) or abort(404)
    return render_template("follow_up/links.html", body=body, links=links_of(body))


@bp.post("/follow-up/links/<int:link_id>/end")
@requires(Permission.TAKE_MINUTES)
def end_link(link_id: int) -> ResponseReturnValue:
    """End a link."""
    link = db.session.get(OwnerLink, link_id) or abort(404)
    revoke(link, by=acting())
    flash(f"The link of {link.printed} no longer works.", "success")
    return redirect(url_for("follow_up.links", body_id=link.body_id))


@bp.get("/asked-of-you/<secret>")
@open_to_all
def by_link(secret: str) -> str:
    """What a panel asks of whoever holds this link: only that, and nothing that is withheld."""
    link = _link(secret)
    found = list(db.session.scalars(asked_by_link(link)))
    return render_template(
        "follow_up/by_link.html", link=link, secret=secret, rows=rows(found), more=kept_back(link, len(found))
    )


@bp.route("/asked-of-you/<secret>/<int:number>", methods=["GET", "POST"])
@open_to_all
def report_by_link(secret: str, number: int) -> ResponseReturnValue:
    """Say what came of one of them. It goes to the clerk, who puts it on the record."""
    link = _link(secret)
    asked = db.session.scalar(asked_by_link(link).where(FollowUp.id == number)) or abort(404)
    form = ByLinkForm()
    if form.validate_on_submit():
        try:
            link.used_at = clock.now()
            evidence = evidence_of(form.link.data, form.file.data)
            text = form.text.data or ""
            operations.report(asked, text, says=form.says.data, evidence=evidence, waits=True, by=Holder(link))
        except Refused as refused:
            form.refuse("file" if form.file.data else None, str(refused))
        else:
            flash("Thank you. It went to the clerk, who puts it on the record.", "success")
            return redirect(url_for("follow_up.by_link", secret=secret))
    (row,) = rows([asked])
    return render_template("follow_up/report_by_link.html", link=link, secret=secret, row=row, form=form)


def _link(secret: str) -> OwnerLink:
    return link_of(secret) or abort(410, description=ENDED)


@bp.route("/panels/<int:body_id>/action-columns", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def columns(body_id: int) -> ResponseReturnValue:
    """Which columns a panel's action log has: a set that councils use, or its own."""
    body = db.session.get(Body, body_id) or abort(404)
    now = columns_of(body.action_columns)
    name = next((name for name, headings in SETS.items() if headings == now), OWN)
    form = ColumnsForm(data={"set": name, "own": "\n".join(now) if name == OWN else ""})
    if form.validate_on_submit():
        operations.head_columns(body, form.headings(), by=acting())
        flash("The columns of the action log are saved.", "success")
        return redirect(url_for("bodies.body", body_id=body.id))
    return render_template("follow_up/columns.html", body=body, form=form)
