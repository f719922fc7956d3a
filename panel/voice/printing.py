"""“You said, we did” as a PDF for everyone. Drawing takes a second or so: never inside a write transaction."""

from flask import current_app

from panel import clock, wording
from panel.bodies.models import Body
from panel.exemption.rules import PUBLIC
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.resources import resource
from panel.voice.queries import told_by


def told_pdf(body: Body) -> bytes:
    """What young people said and what was done, in large plain words, as everyone may read it (G5)."""
    title = f"You said, we did: {body.name}"
    template = current_app.jinja_env.get_template("print/voice.html")
    day = wording.short_date(clock.today())
    html = template.render(body=body, told=told_by(body, PUBLIC), title=title, day=day)
    css = tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "voice.css"))
    fonts = resource("static") / "dist" / "fonts"
    part = normalise(draw(html, css=css, fonts=fonts, title=title))
    section = Section("voice", title, part, first_number=1, foot=title, bookmark=False)
    return assemble([section], title=title, font=fonts / "SourceSans3-Semibold.ttf")
