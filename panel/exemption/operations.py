"""What is decided about closed things: who may see one, from whom it is kept, that it is opened; and who looked."""

import datetime as dt
from collections.abc import Sequence

from panel import clock
from panel.accounts.queries import reader_account
from panel.audit.operations import Actor, said
from panel.exemption.models import ClosedAccess, Look, Marked, Withholding
from panel.exemption.queries import Thing, thing_called
from panel.exemption.rules import Decision, How, judge_grant, judge_opening
from panel.extensions import db
from panel.lifecycle import Finding, Level, Refused, refuse
from panel.people.models import Person
from panel.transaction import transaction
from panel.wording import date as date_in_words


def ask(about: str, person: Person, reason: str, *, by: Actor) -> ClosedAccess:
    """Ask to see a closed thing, with the reason why one needs to know it (M2). Raises Refused without a reason."""
    thing = _closed(about)
    if not reason.strip():
        raise refuse("M2", "Say why you need to know it.")
    made = _access(thing, person, reason)
    made.asked_at = clock.now()
    said(f"asked to see {thing.place}", by=by, about=thing.meeting)
    return made


def grant(about: str, person: Person, reason: str, until: dt.date | None, *, by: Actor) -> ClosedAccess:
    """Show a closed thing, with all that is part of it, to someone who needs to know it, up to a day (M2).

    Raises Refused without a reason or without a day that is still to come.
    """
    made = _access(_closed(about), person, reason)
    return _granted(made, until, "", by)


def decide(access: ClosedAccess, *, granted: bool, why: str = "", until: dt.date | None = None, by: Actor) -> None:
    """Decide a request: grant it up to a day, or refuse it and say why. Raises Refused for one that was decided."""
    if access.decision is not Decision.ASKED:
        raise refuse("M2", "This request has been decided already.")
    if granted:
        _granted(access, until, why, by)
        return
    if not why.strip():
        raise refuse("M2", "Say why it is refused.")
    _settle(access, Decision.REFUSED, why, by)
    said(f"refused {access.person.printed} sight of {_place(access.about)}", by=by, about=_meeting(access.about))


def end(access: ClosedAccess, *, by: Actor) -> None:
    """End a grant before its day."""
    access.ended_at, access.ended_by = clock.now(), by.name
    said(f"ended {access.person.printed}’s sight of {_place(access.about)}", by=by, about=_meeting(access.about))


def withhold(about: str, person: Person, reason: str, *, by: Actor) -> Withholding:
    """Keep a closed thing from one person who would otherwise see it, such as for an interest in it (M2)."""
    thing = _closed(about)
    if not reason.strip():
        raise refuse("M2", "Say why it is kept from this person.")
    made = Withholding(
        about=about, body_id=thing.body.id, person=person, reason=reason.strip(), at=clock.now(), by=by.name
    )
    db.session.add(made)
    said(f"withheld {thing.place} from {person.printed}", by=by, about=thing.meeting)
    return made


def lift(withholding: Withholding, *, by: Actor) -> None:
    """Let someone see again what was kept from them."""
    withholding.lifted_at, withholding.lifted_by = clock.now(), by.name
    place, name = _place(withholding.about), withholding.person.printed
    said(f"no longer withholds {place} from {name}", by=by, about=_meeting(withholding.about))


def declassify(row: Marked, reason: str, *, by: Actor) -> None:
    """Open an exempt thing to the public by a decision (P7). Its marking stays on the record and withholds nothing.

    Raises Refused for what is open, for what is confidential (X2), and without a reason.
    """
    thing = _thing(row.about)
    against = [one for one in judge_opening(thing.marking, reason) if one.level is Level.REFUSE]
    if against:
        raise Refused(*against)
    row.opened_at, row.opened_by, row.opened_reason = clock.now(), by.name, reason.strip()
    said(f"opened {thing.place} to the public: {reason.strip()}", by=by, about=thing.meeting)


def close_again(row: Marked, *, by: Actor) -> None:
    """Take back that a thing was opened: what it is marked as withholds it again."""
    row.close_again()
    thing = _thing(row.about)
    said(f"closed {thing.place} again", by=by, about=thing.meeting)


def looked_at(*abouts: str, how: How = How.VIEWED) -> None:
    """Note that the present reader has closed things before them, in a short transaction of its own (D6).

    Whoever has not signed in sees nothing closed, so there is nothing to note of them; nor of what is open. What was
    read from the database before is read again after it: call it once a page is made.
    """
    things = [thing for about in dict.fromkeys(abouts) if (thing := thing_called(about)) and thing.marking.restricted]
    looked_at_things([(thing.about, thing.body.id, thing.title) for thing in things], how=how)


def looked_at_things(things: Sequence[tuple[str, int, str]], *, how: How = How.VIEWED) -> None:
    """The same of what is known to be closed: each thing by its name, the number of its body and what it is called."""
    account = reader_account()
    if account is None or not things:
        return
    looks = [
        Look(
            at=clock.now(),
            about=about,
            body_id=body_id,
            person_id=account.person_id,
            who=account.name,
            what=title,
            how=how,
        )
        for about, body_id, title in dict.fromkeys(things)
    ]
    with transaction():
        db.session.add_all(looks)


def _thing(about: str) -> Thing:
    thing = thing_called(about)
    if thing is None:
        raise refuse("M2", "There is no such paper, item or minute.")
    return thing


def _closed(about: str) -> Thing:
    thing = _thing(about)
    if not thing.marking.restricted:
        raise refuse("M2", "It is open to the public: nobody needs leave to see it, and it is kept from nobody.")
    return thing


def _access(thing: Thing, person: Person, reason: str) -> ClosedAccess:
    made = ClosedAccess(about=thing.about, body_id=thing.body.id, person=person, reason=reason.strip())
    db.session.add(made)
    return made


def _granted(access: ClosedAccess, until: dt.date | None, why: str, by: Actor) -> ClosedAccess:
    against: list[Finding] = judge_grant(access.reason, until, clock.today())
    if against:
        raise Refused(*against)
    access.until = until
    _settle(access, Decision.GRANTED, why, by)
    words = f"let {access.person.printed} see {_place(access.about)} until {date_in_words(until)}"
    said(words, by=by, about=_meeting(access.about))
    return access


def _settle(access: ClosedAccess, decision: Decision, why: str, by: Actor) -> None:
    access.decision, access.decided_at, access.decided_by = decision, clock.now(), by.name
    access.decided_why = why.strip() or None


def _place(about: str) -> str:
    thing = thing_called(about)
    return thing.place if thing else "a closed paper"


def _meeting(about: str) -> str:
    thing = thing_called(about)
    return thing.meeting if thing else about
