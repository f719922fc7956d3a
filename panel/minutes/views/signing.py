"""Signing: on screen by whoever presided, or on paper with the scan of the leaves beside the text (V9–V11, V13)."""

from flask import abort, current_app, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.fresh import give_again, is_fresh
from panel.exemption.rules import FULL_EDITION, Edition
from panel.extensions import db
from panel.fields.form import Form
from panel.lifecycle import Check, Refused, make
from panel.minutes.book_forms import ReasonForm, ScanForm, SealForm, SignatureForm
from panel.minutes.certificates import NoCertificate
from panel.minutes.contents import contents_of_minutes, signature_of
from panel.minutes.models import Scan
from panel.minutes.operations.signing import Signed, keep_scan
from panel.minutes.operations.signing import sign as record
from panel.minutes.paper import Signature
from panel.minutes.printing import text_sha256, unaltered
from panel.minutes.queries import may_read, taken_down
from panel.minutes.readiness import ready_to_sign
from panel.minutes.rules.life import MOVES
from panel.minutes.rules.readiness import needs_reason
from panel.minutes.rules.seal import NotSealed, Seal
from panel.minutes.rules.signing import judge_text
from panel.minutes.seals import sealer
from panel.minutes.texts import people_named
from panel.minutes.views.book import print_now, still_so
from panel.minutes.views.doors import book_by, bp, judged_signer, may_see_scans, meeting_by
from panel.papers.rules.contents import FileFacts
from panel.papers.views.doors import taken_in
from panel.people.models import Person
from panel.transaction import transaction
from panel.withdrawals.queries import gone


@bp.get("/meetings/<int:meeting_id>/minutes/ready")
@requires(Permission.READ_DRAFT_MINUTES)
def ready(meeting_id: int) -> str:
    """Ready to sign? What is met and what is not, with the way to where it is mended."""
    book = book_by(meeting_id)
    found = ready_to_sign(book)
    return render_template(
        "minutes/ready.html",
        meeting=book.meeting,
        book=book,
        found=found,
        reason_needed=needs_reason(found),
        signs=not judged_signer(book),
        presided=[one.printed for one in book.approved_at.presiding] if book.approved_at else [],
    )


@bp.route("/meetings/<int:meeting_id>/minutes/sign", methods=["GET", "POST"])
@requires(Permission.READ_MEMBERS_PAPERS)
def sign(meeting_id: int) -> ResponseReturnValue:
    """Whoever presided at the meeting that approved the minutes signs them, as themselves and now (V9, V13)."""
    book = book_by(meeting_id)
    make(MOVES, "sign", book.state, book)
    against = judged_signer(book)
    if against:
        raise Refused(*against)
    found, fresh = ready_to_sign(book, signer=acting().person_id), _fresh()
    now = text_sha256(contents_of_minutes(book.meeting, FULL_EDITION))
    form = SealForm(data={"text": now})
    if form.validate_on_submit() and _reasoned(form, found):
        changed = judge_text(form.text.data or "", now)
        if changed:
            form.refuse(None, changed[0].words)
            form.text.data = now
        elif _is_the_person(form, fresh=fresh):
            answer = _sealed(form, meeting_id)
            if answer is not None:
                return answer
    return render_template(
        "minutes/sign.html",
        meeting=book_by(meeting_id).meeting,
        form=form,
        found=found,
        reason_needed=needs_reason(found),
        fresh=fresh,
        text=now,
    )


def _fresh() -> bool:
    minutes: int = current_app.config["SIGN_FRESH_MINUTES"]
    return is_fresh(minutes)


def _reasoned(form: ReasonForm, checks: list[Check]) -> bool:
    """Whether a reason is given where something is not met."""
    if needs_reason(checks) and not form.despite.data:
        form.refuse("despite", "Say why they are signed although something is not met, or put it right first")
        return False
    return True


def _is_the_person(form: SealForm, *, fresh: bool) -> bool:
    """Whether the password was given just now, or is right."""
    if fresh:
        return True
    outcome = give_again(form.password.data or "")
    if outcome.account_id is None:
        slowed = "There have been too many tries. Wait 15 minutes, then sign"
        form.refuse("password", slowed if outcome.slowed else "The password is not right. Enter your own password")
        return False
    return True


