"""Uploads for the tests: plain PDFs of a wanted length, as an office program without tags would make them."""

import io

from pikepdf import Dictionary, Name, Pdf

from panel.intake.words import words_on_pages
from panel.papers.uploads import keep_words


def written_on(pdf: bytes) -> str | None:
    """The words on its pages put into the store, as taking it in does, and their hash."""
    return keep_words(words_on_pages(pdf))


def pdf_of(pages: int, words: str = "A paper") -> bytes:
    """An untagged PDF of so many A4 pages, each with `words` and its page number on it."""
    pdf = Pdf.new()
    latin = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    font = pdf.make_indirect(latin)
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        text = f"BT /F1 14 Tf 72 700 Td ({words.replace('(', '').replace(')', '')}, leaf {number}) Tj ET"
        page.Contents = pdf.make_stream(text.encode("latin-1", "replace"))
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()
