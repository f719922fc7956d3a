"""The look of Word files: the council's own template, or a plain page; and what a template must not be."""

import datetime as dt
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LANGUAGE = "en-GB"
MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 10_000_000, 100_000_000, 2_000
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
AGAIN = "Open it in Word, choose “Save as”, the kind “Word document (.docx)”, and upload that."


def judge_template(data: bytes) -> str:
    """Why a file cannot be the template, as a sentence for whoever chose it; nothing if it can."""
    if len(data) > MOST_BYTES:
        return "The template is larger than 10 MB. Use smaller pictures in it."
    try:
        with ZipFile(BytesIO(data)) as parts:
            if len(parts.infolist()) > MOST_PARTS or sum(one.file_size for one in parts.infolist()) > MOST_UNPACKED:
                return "The template unpacks to more than any template needs. Use smaller pictures in it."
            if DOCUMENT not in parts.read("[Content_Types].xml") or _has_macros(parts):
                return f"This is not a plain Word document: it is of another kind, or holds macros. {AGAIN}"
        opened(data)
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError, NotImplementedError, RuntimeError):
        return f"The file could not be read as a Word document. {AGAIN}"
    return ""


def _has_macros(parts: ZipFile) -> bool:
    return any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in parts.namelist())


def opened(template: bytes | None) -> WordDocument:
    """An empty document in the look of a template, with its page, header and footer; a plain one where there is none.

    Raises ValueError and KeyError for what is no document.
    """
    if template is None:
        return _plain(Document())
    document = Document(BytesIO(template))
    body = document.element.body
    for one in [one for one in body if one.tag != qn("w:sectPr")]:
        body.remove(one)
    _forget_where_it_came_from(document)
    return document


def _forget_where_it_came_from(document: WordDocument) -> None:
    """A document that names a template elsewhere makes Word fetch it from there."""
    element: Any = document.settings.element
    for one in element.findall(qn("w:attachedTemplate")):
        element.remove(one)
    links = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/attachedTemplate")]:
        del links[key]


def _plain(document: WordDocument) -> WordDocument:
    """A4, a plain typeface, the page's number at its foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style: Any = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), None
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(field)  # noqa: SLF001 python-docx has no fields of its own
    return document


def say_what_it_is(document: WordDocument, title: str, author: str, made: dt.datetime) -> None:
    """Its title, its author and its language, for whoever lists it, searches it or has it read aloud (W1)."""
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.language = title, author, author, LANGUAGE
    facts.comments = facts.keywords = facts.subject = facts.category = ""
    facts.created = facts.modified = made.astimezone(dt.UTC).replace(tzinfo=None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
