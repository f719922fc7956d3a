"""Writing a paper: its head, its sections and its lists, saved as versions; and keeping what is typed meanwhile."""

from dataclasses import dataclass
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from panel import clock, wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.rules.kinds import SectionKind
from panel.drafts import operations as drafts
from panel.drafts.models import Draft
from panel.extensions import db
from panel.papers import operations
from panel.papers.forms import Writing, filled, writing_form
from panel.papers.models import Paper
from panel.papers.pictures import Unusable, made_plain
from panel.papers.queries import (
    appendices_of,
    findings_of,
    marking_of,
    text_of,
    text_seen,
    version_number,
)
from panel.papers.rules.contents import numbered_paragraphs
from panel.papers.rules.texts import Text, clashing, merged
from panel.papers.views.doors import bp, paper_to_change, parts_of
from panel.people.models import Person
from panel.richtext.numbering import last_number
from panel.richtext.plain import is_empty
from panel.transaction import transaction

NOT_KEPT = frozenset({"csrf_token", "version", "save"})


@dataclass(frozen=True)
class Part:
    """A section as the writing page shows it. `next_number` is the number its first paragraph is given."""

    id: int
    heading: str
    hint: str
    kind: SectionKind
    empty: bool
    next_number: int | None


@bp.route("/papers/<int:paper_id>", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def write(paper_id: int) -> ResponseReturnValue:
    """The writing page. A save is merged with what others saved since the page was opened; a clash shows both texts."""
    paper = paper_to_change(paper_id)
    draft = drafts.autosaved(about(paper), by=acting())
    typed = draft if request.method == "GET" and "typed" in request.args else None
    seen = _version_seen(paper, typed)
    base = text_seen(paper, seen)
    form = _form(base, seen, paper, typed)
    if form.validate_on_submit():
        return _save(paper, base, seen, form.over(base))
    return render_template("papers/write.html", form=form, draft=None if typed else draft, **_page(paper, base))


def about(paper: Paper) -> str:
    """How drafts name the paper."""
    return f"paper/{paper.id}"


def _version_seen(paper: Paper, typed: Draft | None) -> int:
    """The number of the version that the words on the page started from."""
    latest = typed.base_version if typed else version_number(paper)
    return request.form.get("version", latest, type=int)


def _form(base: Text, seen: int, paper: Paper, typed: Draft | None) -> Writing:
    people = [(one.id, one.printed) for one in db.session.scalars(db.select(Person).order_by(Person.name))]
    kind = writing_form(base, people, _hints(paper), is_report=_is_report(paper, base))
    form = kind(MultiDict(typed.fields)) if typed else kind(data=filled(base))
    form.version.data = seen
    return form


def _is_report(paper: Paper, text: Text) -> bool:
    """Whether it is asked what the paper recommends and relies on: not of an appendix that says nothing of either."""
    said = bool(text["recommendations"]) or text["background"]["papers"] is not None
    return paper.parent_id is None or said


def _hints(paper: Paper) -> dict[str, str]:
    """What the template asks under each heading."""
    templates = paper.item.meeting.body.report_templates
    sections = [one for template in templates if template.name == paper.template_name for one in template.sections]
    return {one.heading: one.hint for one in sections if one.heading and one.hint}


def _save(paper: Paper, base: Text, seen: int, mine: Text) -> ResponseReturnValue:
    theirs = text_of(paper)
    drafts.discard_autosaved(about(paper), by=acting())
    if clashing(base, mine, theirs):
        drafts.check_version(seen, version_number(paper), about=about(paper), fields=mine, by=acting())
    latest = version_number(paper)
    version = operations.write(paper, merged(base, mine, theirs), by=acting())
    flash(*_said(paper, version is not None, seen < latest))
    return redirect(url_for("papers.write", paper_id=paper.id))


def _said(paper: Paper, changed: bool, joined: bool) -> tuple[str, str]:
    if not changed:
        return "Nothing had changed, so no new version was kept.", "message"
    words = f"Saved as version {version_number(paper)}."
    if joined:
        words += " Someone else had changed other parts of the paper meanwhile. Both are kept."
    return words, "success"


def _page(paper: Paper, base: Text) -> dict[str, Any]:
    """What the writing page shows beside the form."""
    return {
        "paper": paper,
        "meeting": paper.item.meeting,
        "pages": parts_of(paper, "papers.write"),
        "parts": _parts(base, _hints(paper)),
        "placed": _placed(base),
        "is_report": _is_report(paper, base),
        "kinds": SectionKind,
        "appendices": appendices_of(paper),
        "findings": findings_of(paper),
        "marking": marking_of(paper).words,
        "background_words": _background_words(base["background"]["papers"]),
    }


def _placed(text: Text) -> dict[str, int]:
    """Where the first section of each list stands: that list is filled in there, and only there."""
    found: dict[str, int] = {}
    for number, one in enumerate(text["sections"]):
        found.setdefault(SectionKind.read(one["kind"]).value, number)
    return found


def _background_words(papers: list[str] | None) -> str:
    return "Not known" if papers is None else (f"{len(papers)} listed" if papers else "None")


def _parts(text: Text, hints: dict[str, str]) -> list[Part]:
    made: list[Part] = []
    before: list[str] = []
    for one in text["sections"]:
        kind, html = SectionKind.read(one["kind"]), one["html"] or ""
        runs_on = kind is SectionKind.NUMBERED
        following = last_number(before) + 1 if runs_on else None
        heading = one["heading"] or "Text"
        made.append(Part(one["id"], heading, hints.get(heading, ""), kind, is_empty(html), following))
        before += [numbered_paragraphs(html)] if runs_on else []
    return made


@bp.post("/papers/<int:paper_id>/autosave")
@requires(Permission.WRITE_REPORT)
def autosave(paper_id: int) -> ResponseReturnValue:
    """Keep what is typed, apart from the paper, until it is saved."""
    fields = {name: values for name, values in request.form.to_dict(flat=False).items() if name not in NOT_KEPT}
    with transaction():
        paper = paper_to_change(paper_id)
        seen = request.form.get("version", version_number(paper), type=int)
        drafts.autosave(about(paper), seen, fields, by=acting())
    return jsonify(saved_at=wording.time(clock.now()))


@bp.post("/papers/<int:paper_id>/discard")
@requires(Permission.WRITE_REPORT)
def discard(paper_id: int) -> ResponseReturnValue:
    """Forget what was typed and not saved."""
    paper = paper_to_change(paper_id)
    drafts.discard_autosaved(about(paper), by=acting())
    flash("What you had typed was thrown away. The saved text stands.")
    return redirect(url_for("papers.write", paper_id=paper.id))


@bp.post("/papers/<int:paper_id>/pictures")
@requires(Permission.WRITE_REPORT)
def picture(paper_id: int) -> ResponseReturnValue:
    """Take in a picture for the text. The editor asks in JSON."""
    paper_to_change(paper_id)
    db.session.rollback()
    sent = request.files.get("file")
    try:
        data, media_type = made_plain(sent.read() if sent else b"")
    except Unusable as error:
        return jsonify(error=str(error)), 400
    with transaction():
        address = operations.add_picture(paper_to_change(paper_id), data, media_type, by=acting())
    return jsonify(src=address), 201
