"""The scorecard as everyone reads it: the page, one indicator, the PDF, and the files."""

from collections.abc import Callable, Sequence

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from panel.access.doors import open_to_all
from panel.bodies.models import Body
from panel.exemption.operations import looked_at
from panel.exemption.queries import papers_open
from panel.exemption.rules import How
from panel.office.sheets import Sheet, write_csv, write_xlsx
from panel.scorecard.printing import scorecard_pdf
from panel.scorecard.queries import bodies_with_scorecards, challenges_of, indicators_of, periods_of, scorecard_of
from panel.scorecard.rules.cards import Card
from panel.scorecard.rules.files import HEAD, written
from panel.scorecard.views.blueprint import body_read, bp, indicator_found, keeps

MOST = 8
"""Periods on the page of a whole scorecard; the page of an indicator has them all."""


@bp.get("/scorecard")
@open_to_all
def scorecards() -> ResponseReturnValue:
    """The panels that keep a scorecard; where there is one only, its scorecard."""
    bodies = [body for body in bodies_with_scorecards() if papers_open(body) or keeps(body)]
    if len(bodies) == 1:
        return redirect(url_for("scorecard.scorecard", body_id=bodies[0].id))
    return render_template("scorecard/scorecards.html", bodies=bodies)


@bp.get("/panels/<int:body_id>/scorecard")
@open_to_all
def scorecard(body_id: int) -> str:
    """Every indicator with its latest figures, a chart and its table, up to a period where one is chosen."""
    body = body_read(body_id)
    cards = scorecard_of(body, most=MOST, until=request.args.get("until", ""))
    page = render_template(
        "scorecard/scorecard.html",
        body=body,
        cards=cards,
        challenges=challenges_of(body),
        periods=periods_of(body),
        until=request.args.get("until", ""),
        keeps=keeps(body),
    )
    _note(body, cards)
    return page


@bp.get("/indicators/<int:indicator_id>")
@open_to_all
def indicator(indicator_id: int) -> str:
    """One indicator: what it means, every figure, and what was asked about it."""
    found = indicator_found(indicator_id)
    body = body_read(found.body_id)
    card = scorecard_of(body, only=[found.id])[0]
    values = {value.time.words: value.id for value in found.values}
    page = render_template(
        "scorecard/indicator.html",
        body=body,
        indicator=found,
        card=card,
        values=values,
        challenges=challenges_of(body).get(found.id, ()),
        keeps=keeps(body),
    )
    _note(body, [card])
    return page


def _note(body: Body, cards: Sequence[Card], how: How = How.VIEWED) -> None:
    """Note that the reader was shown a figure about very few children, if there was one (D6)."""
    if any(cell.kept_back and not cell.withheld for card in cards for cell in card.cells):
        looked_at(f"scorecard/{body.id}", how=how)


@bp.get("/panels/<int:body_id>/scorecard.pdf")
@open_to_all
def pdf(body_id: int) -> Response:
    """The scorecard as a PDF, as the public is shown it."""
    body = body_read(body_id)
    if not indicators_of(body):
        abort(404)
    return _sent(scorecard_pdf(body), "application/pdf", body, "pdf")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": (XLSX, lambda sheet: write_xlsx([sheet])),
}


@bp.get("/panels/<int:body_id>/scorecard.<any(csv, xlsx):form>")
@open_to_all
def export(body_id: int, form: str) -> Response:
    """Every figure of the scorecard as a file, as far as the reader is shown it."""
    body = body_read(body_id)
    media_type, write = FILES[form]
    cards = scorecard_of(body, every=True)
    file = _sent(write(Sheet("Scorecard", HEAD, written(cards))), media_type, body, form)
    _note(body, cards, How.DOWNLOADED)
    return file


def _sent(data: bytes, media_type: str, body: Body, kind: str) -> Response:
    response = Response(data, mimetype=media_type)
    name = secure_filename(f"scorecard-{body.code}.{kind}").lower()
    response.headers.set("Content-Disposition", "inline" if kind == "pdf" else "attachment", filename=name)
    return response
