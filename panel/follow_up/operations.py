"""What becomes of a thing asked for: what came back, who does it, when, what another body answered. Only the panel
closes it, by an outcome at a meeting (panel.follow_up.minuting).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app

from panel import clock, wording
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.follow_up.links import address_of, make_link
from panel.follow_up.models import Answer, Assignment, Update
from panel.follow_up.owners import assignments_of
from panel.follow_up.rules.progress import LINK_LASTS, AnswerKind
from panel.follow_up.rules.standing import Standing, is_closed
from panel.lifecycle import refuse
from panel.mail.operations import write
from panel.minutes.models import Action, FollowUp, OutcomePart
from panel.minutes.rules.due import parse_due
from panel.minutes.rules.life import Verb
from panel.papers.models import Paper
from panel.people.models import Named, Person


@dataclass(frozen=True)
class Evidence:
    """What shows that it came back: a paper of a meeting, the address of a page, or a file in the store."""

    paper: Paper | None = None
    link: str | None = None
    sha256: str | None = None
    file_name: str | None = None


NOTHING = Evidence()


def report(
    follow_up: FollowUp,
    text: str,
    *,
    says: Standing | None = None,
    evidence: Evidence = NOTHING,
    waits: bool = False,
    by: Actor,
) -> Update:
    """Record what was reported, and where it says that the thing stands. What the minute said stays as it was.

    What `waits` is read by the clerk first, and changes nothing until then. Raises Refused for what is closed (G7).
    """
    still_waited_for(follow_up)
    update = Update(
        follow_up=follow_up,
        position=last_position(follow_up) + 1,
        date=wording.short_date(clock.today()),
        by=by.name,
        text=text,
        says=says.value if says else None,
        link=evidence.link,
        paper=evidence.paper,
        sha256=evidence.sha256,
        file_name=evidence.file_name,
        waits=waits,
    )
    db.session.add(update)
    if says is not None and not waits:
        follow_up.status = says.value
    _said(follow_up, "reported on", by)
    return update


def accept(update: Update, *, by: Actor) -> None:
    """Put on the record what waited for the clerk, with where it says that the thing stands."""
    still_waited_for(update.follow_up)
    update.waits = False
    if update.says:
        update.follow_up.status = update.says
    _said(update.follow_up, "put on the record what was reported on", by)


def leave_out(update: Update, *, by: Actor) -> None:
    """Leave out what waited for the clerk. Raises Refused for what is on the record already."""
    if not update.waits:
        raise refuse("G7", "This is on the record already.")
    db.session.delete(update)
    _said(update.follow_up, "left out what was reported on", by)


def last_position(follow_up: FollowUp) -> int:
    """How far the updates of it are counted."""
    query = db.select(db.func.max(Update.position)).where(Update.follow_up_id == follow_up.id)
    return db.session.scalar(query) or 0


def propose(follow_up: FollowUp, why: str, *, by: Actor) -> Update:
    """Propose to the panel that it be closed, and say why. It stays in the log until the panel closes it (G7)."""
    update = report(follow_up, why, says=Standing.PROPOSED, by=by)
    _said(follow_up, "proposed to close", by)
    return update


def still_waited_for(follow_up: FollowUp) -> None:
    """Let a change go on to what the panel still waits for. Raises Refused for what it has closed (G7)."""
    if follow_up.closed_in_id is not None or is_closed(follow_up.status, follow_up.closed_by):
        raise refuse("G7", "The panel has closed this. It stays in the history as it is.")


def set_day(follow_up: FollowUp, day: dt.date | None, *, by: Actor) -> None:
    """Set the day that stands beside “by when”, for sorting and reminding. The words stay as minuted."""
    still_waited_for(follow_up)
    follow_up.due_date = day
    _said(follow_up, f"set the day {wording.short_date(day)} for" if day else "took away the day of", by)


def put_off(follow_up: FollowUp, words: str, *, said_on: dt.date | None, next_meeting: dt.date | None) -> None:
    """Keep what a later meeting said of when, beside what the minute says; the day follows as far as it can be read."""
    follow_up.due_later = words
    follow_up.due_date = parse_due(words, said_on, next_meeting)


def colour(follow_up: FollowUp, rag: str | None, *, by: Actor) -> None:
    """Give it a colour by its word (G7), or take it away: then its standing says one."""
    follow_up.rag = rag
    _said(follow_up, f"marked as {rag}" if rag else "took the colour off", by)


def tell_effect(follow_up: FollowUp, words: str, *, by: Actor) -> None:
    """Record what it changed, also after it was closed: an effect takes time."""
    follow_up.effect = words or None
    _said(follow_up, "said what was changed by", by)


def hand_over(follow_up: FollowUp, names: Sequence[Person | str], why: str, *, by: Actor) -> list[Assignment]:
    """Give it to others than it is with now: people, posts or bodies. Whom the minute names stays in the minute.

    Raises Refused without a name, and for what the panel has closed.
    """
    still_waited_for(follow_up)
    if not names:
        raise refuse("G7", "Enter who is to do it.")
    before = assignments_of(follow_up)
    for one in before:
        one.over = True
    given = [
        Assignment(
            follow_up=follow_up, position=place, since=clock.today(), given_by=by.name, why=why or None, **_named(name)
        )
        for place, name in enumerate(names, len(before) + 1)
    ]
    db.session.add_all(given)
    _said(follow_up, f"gave to {wording.listed(one.printed for one in given)}:", by)
    return given


def answer(follow_up: FollowUp, kind: AnswerKind, date: str, text: str, *, by: Actor) -> Answer:
    """Keep what another body made of a recommendation to it; `date` as written, its day read from it."""
    query = db.select(Answer).where(Answer.follow_up_id == follow_up.id)
    kept: Answer = db.session.scalar(query) or Answer(follow_up=follow_up)
    kept.kind, kept.date, kept.text = kind, date or None, text or None
    kept.on = parse_due(date, follow_up.minute.meeting.date)
    db.session.add(kept)
    _said(follow_up, f"recorded the answer “{kind.value}” to", by)
    return kept


def track(asking: OutcomePart | Action, *, by: Actor) -> FollowUp:
    """Follow up an outcome or an action that names nobody and no time. A recommendation is owned by the body it is to.

    Its minute stays as it is: nobody is written into it.
    """
    if asking.follow_up is not None:
        return asking.follow_up
    follow_up = asking.follow_up = FollowUp()
    db.session.flush()
    if isinstance(asking, OutcomePart) and asking.outcome.verb is Verb.RECOMMENDED and asking.outcome.to:
        facts = {"as_printed": asking.outcome.to, "since": clock.today(), "given_by": by.name}
        db.session.add(Assignment(follow_up=follow_up, position=1, **facts))
        db.session.add(Answer(follow_up=follow_up))
    _said(follow_up, "began to follow up", by)
    return follow_up


def link_for(owner: Named, body: Body, *, sent_to: str | None = None, by: Actor) -> str:
    """The whole address of a new link by which `owner` reports to `body`, without an account."""
    return address_of(make_link(owner, body, sent_to=sent_to, by=by))


def send_link(owner: Named, body: Body, email: str, *, by: Actor) -> None:
    """Write the letter with a link to what a body asks of someone. It says none of the words of what is asked."""
    link = link_for(owner, body, sent_to=email, by=by)
    template = current_app.jinja_env.get_template("follow_up/link.txt")
    text = template.render(name=owner.printed, body=body, link=link, days=LINK_LASTS.days)
    write(email, f"What the {body.name} asks of you", text)


def head_columns(body: Body, headings: Sequence[str], *, by: Actor) -> None:
    """Say which columns a body's action log has, by their headings."""
    body.action_columns = list(headings)
    said(f"set the columns of the action log: {', '.join(headings)}", by=by, about=f"body/{body.id}")


def _named(name: Person | str) -> dict[str, Any]:
    return {"person": name} if isinstance(name, Person) else {"as_printed": name}


def _said(follow_up: FollowUp, verb: str, by: Actor) -> None:
    said(f"{verb} “{follow_up.words}”", by=by, about=f"meeting/{follow_up.minute.meeting_id}")
