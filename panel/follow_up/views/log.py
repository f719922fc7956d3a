"""What a meeting decided, and the list of everything that panels asked for."""

from typing import Any

from flask import abort, render_template, request, url_for
from sqlalchemy import exists

from panel.access.doors import may, open_to_all, requires
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.exemption.operations import looked_at
from panel.exemption.queries import reader_of
from panel.extensions import db
from panel.follow_up.forms import OLDEST, OPEN, STANDINGS, STATES, LogForm
from panel.follow_up.listing import NOBODY, Wanted, how_many, listed, not_followed_up, oldest_open, rows
from panel.follow_up.models import Update
from panel.follow_up.queries import asked_for, waiting_updates
from panel.follow_up.views.doors import bp
from panel.meetings.queries import meeting_by, meeting_shown
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import FollowUp
from panel.minutes.queries import may_read

PER_PAGE = 25


@bp.get("/meetings/<int:meeting_id>/outcomes")
@open_to_all
def outcomes(meeting_id: int) -> str:
    """What the meeting decided, item by item, with who is to do it and by when as minuted."""
    meeting = meeting_by(meeting_id)
    if meeting is None or not meeting_shown(meeting):
        abort(404)
    paper = contents_of_minutes(meeting, reader_of(meeting.body, meeting)) if may_read(meeting) else None
    decided = [minute for minute in paper.minutes if minute.outcomes or minute.actions] if paper else []
    untracked = not_followed_up(meeting) if paper and may(Permission.TAKE_MINUTES, meeting.body) else []
    page = render_template(
        "follow_up/outcomes.html", meeting=meeting, paper=paper, decided=decided, untracked=untracked
    )
    looked_at(*(paper.closed if paper else ()))
    return page


@bp.get("/follow-up")
@open_to_all
def log() -> str:
    """Everything that panels asked for, as far as the reader may read the minutes: by panel, state and owner."""
    bodies = bodies_by_name()
    form = LogForm(request.args, meta={"csrf": False})
    form.body.choices = [(body.id, body.name) for body in bodies]
    chosen = [body for body in bodies if form.body.data in (None, body.id)]
    query = listed(chosen, _wanted(form))
    page = db.paginate(query, per_page=PER_PAGE, max_per_page=PER_PAGE, error_out=False)
    narrowed = _narrowed(form, bodies)
    return render_template(
        "follow_up/log.html",
        form=form,
        page=page,
        rows=rows(page.items),
        narrowed=narrowed,
        counts=how_many(chosen),
        oldest=oldest_open(chosen) if page.page == 1 and not set(request.args) - {"body"} else [],
        waiting=waiting_updates(chosen) if any(may(Permission.TAKE_MINUTES, body) for body in chosen) else 0,
        several=len(bodies) > 1,
        chosen=chosen,
    )


@bp.get("/follow-up/waiting")
@requires(Permission.TAKE_MINUTES)
def waiting() -> str:
    """What those who were asked sent by their links, and nobody has put on the record yet."""
    kept = [body for body in bodies_by_name() if may(Permission.TAKE_MINUTES, body)]
    query = asked_for(kept).where(exists().where(Update.follow_up_id == FollowUp.id, Update.waits))
    return render_template("follow_up/waiting.html", page=db.paginate(query, per_page=PER_PAGE, error_out=False))


def _wanted(form: LogForm) -> Wanted:
    state, owner = form.state.data or "", (form.owner.data or "").strip()
    return Wanted(
        standing=STANDINGS.get(state),
        waiting=state == OPEN,
        owner="" if owner.lower() == NOBODY else owner,
        unowned=owner.lower() == NOBODY,
        oldest_first=form.order.data == OLDEST,
    )


def _narrowed(form: LogForm, bodies: list[Body]) -> list[tuple[str, str]]:
    """What the list is narrowed to, each with the address of the list without it."""
    names = {body.id: body.name for body in bodies}
    given = {
        "body": names.get(form.body.data or 0),
        "state": dict(STATES).get(form.state.data or ""),
        "owner": form.owner.data or None,
        "order": "Asked for longest ago first" if form.order.data else None,
    }
    arguments: dict[str, Any] = {field: form[field].data for field in given if form[field].data}
    return [
        (words, url_for("follow_up.log", **{name: value for name, value in arguments.items() if name != field}))
        for field, words in given.items()
        if words
    ]
