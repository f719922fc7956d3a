"""Word files from the HTML that is printed: its headings, numbers, lists and tables, in the styles of a template.

What is withheld never reaches here: the HTML was made for its reader.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html

from panel.office.runs import BLOCKS, Words, words_of
from panel.office.template import opened, say_what_it_is

HANGING = Cm(1.25)
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "h1": ("Title", "Heading 1"),
    "h2": ("Heading 1",),
    "h3": ("Heading 2", "Heading 1"),
    "h4": ("Heading 3", "Heading 2"),
}
"""The styles of each heading by name: the first that the template has is taken."""

BODY, BULLET, TABLES = ("Body Text",), ("List Bullet", "List Paragraph"), ("Council Table", "Table Grid")
LABELS: tuple[Callable[[int], str], ...] = (
    lambda place: f"{place}.",
    lambda place: f"({'abcdefghijklmnopqrstuvwxyz'[(place - 1) % 26]})",
    lambda place: f"({('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x')[(place - 1) % 10]})",
)
"""The number of an item of a list that gives it none, by how deep the list is in others."""

Holder = WordDocument | _Cell


def word_file(html: str, *, title: str, author: str, made: dt.datetime, template: bytes | None = None) -> bytes:
    """The HTML of a whole document as a .docx, with the page, styles, header and footer of the template, if any."""
    document = opened(template)
    say_what_it_is(document, title, author, made)
    Writer(document).blocks(document, lxml_html.document_fromstring(html).iterfind("body"))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


class Writer:
    """Writes blocks of HTML into a document, or into a cell of its tables."""

    def __init__(self, document: WordDocument) -> None:
        """Take the styles from the document."""
        self.document = document
        self.styles = {(style.type, style.name): style for style in document.styles}

    def blocks(self, holder: Holder, elements: Iterable[Any], depth: int = 0) -> None:
        """Every block, in order. A part of the page without a look of its own is what stands in it."""
        for element in elements:
            if not isinstance(element.tag, str):
                continue
            if element.tag in HEADINGS:
                self._heading(holder, element)
            elif element.tag in ("ul", "ol"):
                self._list(holder, element, depth)
            elif element.tag == "table":
                self._table(element)
            elif _has_blocks(element):
                self.blocks(holder, element, depth)
            else:
                self._paragraph(holder, words_of(element))

    def _heading(self, holder: Holder, element: Any) -> None:
        """A real heading: where the template has no style for it, it is one all the same."""
        names = HEADINGS[element.tag]
        made = self._paragraph(holder, words_of(element), names)
        made.paragraph_format.keep_with_next = True
        if made.style is None or made.style.name not in names:
            _put(made._p.get_or_add_pPr(), "w:outlineLvl", str(int(element.tag[1]) - 1))  # noqa: SLF001 no other way
            for run in made.runs:
                run.bold = True

    def _list(self, holder: Holder, element: Any, depth: int) -> None:
        """The items, each with the number that stands in it, or that its place gives it, or a bullet."""
        plain = "plain" in (element.get("class") or "").split()
        for place, item in enumerate(element.findall("li"), int(element.get("start") or 1)):
            said = next((one for one in item.iter("span") if one.get("class") == "number"), None)
            given = LABELS[min(depth, 2)](place) if element.tag == "ol" else ""
            label = given if said is None else "".join(one.text for one in words_of(said))
            inside = [one for one in item if one.tag in ("ul", "ol", "table")]
            words = words_of(item, without=[*inside, said])
            made = self._paragraph(holder, [Words(f"{label}\t"), *words] if label else words, _look(label, plain))
            if label:
                made.paragraph_format.first_line_indent = -HANGING
            if label or depth:
                made.paragraph_format.left_indent = HANGING * (depth + 1)
            self.blocks(holder, inside, depth + 1)

    def _table(self, element: Any) -> None:
        """A table whose head stands again on each page, and of which no row is torn apart."""
        rows, columns = list(element.iter("tr")), max((len(row) for row in element.iter("tr")), default=0)
        caption = element.find("caption")
        if caption is not None and columns:
            self._paragraph(self.document, words_of(caption), ("Caption",)).paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=0, cols=columns)
        made.style = self._style(TABLES, WD_STYLE_TYPE.TABLE)
        for row in rows:
            is_head = row.getparent().tag == "thead"
            written = made.add_row()
            properties = written._tr.get_or_add_trPr()  # noqa: SLF001 python-docx has no word for these two
            for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
                _put(properties, name)
            for cell, inside in zip(written.cells, row, strict=False):
                self._cell(cell, inside, bold=is_head)
        self.document.add_paragraph()

    def _cell(self, cell: _Cell, element: Any, *, bold: bool) -> None:
        self.blocks(cell, [element])
        first = cell.paragraphs[0]
        if len(cell.paragraphs) > 1 and not first.text:
            cell._tc.remove(first._p)  # noqa: SLF001 every cell begins with an empty paragraph
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.bold = True if bold else run.bold

    def _paragraph(self, holder: Holder, words: Sequence[Words], styles: Sequence[str] = BODY) -> Paragraph:
        made: Paragraph = holder.add_paragraph()
        style = self._style(styles, WD_STYLE_TYPE.PARAGRAPH)
        if style is not None:
            made.style = style
        for one in words:
            run = made.add_run(one.text)
            for mark in one.marks:
                setattr(run if mark in ("bold", "italic") else run.font, mark, True)
        return made

    def _style(self, names: Sequence[str], kind: Any) -> Any:
        """The first of these styles that the template has; None for its usual one."""
        return next((self.styles[kind, name] for name in names if (kind, name) in self.styles), None)


def _look(label: str, plain: bool) -> tuple[str, ...]:
    return BODY if label or plain else BULLET


def _has_blocks(element: Any) -> bool:
    return any(one.tag in BLOCKS or one.tag in HEADINGS for one in element)


def _put(parent: Any, name: str, value: str | None = None) -> None:
    """Add a setting to the properties of a row or a paragraph."""
    made = OxmlElement(name)
    if value is not None:
        made.set(qn("w:val"), value)
    parent.append(made)
