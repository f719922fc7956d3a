"""Opens an uploaded PDF, refuses one that is of no use, and takes out of any other what has no place in a pack.

Called in the child process only (see ``child``).
"""

from io import BytesIO

from pikepdf import PasswordError, Pdf, PikepdfError

from panel.intake.bombs import refuse_bombs
from panel.intake.harm import Cleaning
from panel.intake.limits import MOST_POINTS
from panel.intake.verdict import AGAIN, DAMAGED, PROTECTED, Accepted, Unusable
from panel.pdf.geometry import size_seen
from panel.pdf.part import make_page_plain
from panel.pdf.uploads import tagging_of

METRES = 0.0254 / 72  # in a point


def clean(data: bytes, *, max_pages: int) -> Accepted:
    """A PDF cleaned, with notes of what was taken out. Raises Unusable with the sentence to show."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return cleaned(pdf, max_pages)
    except PasswordError:
        raise Unusable(PROTECTED) from None
    except (PikepdfError, RecursionError, ValueError, TypeError, AttributeError, KeyError):
        raise Unusable(DAMAGED) from None


def cleaned(pdf: Pdf, max_pages: int) -> Accepted:
    """An open PDF cleaned."""
    refuse_page_count(len(pdf.pages), max_pages)
    refuse_bombs(pdf)
    cleaning = Cleaning(pdf)
    cleaning.clean()
    for page in pdf.pages:
        make_page_plain(page)
    sizes = tuple((size.width, size.height) for size in (size_seen(page.obj) for page in pdf.pages))
    refuse_huge_pages(sizes)
    written = BytesIO()
    pdf.save(written, deterministic_id=True, encryption=False)
    found = written.getvalue()
    return Accepted(len(sizes), sizes, found, (*state_of(pdf), *cleaning.notes()), str(tagging_of(found)))


def refuse_page_count(count: int, most: int) -> None:
    """Raise Unusable for a file of no pages or too many."""
    if not count:
        raise Unusable(f"The file has no pages. {AGAIN}")
    if count > most:
        raise Unusable(
            f"The file has {count:,} pages, and a paper may have at most {most:,}. Divide it into several papers."
        )


def refuse_huge_pages(sizes: tuple[tuple[float, float], ...]) -> None:
    """Raise Unusable for a page that no printer or reader can show."""
    for number, size in enumerate(sizes, start=1):
        if max(size) > MOST_POINTS:
            raise Unusable(
                f"Page {number} is {max(size) * METRES:.1f} metres long. Print the file to PDF on A4 or A3 paper, "
                "and upload the new file."
            )


def state_of(pdf: Pdf) -> list[str]:
    """What is to be said of the file as it came."""
    notes = []
    if pdf.get_warnings():
        notes.append("The file was damaged and has been repaired. Check that all of its pages are there.")
    if pdf.is_encrypted:
        notes.append("The file was protected against changes. The protection has been taken off.")
    return notes
