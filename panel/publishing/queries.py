"""What several doors ask of publications: which there are, who may have them, and what has changed since."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from panel import clock, wording
from panel.access.doors import finds_body
from panel.access.rules import MAY, Permission
from panel.bodies.models import Body
from panel.bodies.rules.kinds import KINDS
from panel.exemption.queries import Thing, names, papers_open, reader_of
from panel.exemption.rules import Edition, Marking, joined, shown
from panel.extensions import db
from panel.follow_up.action_log import LogPaper, log_papers
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import item_open_from, open_from
from panel.meetings.rules import lateness
from panel.meetings.rules.clear_days import publication_day
from panel.meetings.rules.lateness import Ask, late_items
from panel.meetings.working_days import days_off
from panel.minutes.queries import closed_in as closed_in_minutes
from panel.packs.contents import Line
from panel.packs.gathering import paper_key
from panel.packs.material import Material
from panel.papers.models import Paper
from panel.papers.queries import appendices_of, marking_of, papers_of_meeting
from panel.publishing.models import Publication
from panel.publishing.rules.changes import Issued, issued, only_new
from panel.publishing.standing import publications_of, standing_of
from panel.transaction import once
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
        reader = reader_of(body, publication.meeting)
        within = reader.exempt or reader.confidential
        return reader.sees_restricted or (within and all(shown(marking, reader) for marking in closed_in(publication)))
    return papers_open(body)


def closed_in(publication: Publication) -> list[Marking]:
    """What withholds each thing in a file that is not for publication, as it is marked now or was when it went out."""
    return once(("closed in", publication.id), lambda: _closed_in(publication))


def _closed_in(publication: Publication) -> list[Marking]:
    found: list[Marking] = []
    for row in publication.contents:
        kind, _, number = row["key"].rpartition("-")
        if not row["page"] or kind not in READ_AS:
            continue
        markings = [one for one in READ_AS[kind](int(number)) if one.restricted]
        found += markings or ([Marking(exempt=True)] if row.get("withheld") and not _opened(kind, int(number)) else [])
    return found


def _of_paper(id: int) -> list[Marking]:
    paper = db.session.get(Paper, id)
    return [marking_of(paper)] if paper else []


def _of_minutes(id: int) -> list[Marking]:
    return [one for each in closed_in_minutes(id).values() for one in each]


def _log_of(item: AgendaItem) -> LogPaper:
    """The action log under a line, with all that is in it."""
    return once(("log", item.id), lambda: log_papers(item.meeting)[Edition.FULL])


def _of_log(id: int) -> list[Marking]:
    item = db.session.get(AgendaItem, id)
    return [_log_of(item).marking] if item else []


READ_AS = {"paper": _of_paper, "minutes": _of_minutes, "log": _of_log}
"""How what withholds a thing in a pack is found, by the first word of its key there."""


def _opened(kind: str, id: int) -> bool:
    """Whether a paper that went out as closed is open by now (P7)."""
    paper = db.session.get(Paper, id) if kind == "paper" else None
    return paper is not None and not marking_of(paper).restricted


@names("publication")
def publication_called(publication_id: int) -> Thing | None:
    """What "publication/3" stands for: a file of which some pages may be not for publication."""
    publication = db.session.get(Publication, publication_id)
    if publication is None:
        return None
    meeting = publication.meeting
    what = f"Supplement {publication.supplement}" if publication.supplement else "Pack"
    return Thing(
        about=f"publication/{publication.id}",
        body=meeting.body,
        meeting=f"meeting/{meeting.id}",
        title=f"{what} of {wording.short_date(meeting.date)}, {publication.edition} edition",
        place="a pack",
        marking=joined(closed_in(publication)),
        endpoint="publishing.pack",
        out=True,
        values={"meeting_id": meeting.id},
    )


def restricted_since(publication: Publication) -> bool:
    """Whether a public edition holds a paper, or minutes, of which something was closed after it went out."""
    if publication.edition != Edition.PUBLIC:
        return False
    inside = {row["key"]: row for row in publication.contents if row["page"]}
    papers = [paper for under in papers_of_meeting(publication.meeting).values() for paper in under]
    whole = [one for paper in papers for one in (paper, *appendices_of(paper))]
    if any(paper_key(one) in inside and marking_of(one).restricted for one in whole):
        return True
    return any(_closed_now(key) - set(row.get("closed", ())) for key, row in inside.items())


def _closed_now(key: str) -> set[str]:
    """The minutes that are closed, whole or in part, of a set in a pack, or of those that an action log speaks of."""
    kind, _, number = key.rpartition("-")
    item = db.session.get(AgendaItem, int(number)) if kind == "log" else None
    if item is not None:
        return set(_log_of(item).closed)
    return set(closed_in_minutes(int(number))) if kind == "minutes" else set()


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
        _for_lateness(items[line.key].id, line, _open_since(items[line.key], today), today)
        for line in lines
        if line.kind == "item"
    ]
    called_on = meeting.called_on or clock.today()
    off = days_off(meeting.body.council, meeting.date, today)
    found = late_items(
        asked,
        meeting=meeting.date,
        called_on=called_on,
        off=off,
        needed=meeting.body.clear_days,
        least=meeting.body.urgent_least or 0,
        both=meeting.body.late_asks_both,
    )
    return {keys[ask.line.id]: ask for ask in found}


def _open_since(item: AgendaItem, today: dt.date) -> dt.date:
    """The day from which an item counts as open: one that was added and goes out now is open from today (U3)."""
    return item_open_from(item, open_from(item.meeting) or today) if item.published_on or not item.added_on else today


def _for_lateness(id: int, line: Line, open_since: dt.date, today: dt.date) -> lateness.Line:
    return lateness.Line(
        id=id,
        title=line.label,
        open_from=open_since,
        reports_from=today if line.enclosures else None,
        urgent_reason=line.urgent_reason,
        late_reason=line.late_reason,
    )
