"""Refuses files that are small to send and vast to open."""

import zlib
from collections.abc import Iterator

from pikepdf import Array, Name, Object, Pdf, Stream

from panel.intake.limits import MOST_DOTS, MOST_UNPACKED
from panel.intake.verdict import TOO_MUCH, Unusable

PIECE = 1 << 20
DEFLATED = {"/FlateDecode", "/Fl"}


def refuse_bombs(pdf: Pdf) -> None:
    """Raise Unusable for a stream that unpacks to too much, or a picture of too many dots."""
    for found in pdf.objects:
        if not isinstance(found, Stream):
            continue
        if found.get("/Subtype") == Name.Image:
            refuse_vast_picture(found)
        else:
            refuse_bomb(found)


def refuse_vast_picture(picture: Object) -> None:
    """Raise Unusable for a picture that no reader could show."""
    width, height = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
    if width * height > MOST_DOTS:
        raise Unusable(
            f"A picture in the file is {width:,} by {height:,} dots, which is too large. Make it smaller, save the "
            "file again, and upload it."
        )


def refuse_bomb(stream: Object) -> None:
    """Raise Unusable for a stream that unpacks to too much, however often it was packed."""
    filters = filters_of(stream)
    data: bytes = stream.read_raw_bytes()
    for _packed in (name for name in filters if name in DEFLATED):
        data = b"".join(unpacked(data))


def filters_of(stream: Object) -> list[str]:
    """How a stream was packed, outermost first."""
    found = stream.get("/Filter", Array())
    return [str(name) for name in (found if isinstance(found, Array) else [found])]


def unpacked(data: bytes) -> Iterator[bytes]:
    """The pieces of a deflated stream, up to as many as are bearable; a damaged one ends early, as readers take it."""
    opener, length = zlib.decompressobj(), 0
    try:
        while data and not opener.eof:
            piece = opener.decompress(data, PIECE)
            data = opener.unconsumed_tail
            length += len(piece)
            if length > MOST_UNPACKED:
                raise Unusable(TOO_MUCH)
            yield piece
    except zlib.error:
        return
