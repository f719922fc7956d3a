"""Reads the words on the pages of a PDF that was accepted, in the order in which they are drawn.

Called in the child process only (see ``child``).
"""

import re
import time
from collections.abc import Iterator
from unicodedata import category

from pypdfium2 import PdfDocument, PdfPage

from panel.intake.limits import MOST_LETTERS, WORDS_SECONDS

DIVIDED = re.compile("[\u00ad\ufffe]\\s*")
"""Where a word was divided at the end of a line, as PDFium tells of it."""
NO_LETTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
"""What Unicode says of characters that control, or mean nothing to others."""


def words_on_pages(data: bytes) -> list[str]:
    """The words of each page. What is left when the time is up has none."""
    document = PdfDocument(data)
    try:
        return list(_read(document))
    finally:
        document.close()


def _read(document: PdfDocument) -> Iterator[str]:
    end = time.process_time() + WORDS_SECONDS
    for number in range(len(document)):
        yield _words(document[number]) if time.process_time() < end else ""


def _words(page: PdfPage) -> str:
    return plain(page.get_textpage().get_text_bounded()[:MOST_LETTERS])


def plain(shown: str) -> str:
    """The words alone: divided ones whole again, and a space for what is no letter."""
    whole = DIVIDED.sub("", shown)
    return " ".join("".join(" " if category(letter) in NO_LETTERS else letter for letter in whole).split())
