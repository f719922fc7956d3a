"""Notes, while WeasyPrint writes its structure tree, which HTML element each structure element was drawn from.

WeasyPrint cuts every element at a page break and forgets what the pieces had in common; ``join`` puts them
together again by these notes. The function wrapped here is private to WeasyPrint: should a later release rename
it, everything is still drawn, only the pieces stay apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import Element as HtmlElement

BUILDER = "_build_box_tree"


@dataclass(frozen=True, eq=False, slots=True)
class Origin:
    """Where a structure element comes from: an HTML element, or an unnamed box inside it."""

    html: HtmlElement
    tag: str
    anonymous: bool
    block: bool
    list_style: str


def origin_of(box: Any, block_level: type) -> Origin | None:
    """The origin of a WeasyPrint box, or None for boxes that stand for no element (pages, margin boxes)."""
    box = getattr(box, "_box", box)  # an absolutely positioned box stands inside a placeholder
    if box.element is None:
        return None
    style = box.style["list_style_type"]
    return Origin(
        html=box.element,
        tag=box.element_tag or "",
        anonymous=type(box.style).__name__ == "AnonymousStyle",
        block=isinstance(box, block_level),
        list_style=style if isinstance(style, str) else "",
    )


def note_origins() -> bool:
    """Wrap WeasyPrint's builder, once in a process; False where it is not to be found."""
    tags = import_module("weasyprint.pdf.tags")
    builder = getattr(tags, BUILDER, None)
    if builder is None:
        return False
    if not hasattr(builder, "__wrapped__"):
        boxes = import_module("weasyprint.formatting_structure.boxes")
        setattr(tags, BUILDER, noting(builder, boxes.BlockLevelBox))
    return True


def noting(builder: Callable[..., Iterator[Any]], block_level: type) -> Callable[..., Iterator[Any]]:
    """The builder, with ``origin`` set on each structure element that it yields."""

    @wraps(builder)
    def build(box: Any, *rest: Any) -> Iterator[Any]:
        for element in builder(box, *rest):
            if not hasattr(element, "origin"):
                element.origin = origin_of(box, block_level)
            yield element

    return build
