"""How often members came: a panel's members over a year, and one person on every panel."""

from flask import abort, render_template, request

from panel.access.doors import open_to_all
from panel.bodies.models import Body
from panel.bodies.rules.numbering import municipal_label
from panel.extensions import db
from panel.meetings.figures import by_year, figures_for, figures_of
from panel.meetings.rules.figures import RULE
from panel.meetings.views.doors import bp
from panel.people.models import Person


@bp.get("/panels/<int:body_id>/attendance")
@open_to_all
def figures(body_id: int) -> str:
    """The attendance of a panel's members in a municipal year, the last of which there are figures."""
    body = db.session.get(Body, body_id) or abort(404)
    years = by_year(body)
    year = request.args.get("year", next(iter(years), 0), type=int)
    meetings = years.get(year, [])
    return render_template(
        "meetings/figures.html",
        body=body,
        years=[(one, municipal_label(one)) for one in years],
        year=year,
        label=municipal_label(year) if years else "",
        meetings=meetings,
        figures=figures_of(body, meetings),
        rule=RULE,
    )


@bp.get("/people/<int:person_id>/attendance")
@open_to_all
def person_figures(person_id: int) -> str:
    """One person's attendance, meeting by meeting, on every panel of which they were a member; nothing of the young."""
    person = db.session.get(Person, person_id)
    if person is None or person.young:
        abort(404)
    return render_template("meetings/person_figures.html", person=person, figures=figures_for(person), rule=RULE)
