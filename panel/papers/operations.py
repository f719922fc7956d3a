"""What is done with a paper. Each save that changes something keeps a version; nothing kept is ever changed."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from html import escape
from typing import Any, TypeVar

from panel import store
from panel.audit.operations import Actor, said
from panel.bodies.models import ReportTemplate
from panel.extensions import db
from panel.lifecycle import make, refuse
from panel.meetings.models import AgendaItem
from panel.papers.commenting import ask_as_template, send_round
from panel.papers.keeping import keep
from panel.papers.models import Paper, PaperPerson, PaperVersion, Picture, Recommendation, Section
from panel.papers.pictures import KINDS
from panel.papers.queries import appendices_of, contents_of, papers_of, text_of
from panel.papers.rules.comments import NOT_SIGNED
from panel.papers.rules.contents import FileFacts, Marks
from panel.papers.rules.life import MOVES, SAID, PaperState, Standing
from panel.papers.rules.texts import Text, changed, file_text, label
from panel.richtext.clean import clean
from panel.scorecard.rules.cards import Card
from panel.wording import listed

Row = TypeVar("Row")


def add_report(
    item: AgendaItem, title: str, *, template: ReportTemplate | None = None, parent: Paper | None = None, by: Actor
) -> Paper:
    """Begin a report under an agenda line, with the head and the sections of a template, or with one blank section."""
    paper = _added(item, title, parent, by)
    if template is None:
        paper.sections = [Section(position=1)]
    else:
        paper.template_name = template.name
        paper.fields = dict.fromkeys(template.fields, "")
        paper.sections = [
            Section(position=number, heading=one.heading, kind=one.kind, html=_fixed(one.fixed_text))
            for number, one in enumerate(template.sections, 1)
        ]
        ask_as_template(paper, template)
    keep(paper, by=by)
    said(f"began the report “{title}” under {_place(item)}", by=by, about=_about(paper))
    return paper


def _fixed(words: str | None) -> str | None:
    """What a template begins a section with: HTML as it is, plain words as paragraphs."""
    if not words or words.lstrip().startswith("<"):
        return clean(words) if words else None
    return "".join(f"<p>{escape(part.strip())}</p>" for part in words.split("\n\n") if part.strip())


def add_file(item: AgendaItem, title: str, file: FileFacts, *, parent: Paper | None = None, by: Actor) -> Paper:
    """Add an uploaded file as a paper, or as an appendix to `parent`. It is ready as it comes."""
    paper = _added(item, title, parent, by)
    paper.state = PaperState.READY
    _set_file(paper, file_text(file))
    keep(paper, by=by)
    what = "an appendix" if parent else "a paper"
    said(f"uploaded “{title}” as {what} under {_place(item)}", by=by, about=_about(paper))
    return paper


def _added(item: AgendaItem, title: str, parent: Paper | None, by: Actor) -> Paper:
    if parent is not None and (parent.item_id != item.id or parent.parent_id is not None):
        raise refuse("Report", "An appendix belongs to a report under the same agenda item.")
    beside = parent.appendices if parent else papers_of(item)
    last = max((one.position for one in beside), default=0)
    paper = Paper(item=item, parent=parent, title=title, position=last + 1, made_by_id=by.id)
    db.session.add(paper)
    return paper


def write(paper: Paper, text: Text, *, by: Actor) -> PaperVersion | None:
    """Save the text of a paper as a new version. None where it says nothing new."""
    before = text_of(paper)
    if not paper.versions:
        keep_version(paper, by=by)
    _set(paper, text)
    version = keep(paper, by=by)
    if version is not None:
        what = listed(label(part, text, before) for part in changed(before, version.content))
        said(f"changed the paper “{paper.title}”: {what} (version {version.number})", by=by, about=_about(paper))
    return version


def replace_file(paper: Paper, file: FileFacts, *, by: Actor) -> PaperVersion | None:
    """Put another file in the place of the paper's. The old one stays in the versions."""
    return write(paper, {**text_of(paper), "file": file_text(file)}, by=by)


def mark(paper: Paper, marks: Marks, *, by: Actor) -> PaperVersion | None:
    """Say what withholds the paper: exempt (X3) and confidential (X2) are two things and are given apart (X5)."""
    return write(paper, {**text_of(paper), "marks": asdict(marks)}, by=by)


def restore(paper: Paper, version: PaperVersion, *, by: Actor) -> PaperVersion | None:
    """Make an old version the text again, as a new version. None where the paper says that already.

    What withholds the paper stays as it is now: an old text must not lift a marking. So does what is said beside it.
    """
    if version.paper_id != paper.id:
        raise refuse("Report", "That version is of another paper.")
    now = text_of(paper)
    old = {part: value for part, value in version.content.items() if part not in NOT_SIGNED}
    beside = {part: now[part] for part in NOT_SIGNED if part in now}
    return write(paper, {**old, **beside, "marks": now["marks"]}, by=by)


