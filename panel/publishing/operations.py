"""Publishing: a pack once, then supplements. What was published is kept by its hash and never made again."""

import datetime as dt
from collections.abc import Mapping

from panel import clock, store
from panel.audit.operations import Actor, said
from panel.bodies.rules.roll import roll_as_data
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.lifecycle import Level, Refused, refuse
from panel.mail.operations import announce
from panel.mail.rules import LetterKind
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations import life
from panel.meetings.rules.clear_days import publication_day
from panel.meetings.rules.lateness import Ask
from panel.meetings.rules.life import State
from panel.packs.editions import Drawn
from panel.packs.material import Material
from panel.papers.models import Paper
from panel.papers.operations import mark_published
from panel.publishing.models import Publication
from panel.publishing.queries import issued_for
from panel.publishing.readiness import findings_on
from panel.publishing.rules.changes import Answers, Issued, reasons

Editions = Mapping[Edition, Drawn]


def publish(
    meeting: Meeting, drawn: Editions, material: Material, asks: Mapping[str, Ask], answers: Answers, *, by: Actor
) -> list[Publication]:
    """Publish the agenda and papers in both editions, to members and the public at once (N6).

    Nothing is refused for being late. Raises Refused where a pack is out already, or the meeting is past publishing, or
    where something closed in it was not decided (P1, P2).
    """
    at = clock.now()
    out = issued_for(meeting)
    if out.pack:
        raise refuse("A1", "The pack has been published. What is new goes out as a supplement.")
    _check(meeting, material, out)
    _keep_reasons(meeting, asks, answers)
    if meeting.state is not State.PUBLISHED:
        notice = life.publish(meeting, at=at, by=by)
        notice.at_offices = at if answers.posted else None
    made = _kept(meeting, drawn, material, answers, at, by)
    late = f", {answers.timing}" if answers.timing else ""
    said(
        f"published the pack in its members’ and public editions{late}{_all_the_same(answers)}",
        by=by,
        about=life.about(meeting),
    )
    announce(LetterKind.PACK, f"publication/{made[0].id}")
    return made


def supplement(
    meeting: Meeting, drawn: Editions, material: Material, asks: Mapping[str, Ask], answers: Answers, *, by: Actor
) -> list[Publication]:
    """Publish a numbered supplement in both editions (U3, U5). Its pages go on from the last that went out.

    Raises Refused where another supplement went out since this one was drawn, or something closed was not decided.
    """
    at = clock.now()
    out = issued_for(meeting)
    if out.last_page + 1 != material.start:
        raise refuse("A1", "Something else has been published since this supplement was drawn. Draw it again.")
    _check(meeting, material, out)
    _keep_reasons(meeting, asks, answers)
    made = _kept(meeting, drawn, material, answers, at, by)
    said(
        f"published supplement {material.supplement} in both editions{_all_the_same(answers)}",
        by=by,
        about=life.about(meeting),
    )
    announce(LetterKind.SUPPLEMENT, f"publication/{made[0].id}")
    return made


def _check(meeting: Meeting, material: Material, out: Issued) -> None:
    binding = [finding for finding in findings_on(meeting, material, out) if finding.level is Level.REFUSE]
    if binding:
        raise Refused(*binding)


def _all_the_same(answers: Answers) -> str:
    """Why it went out with what was found in it, for the trail."""
    return f", all the same: {answers.reason}" if answers.confirmed and answers.reason else ""


def _open_items(meeting: Meeting, material: Material, at: dt.datetime) -> None:
    """The items that go out for the first time are open from now (U3). No text being typed meanwhile is disturbed."""
    keys = [line.key for line in material.notice.lines]
    day = publication_day(at.astimezone(clock.LONDON), meeting.body.publish_cutoff)
    new = (AgendaItem.meeting_id == meeting.id, AgendaItem.key.in_(keys), AgendaItem.published_on.is_(None))
    db.session.execute(db.update(AgendaItem).where(*new).values(published_on=day))


def _keep_reasons(meeting: Meeting, asks: Mapping[str, Ask], answers: Answers) -> None:
    """Each late item bears what the law asks of it from now on (U1, U5)."""
    for item in meeting.items:
        ask = asks.get(item.key)
        if ask is not None:
            urgent, late = reasons(ask, answers, item.urgent_reason or "", item.late_reason or "")
            item.urgent = item.urgent or ask.rule == "U1"
            item.urgent_reason, item.late_reason = urgent or None, late or None


def _kept(
    meeting: Meeting, drawn: Editions, material: Material, answers: Answers, at: dt.datetime, by: Actor
) -> list[Publication]:
    last = db.session.scalar(db.select(db.func.max(Publication.position)).where(Publication.meeting_id == meeting.id))
    made = [
        Publication(
            meeting=meeting,
            position=(last or 0) + place,
            edition=edition.value,
            supplement=material.supplement or None,
            at=at,
            by=by.name,
            timing=answers.timing or None,
            late_reason=answers.late_reason or None,
            confirmed=list(answers.confirmed),
            reason=answers.reason or None,
            sha256=store.put(one.pdf),
            octets=len(one.pdf),
            pages=one.pages,
            problems=list(one.problems),
            first_page=one.first_page,
            last_page=one.last_page,
            contents=list(one.contents),
            membership=roll_as_data(material.notice.groups),
        )
        for place, (edition, one) in enumerate(drawn.items(), 1)
    ]
    db.session.add_all(made)
    _open_items(meeting, material, at)
    papers = db.select(Paper).where(Paper.id.in_([contents.paper_id for contents in material.papers.values()]))
    mark_published(db.session.scalars(papers.order_by(Paper.id)), by=by)
    return made
