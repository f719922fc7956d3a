"""One page for the whole life of a request; and one for what a year serves of the seven principles."""

from flask import Blueprint, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload
from werkzeug.utils import secure_filename

from panel.access.doors import open_to_all
from panel.bodies.models import Body, Council
from panel.extensions import db
from panel.threads import printing
from panel.threads.matrix import YearMatrix, matrix_of
from panel.threads.queries import thread_of
from panel.threads.rules import Kind
from panel.work_programme.queries import label_of_today, years_of

bp = Blueprint("threads", __name__)


@bp.get(f"/threads/<any({', '.join(repr(kind.value) for kind in Kind)}):kind>/<int:number>")
@open_to_all
def thread(kind: str, number: int) -> str:
    """The thread through a follow-up, an entry of the programme, a report or an agenda line."""
    found = thread_of(Kind(kind), number) or abort(404)
    return render_template("threads/thread.html", thread=found)


@bp.get("/panels/<int:body_id>/principles")
@open_to_all
def matrix(body_id: int) -> str:
    """The year by principle and meeting; this year, or the one asked for."""
    body, year = _asked_for(body_id)
    years = years_of(body)
    return render_template("threads/matrix.html", body=body, label=year.label, years=years, year=year)


@bp.get("/panels/<int:body_id>/principles.pdf")
@open_to_all
def matrix_pdf(body_id: int) -> ResponseReturnValue:
    """The same to print."""
    body, year = _asked_for(body_id)
    response = make_response(printing.matrix_pdf(year))
    response.mimetype = "application/pdf"
    name = secure_filename(f"principles-{body.code}-{year.label}.pdf".replace("/", "-")).lower()
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _asked_for(body_id: int) -> tuple[Body, YearMatrix]:
    with_year = [joinedload(Body.council).joinedload(Council.annual_meetings)]
    body = db.session.get(Body, body_id, options=with_year) or abort(404)
    return body, matrix_of(body, request.args.get("year") or label_of_today(body)) or abort(404)