def keep_version(paper: Paper, *, by: Actor) -> PaperVersion | None:
    """Keep the paper as it stands, as its next version; None where that is what the last one says."""
    version = keep(paper, by=by)
    if version is not None:
        said(f"kept version {version.number} of the paper “{paper.title}”", by=by, about=_about(paper))
    return version


def add_section(paper: Paper, heading: str, *, kind: str | None = None, by: Actor) -> PaperVersion | None:
    """Add a section after the others, before the closing lists."""
    text = text_of(paper)
    sections = [*text["sections"], {"id": None, "heading": heading, "kind": kind, "html": None}]
    return write(paper, {**text, "sections": sections}, by=by)


def show_figures(
    paper: Paper, section: Section, cards: Sequence[Card], until: str = "", *, by: Actor
) -> PaperVersion | None:
    """Show these indicators of the scorecard in a section, as they stand now: the record of them never changes.

    `until` is the code of the last period shown, where one was chosen. Without indicators it shows none.
    """
    figures = {"until": until, "cards": [one.facts() for one in cards]} if cards else None
    return write(paper, _with_section(text_of(paper), section.id, figures=figures), by=by)


def name_section(paper: Paper, section: Section, heading: str | None, *, by: Actor) -> PaperVersion | None:
    """Give a section another heading."""
    return write(paper, _with_section(text_of(paper), section.id, heading=heading), by=by)


def move_section(paper: Paper, section: Section, to: int, *, by: Actor) -> PaperVersion | None:
    """Put a section in the place `to`, counted from 1."""
    text = text_of(paper)
    moved = next(one for one in text["sections"] if one["id"] == section.id)
    others = [one for one in text["sections"] if one["id"] != section.id]
    return write(paper, {**text, "sections": _placed(others, moved, to)}, by=by)


def remove_section(paper: Paper, section: Section, *, by: Actor) -> PaperVersion | None:
    """Take a section out. Its words stay in the versions."""
    text = text_of(paper)
    return write(paper, {**text, "sections": [one for one in text["sections"] if one["id"] != section.id]}, by=by)


def _with_section(text: Text, id: int, **facts: Any) -> Text:
    sections = [{**one, **facts} if one["id"] == id else one for one in text["sections"]]
    return {**text, "sections": sections}


def move(paper: Paper, to: int, *, by: Actor) -> None:
    """Put a paper in the place `to` among those under its agenda line, or an appendix among its report's; from 1."""
    beside = appendices_of(paper.parent) if paper.parent else papers_of(paper.item)
    for number, one in enumerate(_placed([one for one in beside if one is not paper], paper, to), 1):
        one.position = number
    said(f"moved the paper “{paper.title}” to place {paper.position}", by=by, about=_about(paper))


def _placed(others: Sequence[Row], moved: Row, to: int) -> list[Row]:
    place = min(max(to, 1), len(others) + 1) - 1
    return [*others[:place], moved, *others[place:]]


def make_ready(paper: Paper, *, by: Actor) -> None:
    """Say that the paper is finished: the pack takes it. Who was not asked yet for a comment or sign-off is asked now.

    Raises Refused where there is nothing in it.
    """
    _step(paper, "make_ready", by)
    send_round(paper, by=by)


def back_to_draft(paper: Paper, *, by: Actor) -> None:
    """Say that the paper is not finished after all. Raises Refused once it is published."""
    _step(paper, "back_to_draft", by)


def withdraw(paper: Paper, *, by: Actor) -> None:
    """Take the paper off the draft agenda. Raises Refused once it is published."""
    _step(paper, "withdraw", by)


def put_back(paper: Paper, *, by: Actor) -> None:
    """Put a withdrawn paper back, as a draft."""
    _step(paper, "put_back", by)


STEPS: dict[str, Callable[..., None]] = {
    "make_ready": make_ready,
    "back_to_draft": back_to_draft,
    "withdraw": withdraw,
    "put_back": put_back,
}
"""The operation of each move in the table of a paper's life."""


def standing_of(paper: Paper) -> Standing:
    """What the guards of a paper's life ask."""
    contents = contents_of(paper)
    empty = contents.file is None and all(section.empty for section in contents.sections)
    return Standing(published=paper.published_version is not None, empty=empty)


def _step(paper: Paper, name: str, by: Actor) -> None:
    target = make(MOVES, name, paper.state, standing_of(paper))
    paper.state = PaperState(target)
    said(SAID[name].format(title=paper.title), by=by, about=_about(paper))


