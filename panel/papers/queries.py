"""Papers as others ask for them: in order, as plain facts, and by whoever may read them."""

import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from panel import store
from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.bodies.models import Body
from panel.bodies.rules.kinds import KINDS
from panel.drafts.models import Draft
from panel.exemption.queries import Thing, names, papers_open, reader_of
from panel.exemption.rules import OPEN, Marking, joined, shown
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import WITH_BODY
from panel.papers.models import Paper, PaperVersion
from panel.papers.rules.comments import Asked, signed_hash, standing_answers
from panel.papers.rules.comments import findings as unanswered
from panel.papers.rules.contents import Appendix, FileFacts, Marks, PaperContents, whole
from panel.papers.rules.life import PaperState
from panel.papers.rules.readiness import findings
from panel.papers.rules.texts import Text, facts, file_text, marks_of
from panel.transaction import once

ABOUT = re.compile(r"paper/(\d+)")
"""How a draft names the paper that it is of."""


@finds_body("paper_id")
def body_of_paper(paper_id: int) -> Body | None:
    """The body of a paper."""
    meeting = joinedload(Paper.item).joinedload(AgendaItem.meeting).options(*WITH_BODY)
    paper = db.session.get(Paper, paper_id, options=[meeting, joinedload(Paper.people)])
    return paper.item.meeting.body if paper else None


@finds_body("draft_id")
def body_of_draft(draft_id: int) -> Body | None:
    """The body of the paper that a draft is of; None for drafts of other things."""
    paper = paper_of_draft(db.session.get(Draft, draft_id))
    return paper.item.meeting.body if paper else None


@names("paper")
def paper_called(paper_id: int) -> Thing | None:
    """What "paper/7" stands for."""
    paper = db.session.get(Paper, paper_id)
    if paper is None:
        return None
    meeting, kind = paper.item.meeting, "appendix" if paper.parent_id else "paper"
    where = f"item {paper.item.number}" if paper.item.number else f"“{paper.item.title}”"
    return Thing(
        about=paper.about,
        body=meeting.body,
        meeting=f"meeting/{meeting.id}",
        title=paper.title,
        place=f"a closed {kind} under {where}",
        marking=marking_of(paper),
        endpoint="publishing.item",
        out=is_out(paper),
        values={"item_id": paper.item_id},
    )


def paper_of_draft(draft: Draft | None) -> Paper | None:
    """The paper that a draft is of, if it is of one."""
    found = ABOUT.fullmatch(draft.about) if draft else None
    return db.session.get(Paper, int(found[1])) if found else None


def papers_of(item: AgendaItem) -> list[Paper]:
    """The papers under an agenda line, in order, without their appendices and without what was withdrawn."""
    return papers_of_meeting(item.meeting).get(item.id, [])


def papers_of_meeting(meeting: Meeting, *, texts: bool = False) -> dict[int, list[Paper]]:
    """The papers of every agenda line that has any, by the line's id, each list in order.

    With them come their appendices and versions, and with `texts` what stands in them now.
    """
    known: dict[bool, dict[int, list[Paper]]] = once(("papers", meeting.id), dict)
    if texts not in known:
        found = _papers_of_meeting(meeting, TEXTS if texts else ())
        known |= {True: found, False: found} if texts else {False: found}
    return known[texts]


def _papers_of_meeting(meeting: Meeting, texts: Sequence[Any]) -> dict[int, list[Paper]]:
    """Reports and appendices alike, one question for all of them and one for each kind of part."""
    query = db.select(Paper).join(AgendaItem).where(*_on_agenda(meeting)).order_by(Paper.position, Paper.id)
    parts = [contains_eager(Paper.item), *(selectinload(part) for part in (Paper.versions, *texts))]
    papers = db.session.scalars(query.options(*parts)).all()
    for paper in papers:
        if "appendices" in sa.inspect(paper).unloaded:
            set_committed_value(paper, "appendices", [one for one in papers if one.parent_id == paper.id])
    found: dict[int, list[Paper]] = {}
    for paper in papers:
        if paper.parent_id is None and paper.state is not PaperState.WITHDRAWN:
            found.setdefault(paper.item_id, []).append(paper)
    return found


TEXTS: tuple[Any, ...] = (Paper.people, Paper.sections, Paper.recommendations, Paper.comments)
"""The parts of a paper's text."""


def _on_agenda(meeting: Meeting) -> tuple[ColumnElement[bool], ...]:
    """A line that was removed keeps its papers, and takes them with it."""
    return AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None)


def appendices_of(paper: Paper) -> list[Paper]:
    """The appendices of a paper, in order, without what was withdrawn."""
    return [one for one in paper.appendices if one.state is not PaperState.WITHDRAWN]


