"""The life of the minutes: each step that others will see is asked about once, on its own page."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.audit.operations import Actor
from panel.exemption.rules import Edition
from panel.lifecycle import make, refuse
from panel.minutes.forms import ChairForm
from panel.minutes.models import MinuteBook
from panel.minutes.operations import approval, life
from panel.minutes.paper import MinutesPaper, Signature
from panel.minutes.printing import Printed, papers_of, print_editions
from panel.minutes.readiness import findings_of
from panel.minutes.rules.life import MOVES
from panel.minutes.views.doors import book_by, bp
from panel.transaction import reading, transaction

Papers = dict[Edition, MinutesPaper]


@dataclass(frozen=True)
class Step:
    """A step of the clerk: what will happen, what is said when it has, and what does it."""

    consequences: tuple[str, ...]
    done: str
    do: Callable[..., None] | None = None


def _send_to_chair(book: MinuteBook, *, by: Actor) -> None:
    site = current_app.config["BASE_URL"] or request.host_url.rstrip("/")
    address = f"{site}{url_for('minutes.minutes', meeting_id=book.meeting_id)}"
    life.send_to_chair(book, address=address, by=by)


STEPS: dict[str, Step] = {
    "send-to-chair": Step(
        (
            "The chair can read the minutes, agree them or send them back with a note.",
            "Nobody can change them meanwhile.",
        ),
        "The minutes are with the chair.",
        _send_to_chair,
    ),
    "take-back": Step(
        ("The minutes are a draft again, and you can change them.", "What the chair had agreed no longer counts."),
        "The minutes are a draft again.",
        life.take_back,
    ),
    "publish": Step(
        (
            "Everyone can read the minutes on the web, headed as a draft.",
            "What is not for publication is left out of what the public see.",
            "The numbers of the minutes are fixed from now on.",
        ),
        "The minutes are published as a draft.",
    ),
    "withdraw": Step(
        (
            "The public can no longer read the minutes until you publish them again.",
            "You can change the words. The numbers stay.",
        ),
        "The minutes are a draft again. Publish them when they are corrected.",
        life.withdraw,
    ),
    "reopen": Step(
        (
            "The minutes are a published draft again.",
            "What the later meeting’s minutes say of the approval stays, until you change it there.",
        ),
        "The approval is undone.",
        approval.reopen,
    ),
}


@bp.route("/meetings/<int:meeting_id>/minutes/step/<step>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def step(meeting_id: int, step: str) -> ResponseReturnValue:
    """Ask once, then take the step."""
    book, asked = book_by(meeting_id), STEPS.get(step) or abort(404)
    make(MOVES, step, book.state, book)
    if request.method == "POST":
        asked.do(book, by=acting()) if asked.do else _publish(meeting_id)
        flash(asked.done, "success")
        return redirect(url_for("minutes.minutes", meeting_id=meeting_id))
    return render_template(
        "minutes/step.html",
        meeting=book.meeting,
        book=book,
        move=MOVES[step],
        step=asked,
        findings=findings_of(book) if step in ("send-to-chair", "publish") else [],
    )


def _publish(meeting_id: int) -> None:
    papers, printed = print_now(meeting_id)
    with transaction():
        life.publish(still_so(meeting_id, papers), printed, by=acting())


def print_now(
    meeting_id: int, signature: Signature | None = None, seal: Callable[[bytes], bytes] = bytes
) -> tuple[Papers, Printed]:
    """Draw both editions as the minutes stand, and perhaps seal them, holding no transaction."""
    with reading():
        papers = papers_of(book_by(meeting_id).meeting, signature)
    return papers, print_editions(papers, seal)


def still_so(meeting_id: int, papers: Papers, signature: Signature | None = None) -> MinuteBook:
    """The minutes, if they still say what was printed. Raises Refused where someone changed them meanwhile."""
    book = book_by(meeting_id)
    if papers_of(book.meeting, signature) != papers:
        raise refuse("V11", "The minutes were changed while they were being printed. Look at them again, then repeat.")
    return book


@bp.post("/meetings/<int:meeting_id>/minutes/chair")
@requires(Permission.AGREE_MINUTES)
def chair(meeting_id: int) -> ResponseReturnValue:
    """The chair agrees the minutes, or sends them back."""
    book, form = book_by(meeting_id), ChairForm()
    if form.validate_on_submit():
        if form.send_back.data:
            life.send_back(book, form.note.data or "", by=acting())
            flash("The minutes are back with the clerk.")
        else:
            life.agree(book, form.note.data or "", by=acting())
            flash("You have agreed the minutes. The clerk can publish them.", "success")
    return redirect(url_for("minutes.minutes", meeting_id=meeting_id))
