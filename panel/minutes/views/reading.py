"""Reading the minutes: the page first, the PDF second."""

from flask import abort, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from panel.access.doors import may, open_to_all
from panel.access.rules import Permission
from panel.exemption.queries import edition_for, reader_of
from panel.lifecycle import open_moves
from panel.meetings.rules.life import SAT, State
from panel.minutes.contents import contents_of_minutes
from panel.minutes.forms import ChairForm
from panel.minutes.printing import minutes_pdf
from panel.minutes.queries import book_of, may_read
from panel.minutes.rules.life import MOVES, MinutesState, editable
from panel.minutes.views.doors import bp, meeting_by

STEPS = ("send-to-chair", "take-back", "publish", "withdraw", "reopen")
"""The steps of the clerk, each asked once on its own page."""


@bp.get("/meetings/<int:meeting_id>/minutes")
@open_to_all
def minutes(meeting_id: int) -> str:
    """The minutes as this reader may read them."""
    meeting = meeting_by(meeting_id)
    book = book_of(meeting)
    paper = contents_of_minutes(meeting, reader_of(meeting.body)) if may_read(meeting) else None
    takes = may(Permission.TAKE_MINUTES, meeting.body)
    chairs = may(Permission.AGREE_MINUTES, meeting.body)
    with_chair = book is not None and book.state is MinutesState.WITH_CHAIR
    return render_template(
        "minutes/minutes.html",
        meeting=meeting,
        book=book,
        paper=paper,
        takes=takes,
        chairs=chairs,
        steps=[move for move in open_moves(MOVES, book.state) if move.name in STEPS] if book and takes else [],
        chair_form=ChairForm() if chairs and with_chair else None,
        writing=takes and book is not None and not editable(book.state, corrections=bool(book.corrections)),
        to_come=meeting.state not in SAT and meeting.state is not State.STUB,
    )


@bp.get("/meetings/<int:meeting_id>/minutes.pdf")
@open_to_all
def pdf(meeting_id: int) -> ResponseReturnValue:
    """The minutes as a PDF, in the edition this reader may have; the stored bytes where published or signed."""
    meeting = meeting_by(meeting_id)
    if not may_read(meeting):
        abort(404)
    response = make_response(minutes_pdf(meeting, edition_for(meeting.body)))
    response.mimetype = "application/pdf"
    way = "attachment" if "download" in request.args else "inline"
    name = secure_filename(f"minutes-{meeting.reference}.pdf").lower()
    response.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    return response
