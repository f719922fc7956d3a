"""Taking down a pack, a paper, pages or minutes: what goes with it, and the files that are given in its place (D7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from panel import store
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.lifecycle import Refused, refuse
from panel.meetings.models import Meeting
from panel.minutes.queries import about_minutes, book_of
from panel.minutes.rules.life import PUBLIC
from panel.packs.gathering import day_of, paper_key
from panel.packs.material import title_of
from panel.packs.redaction import Hole, Redacted, part_of_copy, redact
from panel.papers.models import Paper
from panel.papers.queries import appendices_of, is_taken_down, papers_of_meeting, published_version
from panel.pdf.read import page_count
from panel.publishing.models import Publication
from panel.publishing.rules.taken import judge_range, judge_replacement, judge_sent, touched
from panel.publishing.standing import holes_in, ids_of, pages_of, publications_of, withdrawn_whole
from panel.transaction import reading, transaction
from panel.withdrawals import operations
from panel.withdrawals.models import Withdrawal
from panel.withdrawals.queries import told
from panel.withdrawals.rules import Stretch

PAGES = "pages"


@dataclass(frozen=True)
class Target:
    """Something that can be taken down: what it is called in a form, in words, and in the trail without its words."""

    value: str
    label: str
    said: str


def targets_of(meeting: Meeting) -> list[Target]:
    """What of a meeting can be taken down now."""
    found = [
        Target(f"issue/{number}", *(2 * (f"{_issue_words(number)}, in both editions",)))
        for number, group in _issues(meeting).items()
        if not all(withdrawn_whole(one) for one in group)
    ]
    found += [
        Target(paper.about, f"The paper “{version.content['title']}”", "a paper")
        for paper in _papers(meeting)
        if (version := published_version(paper)) and not is_taken_down(paper)
    ]
    if found:
        found.append(Target(PAGES, "Some pages", "pages"))
    book = book_of(meeting)
    if book is not None and book.state in PUBLIC:
        found.append(Target(about_minutes(meeting), "The minutes of this meeting", "the minutes"))
    return found


def take_down(meeting: Meeting, value: str, reason: str, *, pages: Stretch | None = None, by: Actor) -> Withdrawal:
    """Withdraw what a target names, at once. Raises Refused where there is no such thing, or for pages never out."""
    target = next((one for one in targets_of(meeting) if one.value == value), None)
    if target is None:
        raise refuse("D7", "This is not published, or was withdrawn already.")
    papers = list(_papers_with(meeting, value, pages))
    things: dict[str, int | None] = {paper.about: paper.published_version for paper in papers}
    if value.startswith("issue/"):
        things |= {f"publication/{one.id}": None for one in _issues(meeting)[value.removeprefix("issue/")]}
    elif value != PAGES and not papers:
        things[value] = None
    for paper in papers:
        paper.withdrawn_version = paper.published_version
    what = pages.words if pages else target.said
    return operations.withdraw(meeting, things, reason, what=what, pages=pages, by=by)


def _papers_with(meeting: Meeting, value: str, pages: Stretch | None) -> Iterable[Paper]:
    """The papers that go with a target, so that their page twins are dropped too."""
    out = [paper for paper in _papers(meeting) if published_version(paper)]
    if value.startswith("issue/"):
        group = _issues(meeting)[value.removeprefix("issue/")]
        keys = {row["key"] for one in group for row in one.contents}
        return [paper for paper in out if paper_key(paper) in keys]
    if value == PAGES and pages:
        tables = [one.contents for one in publications_of(meeting)]
        against = judge_range(tables, pages)
        if against:
            raise Refused(*against)
        keys = {key for rows in tables for key in touched(rows, pages)}
        return [paper for paper in out if paper_key(paper) in keys]
    return [paper for paper in out if paper.about == value or (paper.parent and paper.parent.about == value)]


def _papers(meeting: Meeting) -> list[Paper]:
    papers = [paper for under in papers_of_meeting(meeting).values() for paper in under]
    return [one for paper in papers for one in (paper, *appendices_of(paper))]


def _issues(meeting: Meeting) -> dict[str, list[Publication]]:
    """The editions of the pack ("") and of each supplement, those that are kept here."""
    found: dict[str, list[Publication]] = {}
    for one in publications_of(meeting):
        if one.sha256:
            found.setdefault(one.supplement or "", []).append(one)
    return found


def _issue_words(number: str) -> str:
    return f"Supplement {number}" if number else "The whole pack"


# The files given in the place of what was withdrawn


def affected_by(withdrawal: Withdrawal) -> list[int]:
    """The publications that hold something of a withdrawal, and are not withdrawn whole, by their ids.

    Minutes stand in the pack of the meeting they were put before.
    """
    body = withdrawal.meeting.body_id
    query = db.select(Publication).join(Meeting).where(Meeting.body_id == body, Publication.sha256.is_not(None))
    kept = [one for one in db.session.scalars(query.order_by(Publication.id)) if withdrawn_whole(one) is None]
    return [one.id for one in kept if withdrawal.id in ids_of(holes_in(one))]


def files_of(withdrawal: Withdrawal) -> list[int]:
    """Every publication that a withdrawal took down or took pages out of, by its id."""
    whole = [int(one.about.partition("/")[2]) for one in withdrawal.taken if one.about.startswith("publication/")]
    return sorted({*whole, *affected_by(withdrawal)})


def words_for(withdrawal: Withdrawal) -> list[str]:
    """What was taken down, in words for who takes down: the papers by their titles."""
    pages = pages_of(withdrawal)
    if pages is not None:
        return [pages.words]
    taken = {one.about for one in withdrawal.taken}
    issues = _issues(withdrawal.meeting).items()
    whole = [_issue_words(number) for number, group in issues if f"publication/{group[0].id}" in taken]
    papers = [f"“{paper.title}”" for paper in _papers(withdrawal.meeting) if paper.about in taken]
    return whole or papers or ["the minutes"]


def addresses_of(withdrawal: Withdrawal, files: Iterable[Publication]) -> list[str]:
    """What those who had it may have downloaded: the things themselves, and the files that they stood in."""
    return [*(one.about for one in withdrawal.taken), *(f"publication/{one.id}" for one in files)]


def redraw(publication_id: int, *, by: Actor) -> None:
    """Draw the file that is given in the place of a publication, with no transaction open, and keep it.

    Should something else have been withdrawn from it meanwhile, nothing is kept: whoever withdrew that draws it.
    """
    with reading():
        work = work_on(db.session.get_one(Publication, publication_id))
    made = draw(work)
    with transaction():
        keep(db.session.get_one(Publication, publication_id), work, made, by=by)


def keep(publication: Publication, work: "Work", made: Redacted, *, by: Actor) -> None:
    """Keep the file that is given in the place of a publication, if it is still the one that is needed."""
    if ids_of(holes_in(publication)) == work.withdrawals:
        publication.redacted_sha256 = store.put(made.pdf)
        publication.redacted_octets = len(made.pdf)
        publication.redacted_for = work.withdrawals
        words = f"drew the {publication.edition} edition anew without what was withdrawn"
        said(words, by=by, about=f"meeting/{publication.meeting_id}")


@dataclass(frozen=True)
class Work:
    """All that a replacement is drawn from: the original, where its holes are, and what stands in each."""

    sha256: str
    contents: Sequence[dict[str, Any]]
    holes: Sequence[tuple[Stretch, str, str | None]]
    labels: dict[str, str]
    title: str
    withdrawals: list[int]


def work_on(publication: Publication) -> Work:
    """What the replacement of a publication is drawn from now."""
    meeting, holes = publication.meeting, holes_in(publication)
    return Work(
        sha256=publication.sha256 or "",
        contents=publication.contents,
        holes=[(pages, told(one), one.replacement) for one, stretches in holes for pages in stretches],
        labels={item.key: f"Item {item.number}: {item.title}" if item.number else item.title for item in meeting.items},
        title=title_of(meeting.panel_name, day_of(meeting), publication.supplement or ""),
        withdrawals=ids_of(holes),
    )


def draw(work: Work) -> Redacted:
    """The file. Takes seconds."""
    holes = [
        Hole(pages.first, pages.last, words, part_of_copy(store.get(copy)) if copy else None)
        for pages, words, copy in work.holes
    ]
    return redact(store.get(work.sha256), work.contents, holes, title=work.title, labels=work.labels)


def put_in_place(withdrawal: Withdrawal, sha256: str, *, sent: str = "", by: Actor) -> None:
    """Let a redacted paper, by the hash of its clean copy, stand where pages were withdrawn.

    `sent` is the hash of what it was made from. Raises Refused where that is what was withdrawn, or where it is longer
    than the pages were, for the numbers of those after them must stay.
    """
    stretches = [
        pages
        for id in affected_by(withdrawal)
        for one, found in holes_in(db.session.get_one(Publication, id))
        for pages in found
        if one is withdrawal
    ]
    room = min((pages.last - pages.first + 1 for pages in stretches), default=None)
    against = judge_sent(sent, _files_in(withdrawal))
    against += judge_replacement(room, page_count(store.get(sha256))) if room is not None else []
    if against:
        raise Refused(*against)
    for id in affected_by(withdrawal):
        db.session.get_one(Publication, id).redacted_for = None
    operations.put_in_place(withdrawal, sha256, by=by)


def _files_in(withdrawal: Withdrawal) -> set[str]:
    """The hashes of the uploaded papers that a withdrawal took down."""
    versions = {one.about: one.version for one in withdrawal.taken}
    contents = [
        version.content
        for paper in _papers(withdrawal.meeting)
        for version in paper.versions
        if paper.about in versions and version.number == versions[paper.about]
    ]
    return {content["file"]["sha256"] for content in contents if content.get("file")}
