"""One thing asked for: its history, what came back, who does it now, and what another body answered."""

import datetime as dt
from io import BytesIO

from flask import Response, abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from panel import clock, store, wording
from panel.access.doors import may, open_to_all, requires, signed_in
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.follow_up import operations
from panel.follow_up.forms import AnswerForm, FactsForm, HandOverForm, ReportForm
from panel.follow_up.indicators import figures_since
from panel.follow_up.listing import rows
from panel.follow_up.minuting import rulings_of
from panel.follow_up.models import Update
from panel.follow_up.owners import assignments_of
from panel.follow_up.queries import updates_of
from panel.follow_up.rules.progress import AnswerKind
from panel.follow_up.rules.standing import Standing
from panel.follow_up.views.doors import bp, evidence_of, is_asked, is_keeper, is_owner, thing_by
from panel.lifecycle import Refused
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import ALONE
from panel.minutes.models import Action, FollowUp, OutcomePart
from panel.minutes.rules.life import Verb
from panel.minutes.texts import names_in, people_named
from panel.papers.models import Paper
from panel.papers.queries import may_read


@bp.get("/follow-up/<int:follow_up_id>")
@open_to_all
def thing(follow_up_id: int) -> str:
    """All that is known of one thing asked for, for whoever may read the minute that asks for it."""
    asked = thing_by(follow_up_id)
    (row,) = rows([asked])
    keeps = is_keeper(asked)
    return render_template(
        "follow_up/thing.html",
        row=row,
        thing=asked,
        keeps=keeps,
        may_report=keeps or is_asked(row.people),
        waiting=updates_of(asked, waiting=True)[asked.id] if keeps else [],
        given=assignments_of(asked),
        rulings=rulings_of(asked),
        recommended=_is_recommendation(asked),
        figures=figures_since(asked),
        readable={update.id for update in row.updates if update.paper and may_read(update.paper)},
    )


def _is_recommendation(asked: FollowUp) -> bool:
    return asked.part is not None and asked.part.outcome.verb is Verb.RECOMMENDED


@bp.route("/follow-up/<int:follow_up_id>/report", methods=["GET", "POST"])
@signed_in
def report(follow_up_id: int) -> ResponseReturnValue:
    """Record what came back, or propose to the panel that it be closed. Who was asked tells the clerk."""
    asked = thing_by(follow_up_id)
    if not (is_keeper(asked) or is_owner(asked)):
        abort(403)
    form = ReportForm()
    papers = _papers_since(asked)
    form.paper.choices = [(paper.id, f"{paper.title} ({wording.short_date(day)})") for paper, day in papers]
    if form.validate_on_submit():
        chosen = next((paper for paper, _ in papers if paper.id == form.paper.data), None)
        try:
            evidence = evidence_of(form.link.data, form.file.data, chosen)
            _report(asked, form, evidence)
        except Refused as refused:
            form.refuse("file" if form.file.data else None, str(refused))
        else:
            return redirect(url_for("follow_up.thing", follow_up_id=asked.id))
    (row,) = rows([asked])
    return render_template("follow_up/report.html", row=row, thing=asked, form=form)


def _report(asked: FollowUp, form: ReportForm, evidence: operations.Evidence) -> None:
    keeps, says = is_keeper(asked), form.says.data
    text = form.text.data or ""
    operations.report(asked, text, says=says, evidence=evidence, waits=not keeps, by=acting())
    if not keeps:
        flash("Sent to the clerk, who puts it on the record.", "success")
    elif says is Standing.PROPOSED:
        flash("Recorded. The panel is asked to close it: it stands in the next action log.", "success")
    else:
        flash("Recorded.", "success")


def _papers_since(asked: FollowUp) -> list[tuple[Paper, dt.date | None]]:
    """The papers of later meetings of the panel that the reader may read, the latest first."""
    meeting = asked.minute.meeting
    query = (
        db.select(Paper, Meeting.date)
        .join(AgendaItem, Paper.item_id == AgendaItem.id)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.body_id == meeting.body_id, Meeting.date > (meeting.date or clock.today()))
        .order_by(Meeting.date.desc(), Paper.id)
        .limit(50)
        .options(contains_eager(Paper.item).contains_eager(AgendaItem.meeting).options(ALONE))
        .options(joinedload(Paper.parent), selectinload(Paper.versions))
    )
    return [(paper, day) for paper, day in db.session.execute(query) if may_read(paper)]


