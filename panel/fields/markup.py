"""HTML elements from values, escaped."""

from markupsafe import Markup, escape

Attribute = str | int | bool | None
VOID = frozenset({"input", "img", "br", "hr"})


def element(name: str, content: str | Markup = "", /, **attributes: Attribute) -> Markup:
    """One element. An attribute that is None or False is left out, one that is True stands bare.

    `class_` and `for_` lose their final underscore; other underscores become hyphens (`data_module`).
    """
    words = Markup("").join(_attribute(key, value) for key, value in attributes.items())
    opening = Markup("<{}{}>").format(name, words)
    return opening if name in VOID else opening + escape(content) + Markup("</{}>").format(name)


def _attribute(key: str, value: Attribute) -> Markup:
    if value is None or value is False:
        return Markup("")
    name = key.removesuffix("_").replace("_", "-")
    return Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)


def classes(*names: str) -> str | None:
    """The names that are not empty, as a class attribute."""
    return " ".join(name for name in names if name) or None
