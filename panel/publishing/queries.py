"""What several doors ask of publications: which there are, who may have them, and what has changed since."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from panel import clock
from panel.access.doors import finds_body
from panel.access.rules import MAY, Permission
from panel.bodies.models import Body
from panel.bodies.rules.kinds import KINDS
from panel.exemption.queries import papers_open, reader_of
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.queries import open_from
from panel.meetings.rules import lateness
from panel.meetings.rules.clear_days import publication_day
from panel.meetings.rules.lateness import Ask, late_items
from panel.meetings.working_days import days_off
from panel.packs.contents import Line
from panel.packs.gathering import paper_key
from panel.packs.material import Material
from panel.papers.queries import appendices_of, marking_of, papers_of_meeting
from panel.publishing.models import Publication
from panel.publishing.rules.changes import Issued, issued, only_new
from panel.publishing.standing import standing_of
from panel.withdrawals.models import Withdrawal


@finds_body("publication_id")
def body_of_publication(publication_id: int) -> Body | None:
    """The body whose meeting a publication is of."""
    publication = db.session.get(Publication, publication_id)
    return publication.meeting.body if publication else None


@finds_body("withdrawal_id")
def body_of_withdrawal(withdrawal_id: int) -> Body | None:
    """The body whose meeting something was withdrawn of."""
    withdrawal = db.session.get(Withdrawal, withdrawal_id)
    return withdrawal.meeting.body if withdrawal else None


def publications_of(meeting: Meeting) -> list[Publication]:
    """Everything published for a meeting, in order."""
    query = db.select(Publication).where(Publication.meeting_id == meeting.id)
    return list(db.session.scalars(query.order_by(Publication.position, Publication.id)))


def issued_for(meeting: Meeting) -> Issued:
    """What has gone out for a meeting, as far as it was drawn here."""
    full = [one for one in publications_of(meeting) if one.sha256 and one.edition == Edition.FULL]
    return issued([one.contents for one in full])


def stored_pack(meeting: Meeting, edition: Edition) -> Publication | None:
    """The pack of a meeting in one edition, if it was published here."""
    packs = [one for one in publications_of(meeting) if one.sha256 and not one.supplement and one.edition == edition]
    return packs[-1] if packs else None


def may_have(publication: Publication) -> bool:
    """Whether the present reader may have the file: the full edition only who may see all that is in it.

    The papers of a body that does not meet in public go to its members only (B6). A public edition that holds a paper
    marked since is no longer given to the public.
    """
    body = publication.meeting.body
    if publication.edition == Edition.FULL or restricted_since(publication):
        return reader_of(body).sees_restricted
    return papers_open(body)


def restricted_since(publication: Publication) -> bool:
    """Whether a public edition holds a paper that was marked as not for publication after it went out."""
    if publication.edition != Edition.PUBLIC:
        return False
    inside = {row["key"] for row in publication.contents if row["page"]}
    papers = [paper for under in papers_of_meeting(publication.meeting).values() for paper in under]
    whole = [one for paper in papers for one in (paper, *appendices_of(paper))]
    return any(paper_key(one) in inside and marking_of(one).restricted for one in whole)


def readers_of_restricted(body: Body) -> list[str]:
    """Who may open the members' edition, in words: by a seat's category, or by role (M2)."""
    roles = [f"the {role.value}" for role, permissions in MAY.items() if Permission.READ_RESTRICTED in permissions]
    return [category.name for category in body.categories if category.sees_restricted] + roles


def offered(publications: Iterable[Publication]) -> list[Publication]:
    """Of each pack and supplement, the fullest edition the present reader may have; files that are kept here only."""
    best: dict[str | None, Publication] = {}
    for one in publications:
        fuller = one.supplement not in best or one.edition == Edition.FULL
        if one.sha256 and fuller and may_have(one) and standing_of(one).sha256:
            best[one.supplement] = one
    return list(best.values())


def supplement_of(material: Material, out: Issued) -> Material:
    """What a supplement would be drawn from: what is new or changed, going on from the last page that went out."""
    lines = only_new(material.notice.lines, out)
    keys = {one.key for line in lines for one in line.enclosures}
    return replace(
        material,
        notice=replace(material.notice, lines=lines),
        papers={key: paper for key, paper in material.papers.items() if key in keys},
        minutes={key: texts for key, texts in material.minutes.items() if key in keys},
        supplement=str(out.supplements + 1),
        start=out.last_page + 1,
    )


def asks_of(meeting: Meeting, lines: Iterable[Line]) -> Mapping[str, Ask]:
    """What the law asks of each of these agenda lines if they go out now, by its key (U1, U5).

    It asks nothing of a body that was not set up under it (B6).
    """
    if meeting.date is None or not KINDS[meeting.body.kind].statutory:
        return {}
    today = publication_day(clock.now(), meeting.body.publish_cutoff)
    items = {item.key: item for item in meeting.items}
    keys = {items[line.key].id: line.key for line in lines if line.kind == "item"}
    asked = [
        _for_lateness(items[line.key].id, line, items[line.key].added_on or open_from(meeting) or today, today)
        for line in lines
        if line.kind == "item"
    ]
    called_on = meeting.called_on or clock.today()
    off = days_off(meeting.body.council, meeting.date, today)
    found = late_items(asked, meeting=meeting.date, called_on=called_on, off=off, needed=meeting.body.clear_days)
    return {keys[ask.line.id]: ask for ask in found}


def _for_lateness(id: int, line: Line, open_since: dt.date, today: dt.date) -> lateness.Line:
    return lateness.Line(
        id=id,
        title=line.label,
        open_from=open_since,
        reports_from=today if line.enclosures else None,
        urgent_reason=line.urgent_reason,
        late_reason=line.late_reason,
    )
