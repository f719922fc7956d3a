"""The register as its keeper has it: what waits to be entered, what was disclosed, who is to be reminded."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.interests.forms.register import AcceptForm, CloseForm
from panel.interests.models import RegisterEntry, RegistrationTask
from panel.interests.operations import register as operations
from panel.interests.operations.reminders import remind
from panel.interests.operations.tasks import close_task
from panel.interests.queries import (
    code_settings,
    dispensations_of,
    open_tasks,
)
from panel.interests.registers import registers_of, waiting_entries
from panel.interests.rules.register import overdue_note
from panel.interests.views.doors import bp, found
from panel.interests.views.register import category_words


@bp.get("/panels/<int:body_id>/register/keep")
@requires(Permission.KEEP_REGISTER)
def keep(body_id: int) -> str:
    """Everything that is to be seen to. A sensitive entry is for who keeps these alone (I7)."""
    body = found(Body, body_id)
    today, judges = clock.today(), may(Permission.JUDGE_INTERESTS, body)
    return render_template(
        "interests/keep.html",
        body=body,
        today=today,
        waiting=[(one, category_words(one)) for one in waiting_entries(body) if judges or not one.sensitive],
        tasks=open_tasks(body),
        to_look_through=[(one.person, one.by) for one in registers_of(body) if one.by and one.by <= today],
        requests=[one for one in dispensations_of(body) if one.waiting],
    )


@bp.route("/register/<int:register_entry_id>/enter", methods=["GET", "POST"])
@requires(Permission.KEEP_REGISTER)
def accept(register_entry_id: int) -> ResponseReturnValue:
    """Enter an interest in the register."""
    entry = found(RegisterEntry, register_entry_id)
    if entry.sensitive and not may(Permission.JUDGE_INTERESTS, entry.body):
        abort(403)
    tasks = {task.id: task for task in open_tasks(entry.body, entry.person_id)} if entry.person_id else {}
    form = AcceptForm(data={"answers": next(iter(tasks), None)})
    form.answers.choices = [(task.id, _disclosed(task)) for task in tasks.values()]
    if form.validate_on_submit():
        operations.accept(entry, answers=tasks.get(form.answers.data), by=acting())
        flash(f"The interest of {entry.printed} is on the register.", "success")
        return _keep(entry.body)
    days = code_settings(entry.body).register_days
    return render_template(
        "interests/accept.html",
        form=form,
        body=entry.body,
        entry=entry,
        category=category_words(entry),
        tasks=tasks,
        notes=overdue_note(entry.arose_on, entry.notified_on or clock.today(), days),
    )


@bp.route("/registrations/<int:registration_task_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_REGISTER)
def close(registration_task_id: int) -> ResponseReturnValue:
    """Say why nothing is to be registered after a disclosure."""
    task = found(RegistrationTask, registration_task_id)
    form = CloseForm()
    if form.validate_on_submit():
        close_task(task, form.reason.data, by=acting())
        flash("It is closed, with your reason.", "success")
        return _keep(task.declaration.meeting.body)
    return render_template(
        "interests/close.html", form=form, body=task.declaration.meeting.body, task=task, disclosed=_disclosed(task)
    )


@bp.post("/panels/<int:body_id>/register/remind")
@requires(Permission.KEEP_REGISTER)
def send_reminders(body_id: int) -> ResponseReturnValue:
    """Write to the members who should look through their register."""
    body = found(Body, body_id)
    reminded = remind(body, address=url_for("interests.mine", body_id=body.id, _external=True), by=acting())
    names = wording.listed(person.printed for person in reminded)
    flash(f"A reminder was sent to {names}." if names else "Nobody needed a reminder that can be sent one.", "success")
    return _keep(body)


def _disclosed(task: RegistrationTask) -> str:
    return f"What {task.declaration.printed} disclosed on {wording.short_date(task.disclosed_on)}"


def _keep(body: Body) -> ResponseReturnValue:
    return redirect(url_for("interests.keep", body_id=body.id))
