"""HTML as a tree that can be compared: what is the same to a browser is equal here."""

from typing import Any

from lxml import html

Tree = tuple[str, dict[str, Any], list[Any]]


def tree(text: str) -> list[Any]:
    """The elements and words of a fragment, without the spaces between elements."""
    root = html.fragment_fromstring(text, create_parent=True)
    return _children(root)


def _children(element: Any) -> list[Any]:
    found: list[Any] = [_words(element.text)]
    for child in element:
        found += [(child.tag, _attributes(child), _children(child)), _words(child.tail)]
    return [one for one in found if one]


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _attributes(element: Any) -> dict[str, Any]:
    return {key: set(value.split()) if key == "class" else value for key, value in element.items()}