def _sealed(form: SealForm, meeting_id: int) -> ResponseReturnValue | None:
    """Print the minutes as signed and seal them; then lock them with those bytes. None where that could not be."""
    book, now = book_by(meeting_id), clock.now()
    meeting = book.meeting
    person: Person | None = db.session.get(Person, acting().person_id)
    name, council = person.printed if person else acting().name, meeting.body.council.name
    mark = Signature(signature_of(book).whose, name, wording.short_date(now.date()), wording.moment(now))
    what = Seal(name, meeting.venue or council, f"Signed as a correct record of {wording.short_date(meeting.date)}")
    person_id = person.id if person else None
    try:
        papers, printed = print_now(meeting_id, mark, sealer(what, council))
    except (NoCertificate, NotSealed) as error:
        form.refuse(None, str(error))
        return None
    with transaction():
        signer = db.session.get(Person, person_id)
        signed = Signed(
            now.date(), signer, at=now, text=papers[Edition.FULL].signature.text, despite=form.despite.data or ""
        )
        record(still_so(meeting_id, papers, mark), printed, signed, by=acting())
    flash("You have signed the minutes. They are sealed and locked.", "success")
    return redirect(url_for("minutes.minutes", meeting_id=meeting_id))


@bp.route("/meetings/<int:meeting_id>/minutes/signature", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def signature(meeting_id: int) -> ResponseReturnValue:
    """The clerk records that the printed minutes were signed, with the scan of the leaves (V9, V10)."""
    book = book_by(meeting_id)
    make(MOVES, "sign", book.state, book)
    at = book.approved_at
    signers = people_named([*at.presiding, *at.attendance, *at.body.seats] if at else [])
    presided = at.presiding[0].printed if at and at.presiding else ""
    form = SignatureForm(data={"name": presided, "on": at.date if at else None})
    person = signers.get(form.name.data or "")
    found = ready_to_sign(book, signer=person.id if person else None)
    if form.validate_on_submit() and _reasoned(form, found) and form.on.data:
        if form.on.data > clock.today():
            form.refuse("on", "The day of signing must not be in the future")
        else:
            answer = _signed_on_paper(form, meeting_id, person)
            if answer is not None:
                return answer
    return render_template(
        "minutes/signature.html",
        meeting=book_by(meeting_id).meeting,
        form=form,
        found=found,
        reason_needed=needs_reason(found),
        names=sorted(signers),
    )


def _signed_on_paper(form: SignatureForm, meeting_id: int, person: Person | None) -> ResponseReturnValue | None:
    """Keep the scan, print the minutes as signed, and lock them with those bytes. None for a scan that is no PDF."""
    name, on, person_id = form.name.data or "", form.on.data, person.id if person else None
    shown = person.printed if person else name
    mark = Signature(signature_of(book_by(meeting_id)).whose, shown, wording.short_date(on))
    try:
        scan = taken_in(form.scan.data) if form.scan.data else None
    except Refused as refused:
        form.refuse("scan", str(refused))
        return None
    papers, printed = print_now(meeting_id, mark)
    with transaction():
        book = still_so(meeting_id, papers, mark)
        signed = Signed(
            on, db.session.get(Person, person_id) if person_id else None, name, despite=form.despite.data or ""
        )
        record(book, printed, signed, by=acting())
        if scan:
            keep_scan(book, scan, by=acting())
    flash("The signature is recorded. The minutes are locked.", "success")
    return redirect(url_for("minutes.minutes", meeting_id=meeting_id))


@bp.route("/meetings/<int:meeting_id>/minutes/scans/add", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def add_scan(meeting_id: int) -> ResponseReturnValue:
    """Add a scan of the signed leaves to minutes whose signature is recorded."""
    form = ScanForm()
    if form.validate_on_submit():
        found = _scan_of(form)
        if found is not None:
            with transaction():
                keep_scan(book_by(meeting_id), found, by=acting())
            flash("The scan is kept beside the minutes.", "success")
            return redirect(url_for("minutes.minutes", meeting_id=meeting_id))
    return render_template("minutes/add_scan.html", meeting=book_by(meeting_id).meeting, form=form)


def _scan_of(form: Form) -> FileFacts | None:
    try:
        return taken_in(form.scan.data)
    except Refused as refused:
        form.refuse("scan", str(refused))
        return None


@bp.get("/scans/<int:scan_id>")
@open_to_all
def scan(scan_id: int) -> ResponseReturnValue:
    """A scan of the signed leaves, for whoever may read every minute on them."""
    found: Scan = db.session.get(Scan, scan_id) or abort(404)
    meeting = meeting_by(found.book.meeting_id)
    taken = taken_down(meeting)
    if taken is not None:
        gone(taken)
    if not may_read(meeting) or not may_see_scans(found.book):
        abort(404)
    response = make_response(unaltered(found.sha256))
    response.mimetype = "application/pdf"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers.set("Content-Disposition", "attachment", filename=f"signed-minutes-{found.id}.pdf")
    return response