def withdrawn_from(meeting: Meeting) -> list[Paper]:
    """The papers and appendices that were withdrawn, in the order of the agenda."""
    query = (
        db.select(Paper)
        .join(AgendaItem)
        .where(Paper.state == PaperState.WITHDRAWN, *_on_agenda(meeting))
        .order_by(AgendaItem.position, Paper.position, Paper.id)
    )
    return list(db.session.scalars(query))


def marks_on(paper: Paper) -> Marks:
    """What the paper's own columns say about withholding."""
    return Marks(
        exempt=paper.exempt,
        paragraphs=tuple(paper.exempt_paragraphs or ()),
        public_interest=paper.public_interest,
        decided_by=paper.exempt_decided_by,
        decided_on=paper.exempt_decided_on.isoformat() if paper.exempt_decided_on else None,
        terms=paper.contract_terms,
        review_on=paper.exempt_review_on,
        confidential=paper.confidential,
        ground=paper.confidential_ground,
    )


def text_of(paper: Paper) -> Text:
    """The text of a paper as it stands now, in the form its versions keep: what is signed, and what is said beside it.

    What is said beside it is in the text only where there is something, so that older versions stay what they are.
    """
    text = _signed_text(paper)
    beside = {
        "comments": standing_answers(asked_of(paper), _hash(paper, text)) if paper.comments else None,
        "principles": list(paper.principles) if paper.principles else None,
        "late_reason": paper.late_reason or None,
    }
    return text | {part: value for part, value in beside.items() if value}


def asked_of(paper: Paper) -> list[Asked]:
    """The comments and sign-offs that a paper needs, in order."""
    return [one.asked for one in paper.comments]


def signed_hash_of(paper: Paper) -> str:
    """The hash of what someone signs who signs the paper off now: its text, and its appendices.

    Each change is kept as a version, so the last one says what the text is.
    """
    return _hash(paper, _kept_text(paper))


def _hash(paper: Paper, text: Text) -> str:
    return signed_hash(text, [signed_hash(_kept_text(one)) for one in appendices_of(paper)])


def _kept_text(paper: Paper) -> Text:
    """The text of the last version, or as it stands where none was kept yet: a bundle brings papers without any."""
    last = last_version(paper)
    return last.content if last else _signed_text(paper)


def _signed_text(paper: Paper) -> Text:
    return {
        "title": paper.title,
        "kind": paper.kind,
        "fields": dict(paper.fields),
        "people": [
            {"person": one.person_id, "as_printed": one.as_printed, "printed": one.printed, "author": one.is_author}
            for one in paper.people
        ],
        "sections": [
            {"id": one.id, "heading": one.heading, "kind": one.kind, "html": one.html}
            | ({"figures": one.figures} if one.figures else {})
            for one in paper.sections
        ],
        "recommendations": [
            {"verb": one.verb, "to": one.to, "text": one.text, "parts": one.parts} for one in paper.recommendations
        ],
        "background": {"papers": paper.background_papers, "words": paper.background_text},
        "marks": _plain(asdict(marks_on(paper))),
        "file": _file(paper),
    }


