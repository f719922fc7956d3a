"""What a disclosure asks of the monitoring officer: the registration of an interest that was not registered (I5)."""

import datetime as dt

from panel import clock
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.interests.effects import day_of
from panel.interests.models import Declaration, RegisterEntry, RegistrationTask
from panel.interests.queries import code_settings, task_of
from panel.interests.registers import has_pecuniary_entry
from panel.interests.rules.doubts import must_be_notified
from panel.interests.rules.register import due


def settle_task(declaration: Declaration) -> RegistrationTask | None:
    """Set the task that a declaration asks for, or take it away where it asks for none any longer (I5, 2.3 d).

    The caller says what it did. A task that is done stays as it is.
    """
    task = task_of(declaration)
    if task is not None and task.done_on is not None:
        return task
    body = declaration.meeting.body
    person = declaration.person_id
    known = person is not None and has_pecuniary_entry(person, body)
    asked = person is not None and must_be_notified(
        declaration.meant, declaration.registered, has_pecuniary_entry=known
    )
    if not asked:
        if task is not None:
            db.session.delete(task)
        return None
    disclosed = day_of(declaration.meeting)
    task = task or RegistrationTask(declaration=declaration)
    task.disclosed_on, task.due_on = disclosed, due(disclosed, code_settings(body).register_days)
    db.session.add(task)
    return task


def complete(task: RegistrationTask, entry: RegisterEntry) -> None:
    """The interest is on the register now. The caller says so."""
    task.done_on, task.entry_id, task.outcome = clock.today(), entry.id, "Registered"


def close_task(task: RegistrationTask, reason: str, *, by: Actor, on: dt.date | None = None) -> None:
    """End a task for which nothing was to be registered after all, with the reason."""
    task.done_on, task.outcome = on or clock.today(), reason
    meeting = task.declaration.meeting
    words = f"closed the registration of the interest that {task.declaration.printed} disclosed: {reason}"
    said(words, by=by, about=f"meeting/{meeting.id}")
