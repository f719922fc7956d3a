"""A meeting's life: what has become of it, the steps open now, and the public notices of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.audit.operations import Actor
from panel.extensions import db
from panel.lifecycle import Finding, Move
from panel.meetings.forms.life import STEP_FORMS, NewDateForm, NoticeForm, StepForm
from panel.meetings.models import Meeting, Notice
from panel.meetings.operations import life as steps
from panel.meetings.queries import open_from, timeliness
from panel.meetings.rules.clear_days import next_lawful_dates
from panel.meetings.rules.life import MOVES, State
from panel.meetings.views.doors import bp, the_meeting
from panel.meetings.working_days import days_off

Operation = Callable[..., Any]

OPERATIONS: dict[str, Operation] = {
    "call": steps.call,
    "hold": steps.hold,
    "adjourn": steps.adjourn,
    "set_sitting": steps.set_sitting,
    "reconvene": steps.reconvene,
    "postpone": steps.postpone,
    "rearrange": steps.rearrange,
    "cancel": steps.cancel,
    "inquorate": steps.inquorate,
}
"""What each step does. Publishing is done where the pack is made."""

CONSEQUENCES: dict[str, tuple[str, ...]] = {
    "call": (
        "From now on the public see that this meeting is to be held, with its day, time and place.",
        "Its date can then be changed only by postponing it.",
    ),
    "hold": (
        "The meeting is shown as held, and what is recorded of attendance and interests can be seen by everyone.",
    ),
    "adjourn": (
        "The meeting continues on another day with the same agenda and papers.",
        "The public see a notice that says so.",
    ),
    "set_sitting": ("The public see a notice of the day on which the meeting continues.",),
    "reconvene": ("The meeting is shown as having continued, with the same agenda.",),
    "postpone": (
        "The meeting is put off. Its agenda and papers stay with it.",
        "The public see a notice that says so. You give it a new date next.",
    ),
    "rearrange": (
        "The meeting is on its new date with the same agenda and papers.",
        "The public see a notice of the new date.",
    ),
    "cancel": ("The meeting will not be held. This cannot be taken back.", "The public see a notice that says so."),
    "inquorate": (
        "The meeting is shown as without a quorum: nothing was decided.",
        "The public see a notice that says so.",
    ),
}


@dataclass(frozen=True)
class Step:
    """A step as the page shows it: its address, and why it cannot be taken now, if it cannot."""

    move: Move
    url: str
    reasons: tuple[Finding, ...]


@bp.get("/meetings/<int:meeting_id>/life")
@requires(Permission.PLAN_MEETINGS)
def life(meeting_id: int) -> str:
    """The steps that can be taken now, those that cannot with the reason, and the notices."""
    meeting = the_meeting(meeting_id)
    found = [step for name in OPERATIONS if (step := _step(meeting, name))]
    elsewhere = [MOVES[name] for name in OPERATIONS if meeting.state not in MOVES[name].sources]
    return render_template(
        "meetings/life.html",
        meeting=meeting,
        steps=found,
        publishes=meeting.state in MOVES["publish"].sources and may(Permission.PUBLISH, meeting.body),
        elsewhere=elsewhere,
        timeliness=timeliness(meeting, open_from(meeting)),
        open_from=open_from(meeting),
    )


@bp.route("/meetings/<int:meeting_id>/life/<name>", methods=["GET", "POST"])
@requires(Permission.PLAN_MEETINGS)
def step(meeting_id: int, name: str) -> ResponseReturnValue:
    """Ask once before a step: what will happen, and who will see it."""
    meeting = the_meeting(meeting_id)
    if name not in OPERATIONS:
        abort(404)
    form = STEP_FORMS.get(name, StepForm)()
    if isinstance(form, NewDateForm):
        form.offer(_lawful_dates(meeting))
    if form.validate_on_submit():
        OPERATIONS[name](meeting, by=acting(), **form.answers())
        flash(f"{MOVES[name].label}: done.", "success")
        onward = "rearrange" if meeting.state is State.POSTPONED else None
        return redirect(_after(meeting, onward))
    shown = _step(meeting, name)
    reasons = shown.reasons if shown else (_not_from(meeting, MOVES[name]),)
    return render_template(
        "meetings/step.html",
        form=form,
        meeting=meeting,
        move=MOVES[name],
        reasons=reasons,
        consequences=CONSEQUENCES[name],
    )


@bp.route("/notices/<int:notice_id>", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def notice(notice_id: int) -> ResponseReturnValue:
    """The words of a notice, and when it was posted at the offices and on the web."""
    found = db.session.get(Notice, notice_id) or abort(404)
    form = NoticeForm(**_as_entered(found))
    if form.validate_on_submit():
        by: Actor = acting()
        steps.word_notice(found, words=form.words.data, **form.times(), by=by)
        flash("The notice was saved.", "success")
        return redirect(url_for("meetings.life", meeting_id=found.meeting_id))
    return render_template("meetings/notice.html", form=form, notice=found, meeting=found.meeting)


def _step(meeting: Meeting, name: str) -> Step | None:
    """A step that starts from the meeting's state, with what its guard says; None for any other."""
    move = MOVES[name]
    if meeting.state not in move.sources:
        return None
    url = url_for("meetings.step", meeting_id=meeting.id, name=name)
    return Step(move, url, tuple(move.guard(steps.standing(meeting))))


def _not_from(meeting: Meeting, move: Move) -> Finding:
    states = wording.listed(sorted(state.value for state in move.sources), last="or")
    return Finding("life", f"The meeting is {meeting.state.value}. This is done only while it is {states}.")


def _after(meeting: Meeting, onward: str | None) -> str:
    if onward:
        return url_for("meetings.step", meeting_id=meeting.id, name=onward)
    return url_for("meetings.life", meeting_id=meeting.id)


def _lawful_dates(meeting: Meeting) -> list[tuple[Any, str]]:
    """The next dates for which a notice given today is in time (N1)."""
    body, today = meeting.body, clock.today()
    days = next_lawful_dates(today, days_off(body.council, today), body.clear_days)
    return [(day, wording.date(day)) for day in days]


def _as_entered(found: Notice) -> dict[str, Any]:
    offices = found.at_offices.astimezone(clock.LONDON) if found.at_offices else None
    web = found.on_web.astimezone(clock.LONDON) if found.on_web else None
    return {
        "words": found.words,
        "office_date": offices.date() if offices else None,
        "office_time": offices.time() if offices else None,
        "web_date": web.date() if web else None,
        "web_time": web.time() if web else None,
    }