def _file(paper: Paper) -> dict[str, Any] | None:
    if paper.sha256 is None:
        return None
    notes, words = tuple(paper.notes), paper.words_sha256
    return file_text(FileFacts(paper.sha256, paper.file_name, paper.pages, paper.access_state, notes, words))


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    """As it comes back from the database: lists, not tuples."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}


def last_version(paper: Paper) -> PaperVersion | None:
    """The latest version that was kept, if any was."""
    return paper.versions[-1] if paper.versions else None


def version_number(paper: Paper) -> int:
    """The number of the latest version; 0 for a paper that came with a bundle and was never changed here."""
    last = last_version(paper)
    return last.number if last else 0


def text_seen(paper: Paper, number: int | None) -> Text:
    """The text that a person started from, by the number of its version; else the first that is known."""
    seen = next((one for one in paper.versions if one.number == number), None)
    first = seen or (paper.versions[0] if paper.versions else None)
    return first.content if first else text_of(paper)


def published_version(paper: Paper) -> PaperVersion | None:
    """The version that was last published, if the paper was."""
    return next((one for one in paper.versions if one.number == paper.published_version), None)


def contents_of(paper: Paper, *, published: bool = False) -> PaperContents:
    """The paper as plain facts, as it stands or, with `published`, as it was last published.

    Raises LookupError where the published version is asked for and there is none.
    """
    version = published_version(paper) if published else None
    if published and version is None:
        raise LookupError("This paper has not been published.")
    text = version.content if version else text_of(paper)
    shown_with = [one for one in appendices_of(paper) if not published or one.published_version is not None]
    made = PaperContents(
        paper_id=paper.id,
        item_id=paper.item_id,
        is_appendix=paper.parent_id is not None,
        appendices=tuple(_appendix(one, published=published) for one in shown_with),
        marking=marking_of(paper),
        **facts(text),
    )
    return whole(made)


def _appendix(paper: Paper, *, published: bool) -> Appendix:
    version = published_version(paper) if published else None
    if version is None:
        pages = paper.pages if paper.sha256 else None
        return Appendix(paper.id, paper.title, marking_of(paper), pages, uploaded=paper.sha256 is not None)
    found = facts(version.content)
    file: FileFacts | None = found["file"]
    pages = file.pages if file else None
    return Appendix(paper.id, found["title"], marking_of(paper), pages, uploaded=file is not None)


def marking_of(paper: Paper) -> Marking:
    """What withholds a paper: its own marking, its report's, its agenda line's, and what it was published under.

    A marking lifted after publication counts until the paper is published again without it; one put on counts at once.
    A paper that a decision opened is open, whatever it was published under and whatever its item is marked as (P7).
    """
    if paper.opened_at is not None:
        return OPEN
    version = published_version(paper)
    markings = [replace(OPEN, about=paper.about), paper.marking, replace(paper.item.marking, about=paper.item.about)]
    markings += [marks_of(version.content).marking] if version else []
    markings += [replace(marking_of(paper.parent), about=paper.parent.about)] if paper.parent else []
    return joined(markings)


def assets_of(contents: PaperContents) -> dict[str, bytes]:
    """The pictures of a paper, by the addresses its text names them by."""
    return {address: store.get(sha256) for address, sha256 in contents.images}


def findings_of(paper: Paper) -> list[Finding]:
    """What the paper lacks before it goes out, bound as the kind of its body binds it, and who has not answered."""
    found = findings(contents_of(paper), statutory=KINDS[paper.item.meeting.body.kind].statutory)
    return found + (unanswered(asked_of(paper), signed_hash_of(paper)) if paper.comments else [])


def findings_of_meeting(meeting: Meeting) -> list[tuple[Paper, Finding]]:
    """What each paper of a meeting lacks, appendices after their reports."""
    papers = [paper for under in papers_of_meeting(meeting, texts=True).values() for paper in under]
    each = [one for paper in papers for one in (paper, *appendices_of(paper))]
    return [(paper, finding) for paper in each for finding in findings_of(paper)]


def changed_since_publication(paper: Paper) -> bool:
    """Whether the paper says something that was not published yet: it is ready and new, or was changed since."""
    if paper.published_version is None:
        return paper.state is PaperState.READY
    return version_number(paper) != paper.published_version


def is_out(paper: Paper) -> bool:
    """Whether the paper was published and not taken down: from then on it stays on the record (A1, D7)."""
    return paper.published_version is not None and paper.state is not PaperState.WITHDRAWN and not is_taken_down(paper)


def was_open(paper: Paper) -> bool:
    """Whether the present reader could read the paper before it was taken down, and so is told that it was."""
    return is_taken_down(paper) and papers_open(paper.item.meeting.body) and is_shown(paper)


def is_taken_down(paper: Paper) -> bool:
    """Whether what was published of the paper last was taken down (D7). Another version may be published since."""
    return paper.published_version is not None and paper.published_version == paper.withdrawn_version


def is_own(paper: Paper) -> bool:
    """Whether the present reader made the paper or is named as its author or officer."""
    account = reader_account()
    if account is None:
        return False
    return paper.made_by_id == account.id or account.person_id in {one.person_id for one in paper.people}


def may_open(paper: Paper) -> bool:
    """Whether the present reader may see the paper as it stands, published or not: who writes reports for the body.

    A restricted paper is opened only by who may read restricted papers, or whose own it is.
    """
    if not may(Permission.WRITE_REPORT, paper.item.meeting.body):
        return False
    return is_shown(paper) or is_own(paper)


def may_read(paper: Paper) -> bool:
    """Whether the present reader is entitled to the paper: whoever works on it, and once it is published anyone whom
    neither its marking nor its body keeps out.
    """
    return may_open(paper) or (is_out(paper) and papers_open(paper.item.meeting.body) and is_shown(paper))


def is_shown(paper: Paper) -> bool:
    """Whether what withholds the paper lets the present reader see it all the same (P1–P4)."""
    meeting = paper.item.meeting
    return shown(marking_of(paper), reader_of(meeting.body, meeting))


def may_change(paper: Paper) -> bool:
    """Whether the present reader may change the paper.

    Until it is published whoever writes reports for the body; from then on only who publishes, for a change is then
    material for a supplement.
    """
    needed = Permission.WRITE_REPORT if paper.published_version is None else Permission.PUBLISH
    return may_open(paper) and may(needed, paper.item.meeting.body)
