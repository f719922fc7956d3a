"""The programme as a file."""

from flask import Response, request
from werkzeug.utils import secure_filename

from panel.access.doors import open_to_all
from panel.work_programme.printing import programme_paper, programme_pdf
from panel.work_programme.views.blueprint import bp, the_body


@bp.get("/panels/<int:body_id>/work-programme.pdf")
@open_to_all
def pdf(body_id: int) -> Response:
    """The programme of a year as a PDF: the same for everyone."""
    paper = programme_paper(the_body(body_id), request.args.get("year", ""))
    name = secure_filename(f"{paper.title}.pdf")
    return Response(
        programme_pdf(paper),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
