"""The agenda and its papers: drafted, written, made ready, changed."""

from flask import current_app

from panel.audit.operations import Actor
from panel.demo.cast import Cast, Facts, line_of, paper_called
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations.agenda import add_line
from panel.meetings.rules.agenda import Part
from panel.packs.sheets import part_of, style
from panel.papers.commenting import answer, send_round, stands
from panel.papers.models import Paper
from panel.papers.operations import add_file, add_report, make_ready, write
from panel.papers.queries import text_of
from panel.papers.rules.comments import Answer, Where
from panel.papers.rules.texts import Text
from panel.papers.uploads import take_in
from panel.richtext.markdown import from_markdown

LINE = (
    *("title", "purpose", "presenter", "minutes_allowed", "role", "verbal", "to_follow"),
    *("exempt_paragraphs", "public_interest", "exempt_decided_by", "exempt_review_on"),
)
"""What the story may say of an agenda line, in the line's own words."""


def draft(cast: Cast, facts: Facts) -> None:
    """The clerk drafts the agenda."""
    for entry in facts["agenda"]:
        if not entry.get("added"):
            _add_line(cast, cast.meetings[facts["key"]], entry)


def write_papers(cast: Cast, facts: Facts) -> None:
    """Reports are written and, unless they are drafts still, marked as ready."""
    for entry in facts["agenda"]:
        if not entry.get("added"):
            _write(cast, facts, entry, late=False)


def add(cast: Cast, facts: Facts) -> None:
    """What comes late, after publication: lines added, and the papers that were to follow."""
    meeting = cast.meetings[facts["key"]]
    for entry in facts["agenda"]:
        if entry.get("added"):
            _add_line(cast, meeting, entry, after=line_of(meeting, {"title": entry["after"]}))
        _write(cast, facts, entry, late=True)


def rewrite(cast: Cast, facts: Facts) -> None:
    """A section of a published paper is changed, which is then material for a supplement."""
    change = facts["rewrite"]
    paper = paper_called(line_of(cast.meetings[facts["key"]], {"title": change["paper"]}), change["paper"])
    text = text_of(paper)
    sections = [_with_words(one, {change["section"]: change["text"]}) for one in text["sections"]]
    write(paper, {**text, "sections": sections}, by=cast.clerk)
    for one in paper.comments:
        if stands(one) is Where.CHANGED:
            answer(one, Answer.SIGNED_OFF, by=cast.clerk)


def _add_line(cast: Cast, meeting: Meeting, entry: Facts, after: AgendaItem | None = None) -> None:
    """A line as the story has it; what it leaves out of a standing line is that of the body's standard item."""
    standard = next((one for one in meeting.body.standard_items if one.role == entry.get("role")), None)
    usual = {"title": standard.title, "purpose": standard.purpose} if standard else {}
    given = {name: entry[name] for name in LINE if name in entry}
    part = Part(entry.get("part", "open"))
    marked = {"exempt": "exempt_paragraphs" in entry, "part": part}
    add_line(meeting, {**usual, **given, **marked}, after=after, by=cast.clerk)


def _write(cast: Cast, facts: Facts, entry: Facts, *, late: bool) -> None:
    item = line_of(cast.meetings[facts["key"]], entry)
    for paper in entry.get("papers", ()):
        if paper.get("late", False) == late:
            _write_paper(cast, item, paper)


def _write_paper(cast: Cast, item: AgendaItem, facts: Facts) -> None:
    names = [*facts.get("authors", ()), *facts.get("officers", ())]
    author = next((cast.accounts[name] for name in names if name in cast.accounts), cast.clerk)
    templates = {one.name: one for one in item.meeting.body.report_templates}
    paper = add_report(item, facts["title"], template=templates.get(facts.get("template", "")), by=author)
    write(paper, _text(cast, text_of(paper), facts), by=author)
    for name in facts.get("appendices", ()):
        _enclose(paper, cast.drawings[name], by=author)
    send_round(paper, by=author)
    _answer(paper, facts, by=cast.clerk)
    if not facts.get("draft"):
        make_ready(paper, by=author)


def _answer(paper: Paper, facts: Facts, *, by: Actor) -> None:
    """What was said by those who were asked: of a draft only what the story has, of a finished report all of it."""
    words = facts.get("comments", {})
    for one in paper.comments:
        if one.signs_off and not facts.get("draft"):
            answer(one, Answer.SIGNED_OFF, by=by)
        elif one.label in words:
            answer(one, Answer.COMMENT, words=words[one.label], by=by)
        elif not facts.get("draft"):
            answer(one, Answer.NO_COMMENT, by=by)


def _text(cast: Cast, begun: Text, facts: Facts) -> Text:
    """The text of a report, from what the template began it with and what the story says."""
    words = facts["sections"]
    headed = [one for one in begun["sections"] if one["heading"]]
    asked = headed or [{"id": None, "heading": heading, "kind": None, "html": None} for heading in words]
    people = [(name, True) for name in facts.get("authors", ())] + [(name, False) for name in facts.get("officers", ())]
    return {
        **begun,
        "fields": {**begun["fields"], **facts["fields"]},
        "sections": [_with_words(one, words) for one in asked],
        "recommendations": [{"to": None, "parts": None, **one} for one in facts["recommendations"]],
        "people": [_named(cast, name, author=author) for name, author in people],
        "background": {"papers": facts.get("background"), "words": None},
    }


def _with_words(section: Facts, words: Facts) -> Facts:
    """The section with the story's words for its heading, written in Markdown, after what it begins with."""
    said = words.get(section["heading"])
    return {**section, "html": from_markdown(said)} if said else section


def _named(cast: Cast, name: str, *, author: bool) -> Facts:
    person = cast.people[name]
    return {"person": person.id, "as_printed": None, "printed": person.printed, "author": author}


def _enclose(paper: Paper, drawing: Facts, *, by: Actor) -> None:
    """An appendix is uploaded: a PDF, drawn here so that no file has to be kept with the story."""
    styles = (*style("base.css"), *style("report.css"))
    part = part_of(from_markdown(drawing["text"]), styles, title=drawing["title"])
    most = current_app.config["MAX_UPLOAD_MB"] * 2**20
    add_file(paper.item, drawing["title"], take_in(part.pdf, name=drawing["file"], max_bytes=most), parent=paper, by=by)
