"""Each person's first page, the history of a meeting, and the pages about the site itself."""

from collections.abc import Callable

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import open_to_all, requires
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.bodies.models import Body
from panel.bodies.queries import the_council
from panel.desk.history import history_of, people_in_history, texts_set_aside
from panel.desk.news import remember
from panel.desk.queries import desk_of
from panel.desk.reviews import reviews_due
from panel.desk.telling import tell, without_words
from panel.exemption.queries import reader_of
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.people.models import Person

bp = Blueprint("desk", __name__)


@bp.get("/")
@open_to_all
def home() -> ResponseReturnValue:
    """The next meetings and what one may do about them; for the public, where to read."""
    account = reader_account()
    page = render_template("desk/home.html", account=account, desk=desk_of(account))
    if account and account.seats_on(clock.today()):
        remember(account)
    return page


@bp.get("/meetings/<int:meeting_id>/history")
@requires(Permission.READ_TRAIL)
def history(meeting_id: int) -> str:
    """Who did what to a meeting, with what was there before and after.

    The texts themselves are shown only to who may read restricted papers: the trail holds every text there was.
    """
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    who = request.args.get("who") or None
    page = db.paginate(history_of(meeting, who), per_page=30)
    name, texts = _names(), reader_of(meeting.body).sees_restricted
    return render_template(
        "desk/history.html",
        meeting=meeting,
        page=page,
        told={entry.id: tell([*entry.changes, *entry.apart], name) for entry in page.items},
        sentences={one.id: one.sentence if texts else without_words(one.sentence) for one in page.items},
        texts=texts,
        set_aside=texts_set_aside(meeting) if page.page == 1 else [],
        people=people_in_history(meeting),
        who=who,
    )


@bp.get("/panels/<int:body_id>/closed/reviews")
@requires(Permission.READ_LOOKS)
def reviews(body_id: int) -> str:
    """The closed things whose reason is to be looked at again (P7)."""
    body = db.session.get(Body, body_id) or abort(404)
    return render_template("desk/reviews.html", body=body, reviews=reviews_due(body))


@bp.get("/accessibility")
@open_to_all
def accessibility() -> str:
    """The accessibility statement (W2)."""
    council = the_council()
    contact = council.contacts[0] if council and council.contacts else {}
    return render_template(
        "help/accessibility.html", contact_email=contact.get("email"), contact_phone=contact.get("phone")
    )


def _names() -> Callable[[int], str]:
    """What gives each person's name by their number, looked up for all at once."""
    names = {one.id: one.printed for one in db.session.scalars(db.select(Person))}
    return lambda person_id: names.get(person_id, f"person {person_id}")
