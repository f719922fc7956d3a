"""Two versions of a text side by side: what was taken out is marked on the left, what was put in on the right."""

from lxml import html as lxml_html
from markupsafe import Markup

from panel.richtext.compare import DELETED, INSERTED, compare


def sides(old: str, new: str) -> tuple[Markup, Markup]:
    """The old text with what was deleted marked, and the new text with what was inserted marked."""
    merged = str(compare(old, new))
    return _without(merged, INSERTED), _without(merged, DELETED)


def _without(merged: str, change: str) -> Markup:
    """One side of a comparison: all that is of the other side is left out."""
    root = lxml_html.fragment_fromstring(merged, create_parent="div")
    for element in root.xpath(f"//{change} | //*[@data-change='{change}']"):
        if element.getparent() is not None:
            element.drop_tree()
    inside = "".join(lxml_html.tostring(child, encoding="unicode") for child in root)
    return Markup(inside)  # noqa: S704 - taken from a comparison, which is made of clean text
