"""What is printed on every page of a pack outside the paper itself: number, item, and whether it may be made public.

All of it stands in the outermost 9 mm, where uploaded papers have nothing, the right way up on a page of any size
or rotation, and is an artifact: a screen reader has the page label and the section's title instead.
"""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from panel.pdf.geometry import rotation, size_seen, user_unit, visible_box
from panel.pdf.typeface import Typeface

FONT = "/PanelStamp"
SIDE = 42.5  # 15 mm to either side
GAP = 12.0
FOOT = 15.0  # base line of the foot, from the lower edge
HEAD = 21.0  # base line of the head, from the upper edge
SMALL, NUMBER = 9.0, 11.0  # sizes of type
BAND_FROM, BAND_TO = 7.0, 26.0  # from the edge
GREY = 0.86  # black on it has a contrast of 15 to 1, and it prints on any machine


@dataclass(frozen=True, slots=True)
class Stamp:
    """The words on one page; an empty one is left out."""

    number: str = ""
    head: str = ""
    foot: str = ""
    band: str = ""

    def texts(self) -> tuple[str, ...]:
        """Every text of it."""
        return (self.number, self.head, self.foot, self.band)


class Stamper:
    """Stamps the pages of one file with one typeface."""

    def __init__(self, pdf: Pdf, face: Typeface, font: Object) -> None:
        self.pdf = pdf
        self.face = face
        self.font = font
        self.before = pdf.make_indirect(Stream(pdf, b"q\n"))

    def stamp(self, page: Object, stamp: Stamp) -> None:
        """Print a stamp over a page, whose own drawing is fenced in so that it cannot move the stamp."""
        if not any(stamp.texts()):
            return
        drawing = Stream(self.pdf, f"\nQ\n{upright(page)}{self.drawn(page, stamp)}Q\n".encode())
        own = page.get("/Contents", Array())
        page["/Contents"] = Array([self.before, *(own if isinstance(own, Array) else [own]), drawing])
        resources = page.get("/Resources", None)
        if resources is None:
            resources = page["/Resources"] = Dictionary()
        if "/Font" not in resources:
            resources["/Font"] = Dictionary()
        if FONT not in resources["/Font"]:
            resources["/Font"][FONT] = self.font

    def drawn(self, page: Object, stamp: Stamp) -> str:
        """The stamp in the language of page content, measured from the lower left corner of the page as seen."""
        size = size_seen(page)
        width, height = size.width, size.height
        middle = self.face.width(stamp.band, NUMBER)
        side = (width - middle) / 2 - SIDE - GAP if stamp.band else width - 2 * SIDE
        beside = self.face.width(stamp.number, NUMBER) + GAP if stamp.number and not stamp.band else 0.0
        number_at = width - SIDE - self.face.width(stamp.number, NUMBER)
        foot = self.text(stamp.foot, SMALL, SIDE, FOOT, side - beside) + self.text(
            stamp.number, NUMBER, number_at, FOOT, width
        )
        head = self.text(stamp.head, SMALL, SIDE, height - HEAD, side)
        for_band = (width - middle) / 2
        return artifact(
            "Footer", self.band(stamp, width, BAND_FROM) + foot + self.text(stamp.band, NUMBER, for_band, FOOT, width)
        ) + artifact(
            "Header",
            self.band(stamp, width, height - BAND_TO)
            + head
            + self.text(stamp.band, NUMBER, for_band, height - HEAD, width),
        )

    def band(self, stamp: Stamp, width: float, bottom: float) -> str:
        """The grey band with a black rule above and below, if there are words to stand on it."""
        if not stamp.band:
            return ""
        top = bottom + BAND_TO - BAND_FROM
        return (
            f"{GREY} g 0 {bottom:.2f} {width:.2f} {BAND_TO - BAND_FROM:.2f} re f 0 G 0.8 w "
            f"0 {bottom:.2f} m {width:.2f} {bottom:.2f} l 0 {top:.2f} m {width:.2f} {top:.2f} l S\n"
        )

    def text(self, text: str, size: float, left: float, base: float, room: float) -> str:
        """A line of text, cut to the room it has."""
        fitted = self.face.fitted(text, size, room) if text else ""
        if not fitted:
            return ""
        return f"0 g BT {FONT} {size} Tf 1 0 0 1 {left:.2f} {base:.2f} Tm {self.face.encoded(fitted)} Tj ET\n"


def artifact(subtype: str, drawing: str) -> str:
    """A drawing as a running head or foot, outside the structure tree (ISO 32000-1, 14.8.2.2)."""
    return f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC\n{drawing}EMC\n" if drawing else ""


def upright(page: Object) -> str:
    """Save the state and turn the axes so that 0, 0 is the lower left corner of the page as seen, in points."""
    left, bottom, right, top = visible_box(page)
    unit = 1 / user_unit(page)
    matrix = {
        0: (unit, 0, 0, unit, left, bottom),
        90: (0, unit, -unit, 0, right, bottom),
        180: (-unit, 0, 0, -unit, right, top),
        270: (0, -unit, unit, 0, left, top),
    }[rotation(page)]
    return "q " + " ".join(f"{value:.6g}" for value in matrix) + " cm 0 Tr 0 Tc 0 Tw 0 Ts 100 Tz\n"
