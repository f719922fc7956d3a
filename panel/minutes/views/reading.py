"""Reading the minutes: the page first, the PDF second."""

from flask import abort, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from panel import store
from panel.access.doors import may, open_to_all
from panel.access.rules import Permission
from panel.exemption.operations import looked_at
from panel.exemption.queries import reader_of
from panel.exemption.rules import Edition, How
from panel.lifecycle import open_moves
from panel.meetings.rules.life import SAT, State
from panel.minutes.contents import contents_of_minutes
from panel.minutes.forms import ChairForm
from panel.minutes.markings import edition_of, is_closed
from panel.minutes.printing import minutes_pdf
from panel.minutes.queries import about_minutes, book_of, may_read, minutes_of, taken_down
from panel.minutes.rules.life import MOVES, MinutesState, editable
from panel.minutes.views.doors import bp, judged_signer, may_see_scans, meeting_by
from panel.withdrawals.operations import downloaded
from panel.withdrawals.queries import gone

STEPS = ("send-to-chair", "take-back", "publish", "withdraw", "reopen")
"""The steps of the clerk, each asked once on its own page."""


@bp.get("/meetings/<int:meeting_id>/minutes")
@open_to_all
def minutes(meeting_id: int) -> str:
    """The minutes as this reader may read them."""
    meeting = meeting_by(meeting_id)
    taken = taken_down(meeting)
    if taken is not None and not may_read(meeting):
        gone(taken)
    book = book_of(meeting)
    paper = contents_of_minutes(meeting, reader_of(meeting.body, meeting)) if may_read(meeting) else None
    takes = may(Permission.TAKE_MINUTES, meeting.body)
    chairs = may(Permission.AGREE_MINUTES, meeting.body)
    with_chair = book is not None and book.state is MinutesState.WITH_CHAIR
    page = render_template(
        "minutes/minutes.html",
        meeting=meeting,
        book=book,
        paper=paper,
        takes=takes,
        chairs=chairs,
        steps=[move for move in open_moves(MOVES, book.state) if move.name in STEPS] if book and takes else [],
        chair_form=ChairForm() if chairs and with_chair else None,
        signs=book is not None and book.state is MinutesState.APPROVED and not judged_signer(book),
        ready=book is not None and may(Permission.READ_DRAFT_MINUTES, meeting.body),
        scans=book.scans if book and book.scans and paper and taken is None and may_see_scans(book) else [],
        writing=takes and book is not None and not editable(book.state, corrections=bool(book.by_hand)),
        taken=taken is not None,
        to_come=meeting.state not in SAT and meeting.state is not State.STUB,
    )
    looked_at(*(paper.closed if paper else ()))
    return page


@bp.get("/meetings/<int:meeting_id>/minutes.pdf")
@open_to_all
def pdf(meeting_id: int) -> ResponseReturnValue:
    """The minutes as a PDF, in the edition this reader may have; the stored bytes where published or signed.

    Those that were taken down are opened by the monitoring officer only; everyone else has the redacted ones, if any.
    """
    meeting = meeting_by(meeting_id)
    taken, opens = taken_down(meeting), may(Permission.OPEN_SEALED, meeting.body)
    if taken is not None and not opens and not taken.replacement:
        gone(taken)
    if taken is None and not may_read(meeting):
        abort(404)
    downloaded(about_minutes(meeting), sealed=taken is not None and opens)
    replaced = taken is not None and not opens and taken.replacement
    reader, written = reader_of(meeting.body, meeting), minutes_of(meeting)
    edition = edition_of(written, reader)
    response = make_response(store.get(replaced) if replaced else minutes_pdf(meeting, edition))
    response.mimetype = "application/pdf"
    way = "attachment" if "download" in request.args else "inline"
    name = secure_filename(f"minutes-{meeting.reference}.pdf").lower()
    if edition is Edition.FULL and not replaced:
        looked_at(*(one.about for one in written if is_closed(one)), how=How.DOWNLOADED)
    response.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    return response
