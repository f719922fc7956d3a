"""Everything that lies in a PDF, whether a reader shows it or not."""

from io import BytesIO

from pikepdf import Array, Dictionary, Object, Pdf, Stream, String


def everything_in(pdf: bytes) -> bytes:
    """The raw bytes of a file, each of its streams unpacked, and each of its strings."""
    found = [pdf]
    with Pdf.open(BytesIO(pdf)) as opened:
        for one in opened.objects:
            found += _within(one)
        found += _within(opened.trailer)
    return b"\n".join(found)


def _within(one: Object) -> list[bytes]:
    if isinstance(one, String):
        return [bytes(one), str(one).encode()]
    if isinstance(one, Stream):
        return [one.read_bytes(), *_inside(dict(one.stream_dict))]
    if isinstance(one, Dictionary):
        return _inside(dict(one))
    if isinstance(one, Array):
        return [found for item in list(one) for found in _direct(item)]
    return []


def _inside(entries: dict[str, Object]) -> list[bytes]:
    return [found for value in entries.values() for found in _direct(value)]


def _direct(value: Object) -> list[bytes]:
    """What is in a direct object; an indirect one is met by itself."""
    return [] if getattr(value, "is_indirect", False) else _within(value)
