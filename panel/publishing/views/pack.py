"""The pack: its editions side by side, a proof of each, and the files."""

from collections.abc import Iterable
from io import BytesIO

from flask import Response, abort, render_template, send_file
from flask.typing import ResponseReturnValue

from panel import store, wording
from panel.access.doors import may, open_to_all, requires
from panel.access.rules import Permission
from panel.exemption.operations import looked_at
from panel.exemption.queries import reader_of
from panel.exemption.rules import Edition, How
from panel.extensions import db
from panel.meetings.queries import agenda_shown
from panel.packs.proof import draw_pack
from panel.papers.queries import appendices_of, papers_of_meeting
from panel.publishing.issuing import pack_blockers, prepare, supplement_blockers
from panel.publishing.models import Publication
from panel.publishing.queries import may_have, restricted_since
from panel.publishing.standing import publications_of, standing_of
from panel.publishing.views.doors import bp, the_meeting
from panel.withdrawals.operations import downloaded
from panel.withdrawals.queries import withdrawals_of


@bp.get("/meetings/<int:meeting_id>/pack")
@open_to_all
def pack(meeting_id: int) -> str:
    """The editions of the pack and of its supplements; for the clerk also what may be done next."""
    meeting = the_meeting(meeting_id)
    clerk = may(Permission.PUBLISH, meeting.body)
    everything = publications_of(meeting) if agenda_shown(meeting) else []
    publications = [one for one in everything if clerk or may_have(one)]
    issue = prepare(meeting) if clerk else None
    return render_template(
        "publishing/pack.html",
        meeting=meeting,
        groups=grouped(publications),
        kept_back={one.id for one in publications if restricted_since(one)},
        mine={one.id for one in publications if may_have(one)},
        standing={one.id: standing_of(one) for one in publications},
        withdrawals=withdrawals_of(meeting) if may(Permission.WITHDRAW, meeting.body) else [],
        issue=issue,
        sees_why=reader_of(meeting.body).sees_restricted,
        pack_blockers=pack_blockers(meeting, issue) if issue else [],
        supplement_blockers=supplement_blockers(meeting, issue) if issue else [],
    )


def grouped(publications: Iterable[Publication]) -> dict[str, list[Publication]]:
    """The editions of the pack (""), then those of each supplement by its number."""
    groups: dict[str, list[Publication]] = {}
    for one in publications:
        groups.setdefault(one.supplement or "", []).append(one)
    return groups


@bp.get("/meetings/<int:meeting_id>/pack/<any(full, public):edition>-proof.pdf")
@requires(Permission.PUBLISH)
def proof(meeting_id: int, edition: str) -> ResponseReturnValue:
    """The pack as it would be drawn now. Nothing is kept."""
    meeting = the_meeting(meeting_id)
    if edition == Edition.FULL and not reader_of(meeting.body).sees_restricted:
        abort(404)
    name = f"{meeting.reference.replace('/', '-')}-{edition}-proof.pdf"
    drawn = draw_pack(meeting_id, Edition(edition)).pdf
    if edition == Edition.FULL:
        under = papers_of_meeting(the_meeting(meeting_id)).values()
        looked_at(
            *(one.about for papers in under for paper in papers for one in (paper, *appendices_of(paper))),
            how=How.DOWNLOADED,
        )
    return _pdf(drawn, name)


@bp.get("/publications/<int:publication_id>.pdf")
@open_to_all
def download(publication_id: int) -> Response:
    """The bytes that were published, without what was withdrawn since.

    The full edition is not there for anyone who may not see all that is in it.
    """
    publication = db.session.get(Publication, publication_id)
    if publication is None or not may_have(publication) or not agenda_shown(publication.meeting):
        abort(404)
    if publication.disposed_on:
        abort(410, f"It was kept until {wording.date(publication.disposed_on)}, as the council’s schedule says.")
    if not publication.sha256:
        abort(404)
    standing = standing_of(publication)
    if standing.sha256 is None:
        abort(410, " ".join(standing.told))
    downloaded(about := f"publication/{publication.id}")
    looked_at(about, how=How.DOWNLOADED)
    return _pdf(store.get(standing.sha256), name_of_file(publication))


@bp.get("/publications/<int:publication_id>/original.pdf")
@requires(Permission.OPEN_SEALED)
def original(publication_id: int) -> Response:
    """The sealed bytes of what was withdrawn since. Each opening is logged."""
    publication = db.session.get(Publication, publication_id)
    if publication is None or not publication.sha256:
        abort(404)
    downloaded(f"publication/{publication.id}", sealed=True)
    return _pdf(store.get(publication.sha256), name_of_file(publication))


def name_of_file(publication: Publication) -> str:
    """What the file of a publication is called."""
    what = f"supplement-{publication.supplement}" if publication.supplement else "pack"
    reference = publication.meeting.reference.replace("/", "-")
    return f"{reference}-{what}-{publication.edition}.pdf"


def _pdf(data: bytes, name: str) -> Response:
    """The file, which no browser and no server on the way keeps (D6)."""
    response = send_file(BytesIO(data), mimetype="application/pdf", download_name=name)
    response.headers["Cache-Control"] = "private, no-store"
    return response
