"""A single copy of a paper that is not for publication: each page says so, and whose copy it is (P3, D6)."""

from pikepdf import PdfError

from panel.exemption.rules import Marking
from panel.lifecycle import refuse
from panel.pdf.assemble import AssemblyError, Section, assemble
from panel.pdf.uploads import prepare_upload
from panel.resources import resource

STAMP_FONT = resource("static") / "dist" / "fonts" / "SourceSans3-Semibold.ttf"


def marked_copy(pdf: bytes, *, title: str, marking: Marking, reader: str) -> bytes:
    """The file with the marking in a band on each page, and at its head whose copy it is.

    Raises Refused where the file cannot be marked: it is then not handed out at all.
    """
    try:
        section = Section(
            key="paper",
            title=title,
            part=prepare_upload(pdf),
            first_number=None,
            head=f"Copy of {reader}",
            foot=title,
            band=marking.short,
            bookmark=False,
        )
        return assemble([section], title=title, font=STAMP_FONT)
    except (PdfError, AssemblyError) as fault:
        raise refuse("P3", f"“{title}” cannot be marked as not for publication: {fault}") from fault
