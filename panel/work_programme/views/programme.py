"""The programme of a year: meetings across, topics down, and what stands out said in words above."""

from collections.abc import Sequence

from flask import render_template, request, url_for

from panel import clock
from panel.access.doors import may, open_to_all
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.lifecycle import Finding
from panel.work_programme.forms.topics import ProgrammeForm
from panel.work_programme.queries import label_of_today, years_of
from panel.work_programme.queue import waiting_for
from panel.work_programme.views.blueprint import bp
from panel.work_programme.year import GONE, ProgrammeYear, findings_on, programme_year


@bp.get("/work-programme")
@open_to_all
def programme() -> str:
    """The topics of a panel's year by meeting and month; what is not scheduled comes last."""
    bodies = bodies_by_name()
    form = ProgrammeForm(request.args, meta={"csrf": False})
    form.body.choices = [(body.id, body.name) for body in bodies]
    body = next((body for body in bodies if body.id == form.body.data), bodies[0] if bodies else None)
    years = years_of(body) if body else []
    form.year.choices = [(year, year) for year in years]
    if body is None:
        return render_template("work_programme/programme.html", form=form, bodies=[], body=None, year=None)
    if form.year.data is None:
        form.year.data = label_of_today(body)
    year = programme_year(body, form.year.data)
    keeps = may(Permission.DRAFT_AGENDA, body)
    return render_template(
        "work_programme/programme.html",
        form=form,
        bodies=bodies,
        body=body,
        year=year,
        keeps=keeps,
        gone=GONE,
        waiting=waiting_for(body) if keeps else [],
        notes=_notes(year, body, keeps=keeps),
        now=clock.today(),
    )


def _notes(year: ProgrammeYear, body: Body, *, keeps: bool) -> Sequence[Finding]:
    """What stands out, for those who plan the year or sit on the panel; with the way to mend it for who may."""
    if not (keeps or may(Permission.READ_MEMBERS_PAPERS, body)):
        return ()
    ids = [row.entry.id for row in year.rows] if keeps else []
    return findings_on(year, {id: url_for("work_programme.move", entry_id=id) for id in ids})