@bp.get("/follow-up/updates/<int:update_id>/file")
@open_to_all
def evidence(update_id: int) -> Response:
    """The file that shows what came back."""
    update = db.session.get(Update, update_id) or abort(404)
    asked = thing_by(update.follow_up_id)
    if not update.sha256 or (update.waits and not is_keeper(asked)):
        abort(404)
    return send_file(BytesIO(store.get(update.sha256)), mimetype="application/pdf", download_name=update.file_name)


@bp.post("/follow-up/updates/<int:update_id>/<any(accept, leave_out):verdict>")
@requires(Permission.TAKE_MINUTES)
def judge(update_id: int, verdict: str) -> ResponseReturnValue:
    """Put on the record what waited, or leave it out."""
    update = db.session.get(Update, update_id) or abort(404)
    asked = thing_by(update.follow_up_id)
    getattr(operations, verdict)(update, by=acting())
    flash("It is on the record." if verdict == "accept" else "It was left out.", "success")
    return redirect(url_for("follow_up.thing", follow_up_id=asked.id))


@bp.route("/follow-up/<int:follow_up_id>/facts", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def facts(follow_up_id: int) -> ResponseReturnValue:
    """The day beside “by when”, the colour, and what it changed."""
    asked = thing_by(follow_up_id)
    form = FactsForm(data={"day": asked.due_date, "rag": asked.rag, "effect": asked.effect})
    if form.validate_on_submit():
        if form.day.data != asked.due_date:
            operations.set_day(asked, form.day.data, by=acting())
        if (form.rag.data or None) != asked.rag:
            operations.colour(asked, form.rag.data or None, by=acting())
        if (form.effect.data or None) != asked.effect:
            operations.tell_effect(asked, form.effect.data or "", by=acting())
        flash("Saved.", "success")
        return redirect(url_for("follow_up.thing", follow_up_id=asked.id))
    (row,) = rows([asked])
    return render_template("follow_up/facts.html", row=row, thing=asked, form=form)


@bp.route("/follow-up/<int:follow_up_id>/hand-over", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def hand_over(follow_up_id: int) -> ResponseReturnValue:
    """Give it to someone else, such as where whoever was asked has left."""
    asked = thing_by(follow_up_id)
    form = HandOverForm()
    meeting = asked.minute.meeting
    known = people_named([*meeting.attendance, *meeting.body.seats])
    if form.validate_on_submit():
        names = names_in(form.names.data or "")
        operations.hand_over(asked, [known.get(one, one) for one in names], form.why.data or "", by=acting())
        flash(f"Given to {wording.listed(names)}.", "success")
        return redirect(url_for("follow_up.thing", follow_up_id=asked.id))
    (row,) = rows([asked])
    return render_template("follow_up/hand_over.html", row=row, thing=asked, form=form, known=sorted(known))


@bp.route("/follow-up/<int:follow_up_id>/answer", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def answer(follow_up_id: int) -> ResponseReturnValue:
    """What another body made of a recommendation to it, and when."""
    asked = thing_by(follow_up_id)
    (row,) = rows([asked])
    kept = row.answer
    form = AnswerForm(data={"kind": kept.kind, "date": kept.date, "text": kept.text} if kept else None)
    if form.validate_on_submit():
        kind = form.kind.data or AnswerKind.NONE_YET
        operations.answer(asked, kind, form.date.data or "", form.text.data or "", by=acting())
        flash("The answer is recorded.", "success")
        return redirect(url_for("follow_up.thing", follow_up_id=asked.id))
    return render_template("follow_up/answer.html", row=row, thing=asked, form=form)


KINDS: dict[str, type[OutcomePart | Action]] = {"part": OutcomePart, "action": Action}


@bp.post("/follow-up/track/<any(part, action):kind>/<int:number>")
@requires(Permission.TAKE_MINUTES)
def track(kind: str, number: int) -> ResponseReturnValue:
    """Begin to follow up an outcome or an action that names nobody and no time."""
    asking: OutcomePart | Action = db.session.get(KINDS[kind], number) or abort(404)
    of = asking.outcome if isinstance(asking, OutcomePart) else asking
    if not may(Permission.TAKE_MINUTES, of.minute.meeting.body):
        abort(403)
    made = operations.track(asking, by=acting())
    flash("It is followed up from now on.", "success")
    return redirect(url_for("follow_up.thing", follow_up_id=thing_by(made.id).id))
