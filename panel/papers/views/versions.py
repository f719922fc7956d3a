"""The versions of a paper: which there are, two of them side by side, an old one restored; and two texts that clash."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts.models import Draft, DraftKind
from panel.drafts.operations import set_aside_texts, settle
from panel.extensions import db
from panel.papers import operations
from panel.papers.models import Paper, PaperVersion
from panel.papers.queries import may_change, paper_of_draft, text_of, text_seen, version_number
from panel.papers.rules.shown import part_html
from panel.papers.rules.texts import Part, Text, both, changed, clashing, label, merged, parts
from panel.papers.views.doors import bp, flash_with_undo, open_paper, paper_to_change, parts_of
from panel.papers.views.writing import about
from panel.richtext.sides import sides


@dataclass(frozen=True)
class Compared:
    """One part of a paper in two texts, what changed marked in each."""

    label: str
    old: Markup
    new: Markup


@bp.get("/papers/<int:paper_id>/versions")
@requires(Permission.WRITE_REPORT)
def versions(paper_id: int) -> str:
    """Every version that was kept, latest first, and every text that was set aside."""
    paper = open_paper(paper_id)
    rows = [(version, _what(paper, version)) for version in reversed(paper.versions)]
    return render_template(
        "papers/versions.html",
        paper=paper,
        meeting=paper.item.meeting,
        pages=parts_of(paper, "papers.versions"),
        rows=rows,
        changes=may_change(paper),
        set_aside=set_aside_texts(about(paper)),
    )


def _what(paper: Paper, version: PaperVersion) -> list[str]:
    """What a version changed, in words."""
    before = next((one for one in paper.versions if one.number == version.number - 1), None)
    if before is None:
        return ["The first version"]
    return [label(part, version.content, before.content) for part in changed(before.content, version.content)]


@bp.get("/papers/<int:paper_id>/versions/compare")
@requires(Permission.WRITE_REPORT)
def compare(paper_id: int) -> str:
    """Two versions side by side: by default the last two."""
    paper = open_paper(paper_id)
    latest = version_number(paper)
    old = _version(paper, request.args.get("old", max(latest - 1, 1), type=int))
    new = _version(paper, request.args.get("new", latest, type=int))
    return render_template(
        "papers/compare.html",
        paper=paper,
        meeting=paper.item.meeting,
        pages=parts_of(paper, "papers.versions"),
        old=old,
        new=new,
        compared=_compared(old.content, new.content, changed(old.content, new.content)),
    )


def _version(paper: Paper, number: int) -> PaperVersion:
    return next((one for one in paper.versions if one.number == number), None) or abort(404)


def _compared(old: Text, new: Text, which: list[Part]) -> list[Compared]:
    before, after = parts(old), parts(new)
    return [
        Compared(label(part, new, old), *sides(part_html(part, before.get(part)), part_html(part, after.get(part))))
        for part in which
    ]


def _clashes(base: Text, mine: Text, theirs: Text) -> list[Compared]:
    """The parts that two people changed, each text with what its author put in since both began."""
    found = [parts(text) for text in (base, mine, theirs)]
    made = []
    for part in clashing(base, mine, theirs):
        before, ours, others = (part_html(part, one.get(part)) for one in found)
        made.append(Compared(label(part, mine, theirs), sides(before, ours)[1], sides(before, others)[1]))
    return made


@bp.post("/papers/<int:paper_id>/versions/<int:number>/restore")
@requires(Permission.WRITE_REPORT)
def restore(paper_id: int, number: int) -> ResponseReturnValue:
    """Make an old version the text again; Undo restores the one it took the place of."""
    paper = paper_to_change(paper_id)
    before = version_number(paper)
    if operations.restore(paper, _version(paper, number), by=acting()):
        undo = url_for("papers.restore", paper_id=paper.id, number=before)
        flash_with_undo(f"Version {number} was restored, as version {version_number(paper)}.", undo)
    else:
        flash(f"The paper already says what version {number} says.")
    return redirect(url_for("papers.versions", paper_id=paper.id))


@bp.route("/papers/drafts/<int:draft_id>", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def conflict(draft_id: int) -> ResponseReturnValue:
    """A text that could not be saved beside the one that was: keep one of them, or edit both together."""
    draft = db.session.get(Draft, draft_id) or abort(404)
    if draft.kind is not DraftKind.SET_ASIDE:
        abort(404)
    paper = paper_to_change((paper_of_draft(draft) or abort(404)).id)
    base, mine, theirs = text_seen(paper, draft.base_version), draft.fields, text_of(paper)
    if request.method == "POST" and request.form.get("version", type=int) == version_number(paper):
        return _settle(paper, draft, request.form.get("choice", ""), (base, mine, theirs))
    return render_template(
        "papers/conflict.html",
        paper=paper,
        meeting=paper.item.meeting,
        draft=draft,
        moved=request.method == "POST",
        compared=_clashes(base, mine, theirs),
        version=version_number(paper),
    )


CHOICES: dict[str, tuple[Callable[[Text, Text, Text], Text], str]] = {
    "mine": (merged, "Your text was kept."),
    "theirs": (partial(merged, keep_mine=False), "The saved text was kept."),
    "both": (both, "Both texts are in the paper, one after the other. Make them one, and save."),
}
"""What may be chosen where two texts clash, and what is said when it is done."""


def _settle(paper: Paper, draft: Draft, choice: str, texts: tuple[Text, Text, Text]) -> ResponseReturnValue:
    """Save what was chosen. What was changed in other parts of the paper is kept whichever it is."""
    make, words = CHOICES.get(choice) or abort(400)
    operations.write(paper, make(*texts), by=acting())
    settle(draft)
    flash(f"{words} The other can be read under Versions.", "success")
    return redirect(url_for("papers.write", paper_id=paper.id))
