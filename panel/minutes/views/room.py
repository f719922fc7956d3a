"""Minutes in the room: one item in hand, the agenda beside it, and nothing typed is lost."""

from dataclasses import dataclass

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from panel import clock, wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts import operations as drafts
from panel.drafts.models import Draft, DraftKind
from panel.exemption.rules import FULL_EDITION
from panel.extensions import db
from panel.lifecycle import Finding, Refused
from panel.meetings.models import Meeting
from panel.meetings.presence import presiding_at
from panel.meetings.queries import urgent_asks
from panel.meetings.roll import is_present
from panel.minutes.contents import contents_of_minutes
from panel.minutes.forms import MinuteForm
from panel.minutes.models import Minute
from panel.minutes.operations import taking
from panel.minutes.paper import MinuteShown
from panel.minutes.queries import awaiting_approval, book_of, is_spent, numbers_of
from panel.minutes.roll import roll_for
from panel.minutes.rules.life import editable
from panel.minutes.standing import standing_text
from panel.minutes.suggestions import asks_of, phrases_for, starts_for
from panel.minutes.texts import NOTHING, fields_of, together
from panel.minutes.views.doors import about, bp, meeting_by, minute_by
from panel.minutes.voting import findings_on
from panel.transaction import transaction

NOT_KEPT = frozenset({"csrf_token", "save", "save_next", "insert", "start"})


@dataclass(frozen=True)
class Line:
    """A line of the agenda as the room shows it: its minute, and whether something is written."""

    id: int
    number: str
    title: str
    written: bool
    current: bool


@bp.get("/meetings/<int:meeting_id>/minutes/take")
@requires(Permission.TAKE_MINUTES)
def take(meeting_id: int) -> ResponseReturnValue:
    """The room: the first minute in which nothing is written, or the first."""
    meeting = meeting_by(meeting_id)
    if book_of(meeting) is None:
        return redirect(url_for("minutes.minutes", meeting_id=meeting.id))
    lines = lines_of(meeting)
    open_lines = [line for line in lines if not line.written] or lines
    if not open_lines:
        return redirect(url_for("minutes.add", meeting_id=meeting.id))
    return redirect(url_for("minutes.minute", minute_id=open_lines[0].id))


@bp.post("/meetings/<int:meeting_id>/minutes/begin")
@requires(Permission.TAKE_MINUTES)
def begin(meeting_id: int) -> ResponseReturnValue:
    """Begin the minutes, or begin to enter a record of them that was made elsewhere."""
    taking.begin(meeting_by(meeting_id), afterwards="afterwards" in request.form, by=acting())
    return redirect(url_for("minutes.take", meeting_id=meeting_id))


