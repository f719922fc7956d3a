"""Where the corners of a page are for someone who looks at it: boxes, rotation and user units made plain."""

from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Name, Object

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's size as seen, in points, its rotation and user unit counted."""

    width: float
    height: float


def visible_box(page: Object) -> Box:
    """Left, bottom, right and top of what is seen of a page, in its own units: its crop box within its media box."""
    media = corners(page["/MediaBox"])
    crop = corners(page["/CropBox"]) if "/CropBox" in page else media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def corners(box: Object) -> Box:
    """A rectangle with its lower left corner first."""
    x1, y1, x2, y2 = (float(Decimal(value)) for value in box)  # type: ignore[arg-type]
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def rotation(page: Object) -> int:
    """By how many degrees a page is turned clockwise when shown: 0, 90, 180 or 270."""
    return int(page.get("/Rotate", 0)) // 90 % 4 * 90


def user_unit(page: Object) -> float:
    """How many points one unit of the page is."""
    return float(page.get("/UserUnit", 1))


def size_seen(page: Object) -> PageSize:
    """The size of a page as a reader sees it."""
    left, bottom, right, top = visible_box(page)
    width, height = (right - left) * user_unit(page), (top - bottom) * user_unit(page)
    return PageSize(height, width) if rotation(page) in {90, 270} else PageSize(width, height)


def start_of(page: Object) -> Array:
    """A destination: the upper left corner of a page as seen, at whatever zoom the reader has."""
    left, bottom, right, top = visible_box(page)
    corner = {0: (left, top), 90: (left, bottom), 180: (right, bottom), 270: (right, top)}[rotation(page)]
    return Array([page, Name.XYZ, *corner, None])
