"""HTML elements from values, escaped."""

from markupsafe import Markup, escape

Attribute = str | int | bool | None
VOID = frozenset({"input", "img", "br", "hr"})


def element(name: str, content: str | Markup = "", /, **attributes: Attribute) -> Markup:
    """One element. An attribute that is None or False is left out, one that is True stands bare.

    `class_` and `for_` lose their final underscore; other underscores become hyphens (`data_module`).
    """
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    whole = opening if name in VOID else f"{opening}{escape(content)}</{name}>"
    return Markup(whole)  # noqa: S704 the names are the code's own, and all that is said was escaped


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'


def classes(*names: str) -> str | None:
    """The names that are not empty, as a class attribute."""
    return " ".join(name for name in names if name) or None
