"""Keeping people: who the record may name, and how each is shown."""

from dataclasses import asdict

from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.lifecycle import Refused, refuse
from panel.people.models import Person
from panel.people.queries import namesakes
from panel.people.rules import Particulars, judge, judge_change


def add_person(who: Particulars, *, by: Actor) -> Person:
    """Keep someone new. Raises Refused where the rules do not let these particulars be kept (D5)."""
    _check(who, None)
    person = Person(**asdict(who))
    db.session.add(person)
    db.session.flush()
    said(f"added {person.printed} to the people", by=by, about=f"person/{person.id}")
    return person


def change_person(person: Person, who: Particulars, *, by: Actor) -> Person:
    """Change what is known of someone. Raises Refused where the rules do not let these particulars be kept (D5)."""
    _check(who, person)
    for name, value in asdict(who).items():
        setattr(person, name, value)
    said(f"changed what is kept of {person.printed}", by=by, about=f"person/{person.id}")
    return person


def show_as(person: Person, words: str | None, *, by: Actor) -> None:
    """Show someone as they wish; with None, by title and name. Raises Refused for a young person (D5)."""
    if person.young:
        raise refuse("D5", "A young person is shown by the label that the clerk keeps.")
    person.shown_as = words
    said(f"is now shown as {person.printed}", by=by, about=f"person/{person.id}")


def _check(who: Particulars, person: Person | None) -> None:
    judged = judge(who, namesakes(who.name, besides=person)) + (judge_change(person.name, who) if person else [])
    findings = [finding for _, finding in judged]
    if findings:
        raise Refused(*findings)
