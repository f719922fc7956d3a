"""The figures of the scorecard that a section of a report shows."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.rules import PUBLIC
from panel.papers import operations
from panel.papers.forms import FiguresForm
from panel.papers.models import Section
from panel.papers.rules.texts import figures_of
from panel.papers.views.doors import bp, paper_to_change
from panel.scorecard.queries import periods_of, scorecard_of

MOST = 8
"""Periods that a report shows of each indicator."""


@bp.route("/papers/<int:paper_id>/sections/<int:section>/figures", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def figures(paper_id: int, section: int) -> ResponseReturnValue:
    """Choose what a section shows. It is kept as the public is shown it now; saving again brings it up to date."""
    paper = paper_to_change(paper_id)
    one: Section = next((one for one in paper.sections if one.id == section), None) or abort(404)
    body, kept = paper.item.meeting.body, one.figures or {}
    shown = figures_of({"figures": one.figures})
    form = FiguresForm(data={"indicators": [card.id for card in shown], "until": kept.get("until")})
    form.until.choices = periods_of(body)
    now = {card.id: card for card in scorecard_of(body, PUBLIC, most=MOST, until=form.until.data or "")}
    form.indicators.choices = [(card.id, card.name) for card in now.values()]
    if form.validate_on_submit():
        cards = [now[id] for id in form.indicators.data]
        version = operations.show_figures(paper, one, cards, form.until.data or "", by=acting())
        flash("The figures were saved as they stand now." if version else "Nothing had changed.", "success")
        return redirect(url_for("papers.sections", paper_id=paper.id))
    return render_template(
        "papers/figures.html",
        form=form,
        paper=paper,
        meeting=paper.item.meeting,
        section=one,
        behind=any(now.get(card.id) != card for card in shown),
    )
