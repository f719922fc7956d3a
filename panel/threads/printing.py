"""The matrix of a year as a PDF. Drawing takes a second or so: never inside a write transaction."""

from flask import current_app

from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.resources import resource
from panel.threads.matrix import YearMatrix

WIDEST = 10
"""How many meetings stand beside each other on a page."""


def matrix_pdf(year: YearMatrix) -> bytes:
    """The matrix, lying on its side, with what was left alone in words above it."""
    columns = year.matrix.columns
    stretches = [range(at, min(at + WIDEST, len(columns))) for at in range(0, len(columns), WIDEST)]
    template = current_app.jinja_env.get_template("print/principles.html")
    html = template.render(year=year, stretches=stretches or [range(0)])
    css = tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "principles.css"))
    fonts = resource("static") / "dist" / "fonts"
    part = normalise(draw(html, css=css, fonts=fonts, title=year.title))
    section = Section("principles", year.title, part, first_number=1, foot=year.title, bookmark=False)
    return assemble([section], title=year.title, font=fonts / "SourceSans3-Semibold.ttf")
