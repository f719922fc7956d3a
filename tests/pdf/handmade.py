"""PDFs made by hand: what other programs leave in a file, one thing at a time."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
A4 = (595, 842)
A3 = (842, 1191)


def bytes_of(pdf: Pdf, **options: object) -> bytes:
    """The file as bytes, the same each time."""
    written = BytesIO()
    pdf.save(written, deterministic_id="encryption" not in options, **options)
    return written.getvalue()


def add_page(
    pdf: Pdf, content: bytes, *, size: tuple[int, int] = A4, rotate: int = 0, xobjects: Object | None = None
) -> Object:
    """A page with this content; Helvetica is called /F1."""
    page = pdf.add_blank_page(page_size=size).obj
    page["/Contents"] = Stream(pdf, content)
    page["/Resources"] = Dictionary(Font=Dictionary(F1=HELVETICA), XObject=xobjects or Dictionary())
    page["/Rotate"] = rotate
    return page


def text(words: str, *, left: int = 72, base: int = 700) -> bytes:
    """Page content that shows some words."""
    return f"BT /F1 12 Tf 1 0 0 1 {left} {base} Tm ({words}) Tj ET\n".encode()


def untagged(*texts: str, size: tuple[int, int] = A4, rotate: int = 0) -> bytes:
    """A PDF without tags, a page for each text, with a link on the first."""
    with pikepdf.new() as pdf:
        for words in texts:
            add_page(pdf, text(words), size=size, rotate=rotate)
        pdf.pages[0].obj["/Annots"] = Array([web_link(pdf, "https://example.org/")])
        return bytes_of(pdf)


def web_link(pdf: Pdf, address: str) -> Object:
    """A link to an address."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([72, 690, 200, 712]),
            A=Dictionary(S=Name.URI, URI=String(address)),
        )
    )


def scan(*sizes: tuple[int, int], rotate: int = 0) -> bytes:
    """A PDF of pictures only, as a scanner makes it."""
    with pikepdf.new() as pdf:
        for size in sizes:
            image = Stream(pdf, bytes(range(100)), Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10)
            image["/ColorSpace"], image["/BitsPerComponent"] = Name.DeviceGray, 8
            draw = f"q {size[0]} 0 0 {size[1]} 0 0 cm /Scan Do Q".encode()
            add_page(pdf, draw, size=size, rotate=rotate, xobjects=Dictionary(Scan=image))
        return bytes_of(pdf)


def tagged(change: Callable[[Pdf, Object, Object], None] | None = None) -> bytes:
    """A tagged PDF of one page: a heading, and a paragraph with an element of its own kind in it.

    ``change`` is handed the file, the page and the Document element before the file is written.
    """
    with pikepdf.new() as pdf:
        page = add_page(
            pdf,
            b"/H1 <</MCID 0>> BDC " + text("Heading") + b"EMC /P <</MCID 1>> BDC " + text("Text", base=650) + b"EMC",
        )
        page["/StructParents"] = 7
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(S=Name.Document, P=root))
        heading = pdf.make_indirect(Dictionary(S=Name.H1, P=document, Pg=page, K=0))
        body = pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page, K=1))
        document["/K"] = Array([heading, body])
        root["/K"] = document
        root["/ParentTree"] = Dictionary(Nums=Array([7, Array([heading, body])]))
        pdf.Root["/StructTreeRoot"] = root
        pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
        if change:
            change(pdf, page, document)
        return bytes_of(pdf)
