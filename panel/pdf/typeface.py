"""The one typeface that stamps are set in: measured, cut down to what is used, embedded in the pack."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "£–—‘’“”…áéíóúàèìòùâêîôûäëïöüŵŷçñ"
DROPPED_TABLES = ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "meta", "name"]


class Typeface(NamedTuple):
    """A font cut down to some characters: its file, glyph numbers, and widths in thousandths of the type size."""

    name: str
    file: bytes
    glyphs: dict[str, int]
    widths: dict[str, float]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def width(self, text: str, size: float) -> float:
        """How wide a text is at a size, in points."""
        return sum(self.widths.get(char, self.widths["?"]) for char in text) * size / 1000

    def fitted(self, text: str, size: float, room: float) -> str:
        """The text, cut with an ellipsis where it is wider than the room there is."""
        if self.width(text, size) <= room:
            return text
        while text and self.width(text + "…", size) > room:
            text = text[:-1]
        return text.rstrip() + "…" if text else ""

    def encoded(self, text: str) -> str:
        """The text as a PDF string of glyph numbers, a question mark for what the font has not."""
        return "<" + "".join(f"{self.glyphs.get(char, self.glyphs['?']):04X}" for char in text) + ">"


def typeface(font: Path, texts: Iterable[str]) -> Typeface:
    """The font of a TrueType file with the characters of these texts and the usual ones of English and Welsh."""
    unusual = set().union(*map(set, texts)) - set(ALWAYS)
    return cut_down(font, ALWAYS + "".join(sorted(unusual)))


@lru_cache(maxsize=16)
def cut_down(font: Path, characters: str) -> Typeface:
    """A font file with only these characters in it; the same for the same input, for no date is written."""
    subset = import_module("fontTools.subset")  # loaded when first needed: it takes half a second
    opened = subset.ttLib.TTFont(BytesIO(font.read_bytes()), recalcTimestamp=False, lazy=True)
    scale = 1000 / opened["head"].unitsPerEm
    options = subset.Options(
        drop_tables=[*subset.Options().drop_tables, *DROPPED_TABLES], hinting=False, notdef_outline=True
    )
    name = str(opened["name"].getDebugName(6) or "Stamp")
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(opened)
    names, metrics, order = opened.getBestCmap(), opened["hmtx"], opened.getReverseGlyphMap()
    head, lines = opened["head"], opened["hhea"]
    written = BytesIO()
    opened.save(written, reorderTables=True)
    return Typeface(
        name=f"PANELS+{name}",
        file=written.getvalue(),
        glyphs={chr(code): order[glyph] for code, glyph in names.items()},
        widths={chr(code): metrics[glyph][0] * scale for code, glyph in names.items()},
        box=(int(head.xMin * scale), int(head.yMin * scale), int(head.xMax * scale), int(head.yMax * scale)),
        ascent=int(lines.ascent * scale),
        descent=int(lines.descent * scale),
        cap_height=int(getattr(opened["OS/2"], "sCapHeight", lines.ascent) * scale),
    )


def embed(pdf: Pdf, face: Typeface) -> Object:
    """The font as an object of the file: glyphs by number, with the characters they stand for (PDF/UA-1, 7.21)."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + face.name),
        Flags=4,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.cap_height,
        StemV=90,
        FontFile2=Stream(pdf, face.file, Length1=len(face.file)),
    )
    described = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + face.name),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        CIDToGIDMap=Name.Identity,
        W=widths(face),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + face.name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(described)]),
            ToUnicode=Stream(pdf, to_unicode(face)),
        )
    )


def widths(face: Typeface) -> Array:
    """The widths by glyph number, as a CID font lists them."""
    by_glyph = {glyph: face.widths[char] for char, glyph in face.glyphs.items()}
    return Array([entry for glyph, width in sorted(by_glyph.items()) for entry in (glyph, Array([round(width, 2)]))])


def to_unicode(face: Typeface) -> bytes:
    """The table from glyph numbers to characters."""
    rows = [f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char, glyph in sorted(face.glyphs.items())]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
