"""The action log as HTML for the drawer, and as a PDF of its own. Drawing takes a second or so."""

from flask import current_app

from panel.follow_up.action_log import LogPaper
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.resources import resource


def log_part(paper: LogPaper) -> tuple[str, tuple[str, ...], str, str]:
    """The log as a part of something larger: (html, style sheets, title) for panel.pdf.draw, and the band (P3)."""
    html: str = current_app.jinja_env.get_template("print/action_log.html").render(paper=paper)
    return html, styles(), paper.title, paper.marking.short


def styles() -> tuple[str, ...]:
    """The style sheets of a printed log, in order."""
    return tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "action-log.css"))


def log_pdf(paper: LogPaper) -> bytes:
    """The action log printed alone."""
    html, css, title, band = log_part(paper)
    fonts = resource("static") / "dist" / "fonts"
    part = normalise(draw(html, css=css, fonts=fonts, title=title))
    section = Section(key="action-log", title=title, part=part, first_number=1, foot=title, band=band, bookmark=False)
    return assemble([section], title=title, font=fonts / "SourceSans3-Semibold.ttf")