@bp.route("/minutes/<int:minute_id>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def minute(minute_id: int) -> ResponseReturnValue:
    """The item in hand."""
    found = minute_by(minute_id)
    draft = chosen_both(found) or drafts.autosaved(about(found), by=acting())
    form = form_for(found, draft)
    if put_in(form, found):
        return _page(found, form, None)
    if form.validate_on_submit() and _saved(found, form):
        lines = lines_of(found.meeting)
        after = _neighbour(lines, found.id, 1) if form.save_next.data else None
        return redirect(url_for("minutes.minute", minute_id=after.id if after else found.id))
    return _page(found, form, draft if request.method == "GET" else None)


def form_for(minute: Minute, draft: Draft | None) -> MinuteForm:
    """The form: what was sent, or what was typed and not saved, or what is written."""
    if request.method == "POST":
        form = MinuteForm()
    elif draft is not None and draft.kind is DraftKind.SET_ASIDE:
        both = together(fields_of(minute), {**NOTHING, **draft.fields})
        form = MinuteForm(data={**both, "version": minute.version})
    elif draft is not None:
        form = MinuteForm(MultiDict(draft.fields))
    else:
        form = MinuteForm(data={**fields_of(minute), "version": minute.version})
        form.html.data = form.html.data or standing_text(minute)
    form.phrase.choices = [(key, label) for key, (label, _) in phrases_for(minute).items()]
    return form


def chosen_both(minute: Minute) -> Draft | None:
    """The text set aside that its author chose to edit together with the saved one (`?both=`)."""
    draft = db.session.get(Draft, request.args.get("both", 0, type=int))
    mine = draft is not None and draft.account_id == acting().id and draft.about == about(minute)
    return draft if mine and draft is not None and draft.kind is DraftKind.SET_ASIDE else None


def put_in(form: MinuteForm, minute: Minute) -> bool:
    """Do what a button of the form asked that saves nothing: put in a phrase, or outcomes to start from."""
    if form.insert.data:
        _, words = phrases_for(minute).get(str(form.phrase.data), ("", ""))
        form.html.raw_data = None
        form.html.data = (form.html.data or "") + str(Markup("<p>{}</p>").format(words) if words else "")
        return True
    starts = dict(enumerate(starts_for(minute)))
    chosen = starts.get(request.form.get("start", -1, type=int)) if request.method == "POST" else None
    for outcome in chosen.outcomes if chosen else ():
        form.outcomes.append_entry(outcome)
    return chosen is not None


def _saved(minute: Minute, form: MinuteForm) -> bool:
    """Save what was typed. Raises Moved where another text was saved first; a number that is not free is told."""
    fields = form.fields()
    if not minute.html and fields["html"] == standing_text(minute):
        fields["html"] = ""
    drafts.discard_autosaved(about(minute), by=acting())
    drafts.check_version(form.version.data or 0, minute.version, about=about(minute), fields=fields, by=acting())
    if _votes_refused(form, taking.against_votes(minute, fields)):
        return False
    try:
        taking.write(minute, fields, by=acting())
    except Refused as refused:
        if any(finding.rule != "Y5" for finding in refused.findings):
            raise
        form.refuse("number", *(finding.words for finding in refused.findings))
        return False
    flash(f"Saved at {wording.time(clock.now())}.")
    return True


def _votes_refused(form: MinuteForm, against: dict[int, list[Finding]]) -> bool:
    """Say beside each outcome why its vote cannot have been so; everything typed is kept (V2–V7)."""
    rows = [row for row in form.outcomes.forms if not row.is_blank()]
    for place, findings in against.items():
        field = rows[place]["vote"]
        field.errors = [*field.errors, *(finding.words for finding in findings)]
        form.outcomes.errors = [*form.outcomes.errors, rows[place].errors]
    return bool(against)


def _page(minute: Minute, form: MinuteForm, draft: Draft | None) -> str:
    meeting = minute.meeting
    lines = lines_of(meeting)
    return render_template(
        "minutes/minute.html",
        meeting=meeting,
        minute=minute,
        form=form,
        draft=draft,
        lines=lines,
        before=_neighbour(lines, minute.id, -1),
        after=_neighbour(lines, minute.id, 1),
        number=numbers_of(meeting).get(minute.id) or "",
        spent=is_spent(minute),
        starts=starts_for(minute),
        asks=asks_of(minute.item),
        set_aside=len(drafts.set_aside_texts(about(minute))),
        awaiting=awaiting_approval(meeting.body, meeting.date) if minute.item and minute.item.role == "minutes" else [],
        against=against(meeting),
        names=room_names(meeting),
        roll=roll_for(minute),
        chair=presiding_at(meeting, minute.item),
        urgent=lacking_urgency(meeting),
        notes=findings_on(minute),
        here=[one for one in meeting.attendance if is_present(one)] if meeting.minutes_locked_at is None else [],
        time_now=wording.time(clock.now()),
    )


def lacking_urgency(meeting: Meeting) -> dict[int, tuple[str, ...]]:
    """What each item that may be taken only as urgent still lacks, by its id; nothing for one that was agreed (U1)."""
    agreed: dict[int, tuple[str, ...]] = {item.id: () for item in meeting.items if item.urgent}
    return agreed | {id: ask.lacking for id, ask in urgent_asks(meeting).items()}


def room_names(meeting: Meeting) -> list[str]:
    """The names to offer: of those at the meeting, and of the panel's members."""
    there, seated = (one.printed for one in meeting.attendance), (seat.printed for seat in meeting.body.seats)
    return sorted({name for name in (*there, *seated) if name})


def against(meeting: Meeting) -> list[Finding]:
    """What stands against changing the words now."""
    book = book_of(meeting)
    return editable(book.state, corrections=bool(book.by_hand)) if book else []


def lines_of(meeting: Meeting) -> list[Line]:
    """The minutes down the left."""
    current = (request.view_args or {}).get("minute_id")
    shown: tuple[MinuteShown, ...] = contents_of_minutes(meeting, FULL_EDITION).minutes
    return [Line(one.id, one.number, one.title, not one.empty, one.id == current) for one in shown]


def _neighbour(lines: list[Line], minute_id: int, step: int) -> Line | None:
    place = next((place for place, line in enumerate(lines) if line.id == minute_id), 0) + step
    return lines[place] if 0 <= place < len(lines) else None


@bp.post("/minutes/<int:minute_id>/autosave")
@requires(Permission.TAKE_MINUTES)
def autosave(minute_id: int) -> ResponseReturnValue:
    """Keep what is typed, apart from the minute, until it is saved."""
    fields = {name: values for name, values in request.form.to_dict(flat=False).items() if name not in NOT_KEPT}
    seen = request.form.get("version", 0, type=int)
    with transaction():
        minute = minute_by(minute_id)
        draft = drafts.autosave(about(minute), seen, fields, by=acting())
        draft_id, moved = draft.id, minute.version != seen
    if moved:
        words = "Someone else has saved this minute since you opened it. Your text is kept."
        return jsonify(error=words, url=url_for("minutes.compare", draft_id=draft_id)), 409
    return jsonify(saved_at=wording.time(clock.now()))


@bp.post("/minutes/<int:minute_id>/discard")
@requires(Permission.TAKE_MINUTES)
def discard(minute_id: int) -> ResponseReturnValue:
    """Forget what was typed and not saved."""
    drafts.discard_autosaved(about(minute_by(minute_id)), by=acting())
    flash("What you had typed was thrown away. The saved minute stands.")
    return redirect(url_for("minutes.minute", minute_id=minute_id))
