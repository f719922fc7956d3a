"""Our own pages: a template and its facts, drawn as one part of a pack."""

from functools import lru_cache
from typing import Any

from flask import current_app

from panel import store
from panel.bodies.rules.colours import HOUSE_COLOUR
from panel.pdf.draw import draw
from panel.pdf.part import Part, normalise
from panel.resources import resource

PRINT = resource("static") / "print"
FONTS = resource("static") / "dist" / "fonts"
STAMP_FONT = FONTS / "SourceSans3-Semibold.ttf"
STYLES: dict[str, tuple[str, ...]] = {
    "front_sheet": ("front-sheet",),
    "supplement": ("front-sheet",),
    "withdrawn": ("slip",),
    "report": ("report", "scorecard"),
}
"""The style sheets of a template, where there is not one of the same name."""


Pictures = tuple[tuple[str, str], ...]
"""Each address that a document names a picture by, and its hash in the store."""


def sheet(template: str, *, title: str, colour: str = HOUSE_COLOUR, pictures: Pictures = (), **facts: Any) -> Part:
    """The part that templates/print/TEMPLATE.html makes of plain facts, in the style of the same name."""
    html = current_app.jinja_env.get_template(f"print/{template}.html").render(title=title, **facts)
    styles = [text for name in STYLES.get(template, (template,)) for text in style(f"{name}.css")]
    return part_of(html, (*style("base.css"), *styles, f":root {{ --council: {colour} }}"), title, pictures)


@lru_cache(maxsize=64)
def part_of(html: str, css: tuple[str, ...], title: str, pictures: Pictures = ()) -> Part:
    """The part that a document makes, dressed by style sheets in their order.

    The last ones are kept: a proof, the publication after it, and both editions draw the same words.
    """
    assets = {address.lstrip("/"): store.get(sha256) for address, sha256 in pictures}
    return normalise(draw(html, css=css, fonts=FONTS, assets=assets, title=title))


@lru_cache(maxsize=16)
def style(name: str) -> tuple[str, ...]:
    """The text of a style sheet for paper, if there is one of that name."""
    path = PRINT / name
    return (path.read_text(),) if path.exists() else ()


def blank_page() -> Part:
    """The other side of a leaf that has nothing on it."""
    return sheet("blank", title="This page is intentionally left blank")
