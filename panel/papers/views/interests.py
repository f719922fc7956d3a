"""Closed papers and members with an interest in their item: the proper officer is asked, paper by paper (M2)."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.interests.operations.closed_papers import answer
from panel.interests.queries import code_settings
from panel.meetings.models import Meeting
from panel.papers.interested import questions_of
from panel.papers.models import Paper
from panel.papers.views.doors import bp
from panel.people.models import Person


@bp.get("/meetings/<int:meeting_id>/papers/interests")
@requires(Permission.DECIDE_ACCESS)
def interests(meeting_id: int) -> str:
    """Every question of a meeting, with what was decided."""
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    return render_template(
        "papers/interests.html",
        meeting=meeting,
        questions=questions_of(meeting),
        officer_asked=code_settings(meeting.body).restricted_papers == "ask",
    )


@bp.post("/papers/<int:paper_id>/interests/<int:person_id>")
@requires(Permission.DECIDE_ACCESS)
def decide_interest(paper_id: int, person_id: int) -> ResponseReturnValue:
    """Keep the paper from the member, or let them have it."""
    paper = db.session.get(Paper, paper_id) or abort(404)
    person = db.session.get(Person, person_id) or abort(404)
    meeting = paper.item.meeting
    withheld = request.form.get("withheld") == "yes"
    answer(meeting, paper.about, person, withheld=withheld, by=acting())
    flash(f"It is {'kept from' if withheld else 'not kept from'} {person.printed}.", "success")
    return redirect(url_for("papers.interests", meeting_id=meeting.id))
