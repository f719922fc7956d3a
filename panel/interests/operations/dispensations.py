"""Dispensations: asked for by a member, granted or refused by the monitoring officer (I8)."""

from collections.abc import Mapping
from typing import Any

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.bodies.rules.kinds import binding
from panel.extensions import db
from panel.interests.models import Dispensation
from panel.interests.rules.dispensations import Terms, judge_terms
from panel.lifecycle import Level, Refused, refuse
from panel.people.models import Person

TERMS = ("ground", "scope", "matter", "meeting_id", "items", "from_date", "until_date")
"""What a dispensation says of itself."""


def request(body: Body, person: Person, facts: Mapping[str, Any], *, by: Actor) -> Dispensation:
    """Ask in writing for a dispensation. What is asked for may lack what only a grant must say."""
    told = {name: facts.get(name) for name in TERMS}
    made = Dispensation(body=body, person=person, requested_on=clock.today(), request=facts.get("request"), **told)
    db.session.add(made)
    said(f"asked for a dispensation for {person.printed}", by=by, about=_about(body))
    return made


def grant(asked: Dispensation, facts: Mapping[str, Any], *, by: Actor) -> Dispensation:
    """Grant a dispensation, asked for or not.

    Raises Refused where the law does not let it stand: without a ground, a scope, a matter or an end, or for longer
    than four years (I8). The law does not bind an informal panel, whose dispensations are its own.
    """
    terms = Terms(
        facts.get("ground"),
        facts.get("scope"),
        facts.get("from_date"),
        facts.get("until_date"),
        facts.get("matter"),
        tuple(facts.get("items") or ()),
    )
    against = [
        one for _, one in judge_terms(terms, binding(asked.body.kind, Level.REFUSE)) if one.level is Level.REFUSE
    ]
    if against:
        raise Refused(*against)
    for name in TERMS:
        setattr(asked, name, facts.get(name))
    asked.granted_on, asked.granted_by = clock.today(), by.name
    db.session.add(asked)
    db.session.flush()
    asked.reference = facts.get("reference") or asked.reference or f"D{asked.id}"
    said(f"granted {asked.printed} dispensation {asked.reference}", by=by, about=_about(asked.body))
    return asked


def decline(asked: Dispensation, reason: str, *, by: Actor) -> None:
    """Refuse what was asked for, with the reason. Raises Refused where it is decided already."""
    if not asked.waiting:
        raise refuse("I8", "This was decided already.")
    asked.refused_on, asked.refusal = clock.today(), reason
    said(f"did not grant {asked.printed} a dispensation", by=by, about=_about(asked.body))


def _about(body: Body) -> str:
    return f"body/{body.id}"
