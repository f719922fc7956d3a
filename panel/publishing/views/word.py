"""Agenda, minutes, action log and work programme as Word files, in the council's own template.

Each is made from the same HTML that is printed, for the reader who asks for it: what is withheld was left out before.
"""

from dataclasses import dataclass, replace

from flask import Response, abort, current_app, make_response, request
from werkzeug.utils import secure_filename

from panel import clock, store
from panel.access.doors import open_to_all
from panel.bodies.models import Body, Council
from panel.exemption.operations import looked_at
from panel.exemption.queries import edition_for, reader_of
from panel.exemption.rules import READERS, How
from panel.extensions import db
from panel.follow_up.action_log import log_on, log_paper
from panel.follow_up.printing import log_part
from panel.meetings.queries import agenda_shown
from panel.minutes.contents import contents_of_minutes
from panel.minutes.printing import html_of
from panel.minutes.queries import about_minutes, may_read, taken_down
from panel.office.word import word_file
from panel.packs.gathering import day_of, notice_of
from panel.publishing.reading import agenda_as_read, news_of
from panel.publishing.views.doors import bp, the_meeting
from panel.publishing.views.reading import blocks
from panel.withdrawals.operations import downloaded
from panel.withdrawals.queries import gone
from panel.work_programme.printing import programme_paper, programme_part

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/meetings/<int:meeting_id>/agenda.docx")
@open_to_all
def agenda_word(meeting_id: int) -> Response:
    """The agenda as the reader reads it on screen, with the titles of the papers that they may know of."""
    meeting = the_meeting(meeting_id)
    if not agenda_shown(meeting):
        abort(404)
    title = f"Agenda of the {meeting.panel_name}, {day_of(meeting)}"
    html = current_app.jinja_env.get_template("print/agenda.html").render(
        title=title,
        notice=notice_of(meeting, (), clock.today()),
        blocks=blocks(agenda_as_read(meeting)),
        news=news_of(meeting),
    )
    return _sent(Paper(html, title, f"agenda-{meeting.reference}", meeting.body.council))


@bp.get("/meetings/<int:meeting_id>/minutes.docx")
@open_to_all
def minutes_word(meeting_id: int) -> Response:
    """The minutes as the reader may read them; none of those that were taken down (D7). It is no sealed copy (V13)."""
    meeting = the_meeting(meeting_id)
    taken = taken_down(meeting)
    if taken is not None:
        gone(taken)
    if not may_read(meeting):
        abort(404)
    read = contents_of_minutes(meeting, reader_of(meeting.body, meeting))
    paper = replace(read, signature=replace(read.signature, at="", text=""))
    made = Paper(html_of(paper), paper.title, f"minutes-{meeting.reference}", meeting.body.council, paper.closed)
    return _sent(made, note=about_minutes(meeting))


@bp.get("/meetings/<int:meeting_id>/action-log.docx")
@open_to_all
def log_word(meeting_id: int) -> Response:
    """The action log put before a meeting, in the edition that the reader may have."""
    meeting = the_meeting(meeting_id)
    paper = log_paper(meeting, READERS[edition_for(meeting.body, meeting)])
    html, _, title, _ = log_part(paper)
    return _sent(Paper(html, title, f"action-log-{meeting.reference}", meeting.body.council, paper.closed))


@bp.get("/panels/<int:body_id>/action-log.docx")
@open_to_all
def log_today_word(body_id: int) -> Response:
    """The action log of a panel as it stands today."""
    body = db.session.get(Body, body_id) or abort(404)
    paper = log_on(body, clock.today(), READERS[edition_for(body)])
    html, _, title, _ = log_part(paper)
    return _sent(Paper(html, title, f"action-log-{body.code}", body.council, paper.closed))


@bp.get("/panels/<int:body_id>/work-programme.docx")
@open_to_all
def programme_word(body_id: int) -> Response:
    """The work programme of a year: the same for everyone."""
    body = db.session.get(Body, body_id) or abort(404)
    paper = programme_paper(body, request.args.get("year", ""))
    html, _, title = programme_part(paper)
    return _sent(Paper(html, title, f"work-programme-{body.code}-{paper.year}", body.council))


@dataclass(frozen=True)
class Paper:
    """What is sent: its HTML, its title, what the file is called, and the names of what in it is closed."""

    html: str
    title: str
    name: str
    council: Council
    closed: tuple[str, ...] = ()


def _sent(paper: Paper, *, note: str = "") -> Response:
    """The file. Who takes what is closed with them is noted (D6), and with `note` every download of it (D8)."""
    sha256 = paper.council.word_sha256
    template = store.get(sha256) if sha256 else None
    data = word_file(paper.html, title=paper.title, author=paper.council.name, made=clock.now(), template=template)
    response = make_response(data)
    response.mimetype = WORD
    name = secure_filename(f"{paper.name}.docx".replace("/", "-")).lower()
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    looked_at(*paper.closed, how=How.DOWNLOADED)
    if note:
        downloaded(note)
    return response
