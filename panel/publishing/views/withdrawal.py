"""Taking down what was published, at once; then the withdrawal's own page: who had it, and what stands in its place."""

from flask import abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import store
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.packs.redaction import clean_copy
from panel.papers.uploads import take_in
from panel.pdf.cut import covers
from panel.publishing import taking_down
from panel.publishing.forms import RedactedForm, WithdrawForm
from panel.publishing.models import Publication
from panel.publishing.rules.taken import judge_redaction
from panel.publishing.views.doors import bp, the_meeting
from panel.transaction import transaction
from panel.withdrawals.models import Withdrawal
from panel.withdrawals.queries import downloads_of


@bp.route("/meetings/<int:meeting_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.WITHDRAW)
def withdraw(meeting_id: int) -> ResponseReturnValue:
    """Withdraw a pack, a paper, pages or minutes at once, with a reason. Files in their place are drawn after it."""
    meeting = the_meeting(meeting_id)
    form = WithdrawForm()
    targets = taking_down.targets_of(meeting)
    form.what.choices = [(target.value, target.label) for target in targets]
    if form.validate_on_submit() and form.accepts(pages := form.pages()):
        try:
            with transaction():
                meeting = db.session.get_one(Meeting, meeting_id)
                made = taking_down.take_down(meeting, form.what.data, form.reason.data, pages=pages, by=acting())
                number, files = made.id, taking_down.affected_by(made)
        except Refused as refused:
            form.refuse("what" if pages is None else "first", str(refused))
        else:
            _redraw(files)
            flash("It was withdrawn.", "success")
            return redirect(url_for("publishing.withdrawal", withdrawal_id=number))
    return render_template(
        "publishing/withdraw.html", meeting=db.session.get_one(Meeting, meeting_id), form=form, targets=targets
    )


@bp.route("/withdrawals/<int:withdrawal_id>", methods=["GET", "POST"])
@requires(Permission.WITHDRAW)
def withdrawal(withdrawal_id: int) -> ResponseReturnValue:
    """What was withdrawn, who had downloaded it, and the redacted paper in its place."""
    found = db.session.get(Withdrawal, withdrawal_id) or abort(404)
    form = RedactedForm()
    if form.validate_on_submit():
        try:
            _put_in_place(withdrawal_id, form)
        except Refused as refused:
            form.refuse("file", str(refused))
        else:
            flash("The redacted paper stands in the place of what was withdrawn.", "success")
            return redirect(url_for("publishing.withdrawal", withdrawal_id=withdrawal_id))
        found = db.session.get_one(Withdrawal, withdrawal_id)
    files = [db.session.get_one(Publication, id) for id in taking_down.files_of(found)]
    return render_template(
        "publishing/withdrawal.html",
        meeting=found.meeting,
        withdrawal=found,
        what=taking_down.words_for(found),
        form=form,
        files=files,
        downloads=downloads_of(*taking_down.addresses_of(found, files)),
        opens=may(Permission.OPEN_SEALED, found.meeting.body),
    )


def _put_in_place(withdrawal_id: int, form: RedactedForm) -> None:
    """Examine and clean what was sent with no transaction open, then keep it and draw the files anew."""
    upload = form.file.data
    db.session.rollback()
    limit = current_app.config["MAX_UPLOAD_MB"] * 1_000_000
    taken = take_in(upload.read(), name=upload.filename or "", max_bytes=limit)
    against = judge_redaction(covers=covers(store.get(taken.sha256)))
    if against:
        raise Refused(*against)
    sha256 = store.put(clean_copy(store.get(taken.sha256), "Redacted paper"))
    with transaction():
        found = db.session.get_one(Withdrawal, withdrawal_id)
        taking_down.put_in_place(found, sha256, sent=taken.sha256, by=acting())
        files = taking_down.affected_by(found)
    _redraw(files)


def _redraw(files: list[int]) -> None:
    for id in files:
        taking_down.redraw(id, by=acting())
