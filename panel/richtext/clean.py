"""What may be kept of HTML that people write, paste or send."""

import nh3
from markupsafe import Markup

from panel.richtext.nodes import write
from panel.richtext.parse import read

_BLOCKS = "p h1 h2 h3 h4 h5 h6 ul ol li table caption thead tbody tfoot tr th td blockquote"
_INLINE = "a strong b em i sup sub br img span"
_PARTED = "div section article header footer main aside figure figcaption dl dt dd pre address"
KEPT = set(f"{_BLOCKS} {_INLINE} {_PARTED}".split())
"""Elements that mean something, or at least part words from words. All others go, and leave their words."""
DROPPED = {"script", "style", "title", "head", "template", "noscript", "xml", "object"}
"""Elements whose words are not the author's."""
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start", "data-continue"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_cleaner = nh3.Cleaner(
    tags=KEPT,
    clean_content_tags=DROPPED,
    attributes=ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def clean(html: str) -> str:
    """The text in its normal form: only what is allowed, well nested. Clean text comes back as it is."""
    return write(read(_cleaner.clean(html))) if html else ""


def shown(html: str | None) -> Markup:
    """Clean text, ready to stand in a page."""
    return Markup(clean(html or ""))  # noqa: S704 - made clean in this very line
