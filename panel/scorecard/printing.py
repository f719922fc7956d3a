"""The scorecard on paper, as the public is shown it. Drawing takes a second or so: never inside a write transaction."""

from functools import lru_cache

from flask import current_app

from panel import clock, wording
from panel.bodies.models import Body
from panel.exemption.rules import PUBLIC
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import Part, normalise
from panel.resources import resource
from panel.scorecard.queries import scorecard_of

MOST = 8
FONTS = resource("static") / "dist" / "fonts"


def scorecard_pdf(body: Body) -> bytes:
    """The scorecard of a body as a tagged PDF, each page numbered."""
    title = f"Scorecard of the {body.name}"
    part = drawn(scorecard_html(body, title), title)
    foot = f"{title}, {wording.short_date(clock.today())}"
    section = Section(key="scorecard", title=title, part=part, first_number=1, foot=foot, bookmark=False)
    return assemble([section], title=title, font=FONTS / "SourceSans3-Semibold.ttf")


@lru_cache(maxsize=16)
def drawn(html: str, title: str) -> Part:
    """A scorecard drawn; once for as long as it says the same."""
    return normalise(draw(html, css=styles(), fonts=FONTS, title=title))


def scorecard_html(body: Body, title: str) -> str:
    """The scorecard as a whole HTML document."""
    template = current_app.jinja_env.get_template("print/scorecard.html")
    html: str = template.render(body=body, title=title, cards=scorecard_of(body, PUBLIC, most=MOST), day=clock.today())
    return html


def styles() -> tuple[str, ...]:
    """The style sheets of a printed scorecard, in order."""
    return tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "scorecard.css"))