def mark_published(papers: Iterable[Paper], *, by: Actor) -> None:
    """Remember the version of each paper that goes out now: later changes stay private until they are published too."""
    each = list(papers)
    for paper in each:
        keep(paper, by=by)
        paper.published_version = paper.versions[-1].number
    if each:
        titles = listed(f"“{paper.title}”" for paper in each)
        said(f"recorded the published versions of {titles}", by=by, about=_about(each[0]))


def add_picture(paper: Paper, data: bytes, media_type: str, *, by: Actor) -> str:
    """Keep a picture, made plain before, for the text of a paper. Its address, by the hash of its bytes."""
    sha256 = store.put(data)
    if all(one.sha256 != sha256 for one in paper.pictures):
        paper.pictures.append(Picture(sha256=sha256, media_type=media_type))
        said(f"added a picture to the paper “{paper.title}”", by=by, about=_about(paper))
    return f"/files/{sha256}.{KINDS[media_type]}"


def _about(paper: Paper) -> str:
    return f"meeting/{paper.item.meeting_id}"


def _place(item: AgendaItem) -> str:
    return f"item {item.number}" if item.number else f"“{item.title}”"


def _set(paper: Paper, text: Text) -> None:
    """Write a text into the rows of a paper, each row kept that still says the same."""
    paper.title, paper.kind, paper.fields = text["title"], text["kind"], dict(text["fields"])
    paper.background_papers, paper.background_text = text["background"]["papers"], text["background"]["words"]
    if text.get("principles") != (paper.principles or None):
        paper.principles = text.get("principles")
    paper.late_reason = text.get("late_reason")
    _set_marks(paper, text["marks"])
    _set_file(paper, text["file"])
    _set_sections(paper, text["sections"])
    _set_rows(paper.recommendations, text["recommendations"], Recommendation, ("verb", "to", "text", "parts"))
    people = [
        {"person_id": one["person"], "as_printed": one["as_printed"], "is_author": one["author"]}
        for one in text["people"]
    ]
    _set_rows(paper.people, people, PaperPerson, ("person_id", "as_printed", "is_author"))


def _set_marks(paper: Paper, marks: dict[str, Any]) -> None:
    """Marked anew, a paper that was opened is closed again."""
    if marks != text_of(paper)["marks"]:
        paper.close_again()
    decided_on = marks.get("decided_on")
    paper.exempt_decided_on = dt.date.fromisoformat(decided_on) if decided_on else None
    paper.contract_terms = marks.get("terms")
    paper.exempt, paper.exempt_paragraphs = marks["exempt"], list(marks["paragraphs"])
    paper.public_interest, paper.exempt_decided_by = marks["public_interest"], marks["decided_by"]
    paper.exempt_review_on = marks["review_on"]
    paper.confidential, paper.confidential_ground = marks["confidential"], marks["ground"]


def _set_file(paper: Paper, file: dict[str, Any] | None) -> None:
    found = file or {"sha256": None, "name": paper.file_name, "pages": None, "tagging": None, "notes": ()}
    paper.sha256, paper.file_name, paper.pages = found["sha256"], found["name"], found["pages"]
    paper.access_state, paper.notes = found["tagging"], list(found["notes"])
    paper.words_sha256 = found.get("words")


def _set_sections(paper: Paper, sections: Sequence[dict[str, Any]]) -> None:
    standing = {section.id: section for section in paper.sections}
    kept = []
    for position, one in enumerate(sections, 1):
        section = standing.get(one["id"]) or Section()
        section.position, section.heading = position, one["heading"]
        section.kind, section.html, section.figures = one["kind"], one["html"], one.get("figures")
        kept.append(section)
    paper.sections = kept


def _set_rows(rows: list[Any], wanted: Sequence[dict[str, Any]], kind: type[Any], names: Sequence[str]) -> None:
    """Make `rows` say what is wanted, in that order. A row that says it already is kept, then one that is left over."""
    left = list(rows)
    same = [_taken(left, one, names) for one in wanted]
    rows[:] = [row or (left.pop(0) if left else kind()) for row in same]
    for position, (row, one) in enumerate(zip(rows, wanted, strict=True), 1):
        row.position = position
        for name in names:
            setattr(row, name, one[name])


def _taken(left: list[Any], one: dict[str, Any], names: Sequence[str]) -> Any:
    """The first row left that says the same, taken out; None where none does."""
    found = next((row for row in left if _says(row, one, names)), None)
    if found is not None:
        left.remove(found)
    return found


def _says(row: Any, one: dict[str, Any], names: Sequence[str]) -> bool:
    return all(getattr(row, name) == one[name] for name in names)
