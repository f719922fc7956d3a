"""A council's colour, and the shades made of it that can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

from panel.lifecycle import Finding, Level

READABLE = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""

HOUSE_COLOUR = "#1f4d5c"
"""The colour of a council that has not chosen one."""

_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.ASCII | re.IGNORECASE)
_Shade = tuple[int, int, int]
WHITE: _Shade = (255, 255, 255)
BLACK: _Shade = (0, 0, 0)


def read_colour(text: str) -> str | None:
    """The colour in the form #5c2d6d, or None where the text names none in that form."""
    found = _COLOUR.fullmatch(text.strip())
    if not found:
        return None
    figures = found[1].lower()
    return "#" + (figures if len(figures) == 6 else "".join(figure * 2 for figure in figures))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2's definition)."""
    light, dark = sorted((_luminance(_shade(one)), _luminance(_shade(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def judge_colour(colour: str) -> list[Finding]:
    """Why a colour cannot carry white text and stand as links on white; an empty list where it can."""
    found = contrast(colour, "#ffffff")
    if found >= READABLE:
        return []
    words = (
        f"White text on this colour has a contrast of {found:.1f} to 1; people need {READABLE} to 1 to read it. "
        f"The nearest darker shade that can be read is {darkened(colour)}."
    )
    return [Finding("WCAG 1.4.3", words, Level.REFUSE)]


def darkened(colour: str, against: str = "#ffffff") -> str:
    """The colour, or the first darker shade of it that can be read as text on `against`."""
    shade = _shade(colour)
    darker = (_hex(_mixed(shade, BLACK, part / 100)) for part in range(101))
    return next((made for made in darker if contrast(made, against) >= READABLE), "#000000")


def shades(colour: str) -> dict[str, str]:
    """The custom properties that carry a council's colour; the style sheet mixes its tints from them.

    Links also stand on the palest tint, so theirs is dark enough for that.
    """
    tint = _hex(_mixed(_shade(colour), WHITE, 0.93))
    return {"--govuk-brand-colour": colour, "--govuk-link-colour": darkened(colour, tint)}


def _shade(colour: str) -> _Shade:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _hex(shade: _Shade) -> str:
    return "#{:02x}{:02x}{:02x}".format(*shade)


def _mixed(shade: _Shade, other: _Shade, part: float) -> _Shade:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(shade, other, strict=True))
    return red, green, blue


def _luminance(shade: _Shade) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (one / 255 for one in shade)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
