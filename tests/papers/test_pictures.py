"""Pictures inside reports: nothing is kept but what can be seen, and no more of it than a page needs."""

import io
import struct
import zlib

import pytest
from PIL import Image

from panel.papers.pictures import LONGEST, MOST_OCTETS, Unusable, made_plain
from panel.pdf.draw import engine


def picture(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new(str(options.pop("mode", "RGB")), size, "purple").save(made, kind, **options)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("kind", "kept", "media_type"),
    [
        ("PNG", "PNG", "image/png"),
        ("JPEG", "JPEG", "image/jpeg"),
        ("GIF", "PNG", "image/png"),
        ("WEBP", "PNG", "image/png"),
    ],
)
def test_what_is_taken_and_how_it_is_kept(kind: str, kept: str, media_type: str) -> None:
    data, said = made_plain(picture(kind))
    assert (opened(data).format, opened(data).size, said) == (kept, (40, 30), media_type)


def test_where_and_when_a_photograph_was_taken_is_not_kept_but_its_way_up_is() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "taken at a foster home", 6  # description; turned by a quarter
    data, _ = made_plain(picture("JPEG", exif=exif))
    assert opened(data).size == (30, 40)
    assert b"foster" not in data
    assert not opened(data).getexif()


def test_a_picture_is_no_larger_than_a_page_needs() -> None:
    for kind in ("PNG", "JPEG"):
        data, _ = made_plain(picture(kind, (4_000, 1_000)))
        assert opened(data).size == (LONGEST, LONGEST // 4)


def test_what_can_be_seen_through_stays_so() -> None:
    data, _ = made_plain(picture("PNG", mode="RGBA"))
    assert opened(data).mode == "RGBA"


def vast() -> bytes:
    """A PNG that says it is 60,000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG or JPEG"),
        (b"%PDF-1.7", "PNG or JPEG"),
        (picture("PNG")[:60], "PNG or JPEG"),
        (picture("BMP"), "PNG or JPEG"),
        (vast(), "PNG or JPEG"),
        (picture("PNG", (6_000, 5_000), mode="L"), "too many pixels"),
        (b"\x89PNG" + b"\0" * MOST_OCTETS, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence):
        made_plain(data)


def test_a_picture_cut_short_is_refused_after_a_paper_was_drawn_too() -> None:
    engine()
    with pytest.raises(Unusable, match="PNG or JPEG"):
        made_plain(picture("PNG")[:60])
