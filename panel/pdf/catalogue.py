"""What a pack says of itself: title, language, claim to PDF/UA, page labels and layers."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
CLAIM = "\n<pdfuaid:part>1</pdfuaid:part>"
PRODUCER = "panel"


def describe(pdf: Pdf, *, title: str, lang: str, conforms: bool) -> None:
    """Write title, language and, if every part conforms, the claim to PDF/UA-1.

    No dates are written: they would change the bytes.
    """
    metadata = METADATA.format(
        title=escape(title), lang=escape(lang), producer=PRODUCER, claim=CLAIM if conforms else ""
    )
    pdf.Root["/Metadata"] = Stream(pdf, metadata.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root["/Lang"] = String(lang)
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=String(title), Producer=String(PRODUCER)))


def label_pages(pdf: Pdf, runs: Iterable[tuple[int | None, str, int]]) -> None:
    """Label each page with the number printed on it; runs are (first number or None, prefix, number of pages)."""
    numbers: list[object] = []
    page = 0
    expected: tuple[int | None, str] | None = None
    for first, prefix, count in runs:
        if count and (first, prefix) != expected:
            numbers += [page, label(first, prefix)]
        page += count
        if count:
            expected = (None if first is None else first + count, prefix)
    pdf.Root["/PageLabels"] = Dictionary(Nums=Array(numbers))


def label(first: int | None, prefix: str) -> Dictionary:
    """The labels of a run of pages: its first number and what stands before it, or nothing at all."""
    if first is None:
        return Dictionary(P=String(""))
    labels = Dictionary(S=Name.D, St=first)
    if prefix:
        labels["/P"] = String(prefix)
    return labels


def merge_layers(pdf: Pdf, layers: list[Object]) -> None:
    """Keep the layers of uploaded papers shown or hidden as they were: without this, hidden ones would be seen."""
    if not layers:
        return
    groups = [group for found in layers for group in found.get("/OCGs", [])]
    hidden = [group for found in layers for group in hidden_layers(found)]
    pdf.Root["/OCProperties"] = Dictionary(
        OCGs=Array(groups), D=Dictionary(Name=String("Layers"), Order=Array(groups), OFF=Array(hidden))
    )


def hidden_layers(found: Object) -> list[Object]:
    """The layers that a file does not show when it is opened."""
    default = found.get("/D", Dictionary())
    if default.get("/BaseState") == Name.OFF:
        shown = {group.objgen for group in default.get("/ON", [])}
        return [group for group in found.get("/OCGs", []) if group.objgen not in shown]
    return list(default.get("/OFF", []))
