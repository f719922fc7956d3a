"""Makes a tagged PDF ready to stand in a pack: all that costs time per element is done here, once, before merging."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO

from pikepdf import Array, Name, Object, ObjectStreamMode, Page, Pdf

from panel.pdf.destinations import make_explicit
from panel.pdf.geometry import PageSize, size_seen
from panel.pdf.plain_tree import make_plain

CLAIM = re.compile(rb"pdfuaid:part\s*(?:=\s*[\"']|>)\s*1\b")
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
NOT_CARRIED = ("/AA", "/B", "/LastModified", "/Metadata", "/PieceInfo", "/PressSteps", "/Thumb")
KEPT_IN_CATALOGUE = {"/Type", "/Pages", "/StructTreeRoot", "/Outlines", "/OCProperties", "/Lang", "/MarkInfo"}
A4_PORTRAIT = [0, 0, 595, 842]


class Tagging(StrEnum):
    """What assistive technology can make of a paper."""

    TAGGED = "tagged"
    TEXT_ONLY = "text only"
    IMAGE_ONLY = "image only"


@dataclass(frozen=True, slots=True)
class Part:
    """A normalised PDF, with what the plan of a pack needs to know of it."""

    pdf: bytes
    pages: tuple[PageSize, ...]
    tagging: Tagging
    conforms: bool
    digest: str

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.pages)


def normalise(pdf: bytes, *, tagging: Tagging = Tagging.TAGGED, salt: str = "") -> Part:
    """A part made of a tagged PDF; ``salt`` keeps the identifiers of two copies in one pack apart.

    Raises ValueError for a PDF without structure tree (see ``uploads.prepare_upload``).
    """
    digest = sha256(pdf + salt.encode()).hexdigest()
    with Pdf.open(BytesIO(pdf)) as opened:
        conforms = tagging is Tagging.TAGGED and claims_accessibility(opened)
        for page in opened.pages:
            make_page_plain(page)
        make_explicit(opened)
        make_plain(opened, prefix=digest[:16])
        for name in set(opened.Root.keys()) - KEPT_IN_CATALOGUE:
            del opened.Root[name]
        del opened.docinfo
        sizes = tuple(size_seen(page.obj) for page in opened.pages)
        written = BytesIO()
        opened.save(written, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return Part(pdf=written.getvalue(), pages=sizes, tagging=tagging, conforms=conforms, digest=digest)


def claims_accessibility(pdf: Pdf) -> bool:
    """Whether a file says of itself that it is PDF/UA-1."""
    metadata = pdf.Root.get("/Metadata")
    return metadata is not None and CLAIM.search(metadata.read_bytes()) is not None


def make_page_plain(page: Page) -> None:
    """Write on the page what it inherits, and take off what leads out of it."""
    for name in INHERITED:
        value = inherited(page.obj, name)
        if value is not None:
            page.obj[name] = value
    if "/MediaBox" not in page.obj:
        page.obj["/MediaBox"] = Array(A4_PORTRAIT)
    for name in NOT_CARRIED:
        if name in page.obj:
            del page.obj[name]
    page.obj["/Tabs"] = Name.S


def inherited(page: Object, name: str) -> Object | None:
    """A page's entry, its own or that of the nearest page tree node above."""
    node: Object | None = page
    for _level in range(64):  # a loop in a broken file ends here
        if node is None or name in node:
            break
        node = node.get("/Parent")
    return None if node is None else node.get(name)
