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
SMALL, LARGE = 9.0, 11.0  # sizes of type
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
        head = self.line(size.width, size.height - HEAD, stamp.head, stamp.band, "")
        foot = self.line(size.width, FOOT, stamp.foot, stamp.band, stamp.number)
        if stamp.band:
            head = band(size.width, size.height - BAND_TO) + head
            foot = band(size.width, BAND_FROM) + foot
        return artifact("Header", head) + artifact("Footer", foot)

    def line(self, width: float, base: float, left: str, middle: str, right: str) -> str:
        """A line of three texts. The left one is cut where there is no room; the others are never cut."""
        middle_width, right_at = self.face.width(middle, LARGE), width - SIDE - self.face.width(right, LARGE)
        room = right_at - SIDE - (GAP if right else 0) - (middle_width + GAP if middle else 0)
        left = self.face.fitted(left, SMALL, room)
        beside_left = SIDE + self.face.width(left, SMALL) + GAP
        middle_at = max((width - middle_width) / 2, beside_left if left else 0)
        return "".join(
            f"0 g BT {FONT} {kind} Tf 1 0 0 1 {at:.2f} {base:.2f} Tm {self.face.encoded(text)} Tj ET\n"
            for text, kind, at in ((left, SMALL, SIDE), (middle, LARGE, middle_at), (right, LARGE, right_at))
            if text
        )


def band(width: float, bottom: float) -> str:
    """A grey band over the whole width, with a black rule above and below."""
    height = BAND_TO - BAND_FROM
    rules = "".join(f"0 {at:.2f} m {width:.2f} {at:.2f} l " for at in (bottom, bottom + height))
    return f"{GREY} g 0 {bottom:.2f} {width:.2f} {height:.2f} re f 0 G 0.8 w {rules}S\n"


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
