"""Pictures inside reports: made small and plain before they are kept.

A photograph says where and when it was taken; only what can be seen is kept (D7).
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST = 2_000
"""Pixels along the longer side: enough for the width of a printed page."""
MOST_PIXELS = 25_000_000
MOST_OCTETS = 20_000_000
KINDS = {"image/png": "png", "image/jpeg": "jpg"}
"""What is kept, and how its address ends."""


class Unusable(ValueError):
    """Not a picture that can be kept. Says why and what to do."""


def made_plain(data: bytes) -> tuple[bytes, str]:
    """The picture alone, at most LONGEST pixels long, as PNG or JPEG, with its media type. Raises Unusable."""
    if len(data) > MOST_OCTETS:
        raise Unusable("This picture is larger than 20 MB. Make it smaller and add it again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redrawn(data)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError) as error:
        raise Unusable("This is not a picture that can be used. Add a PNG or JPEG file.") from error


def _redrawn(data: bytes) -> tuple[bytes, str]:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP")) as opened:
        photograph = opened.format == "JPEG"
        if photograph:
            opened.draft("RGB", (LONGEST, LONGEST))
        if opened.width * opened.height > MOST_PIXELS:
            raise Unusable("This picture has too many pixels. Make it smaller and add it again.")
        picture = ImageOps.exif_transpose(opened).convert("RGB" if photograph else "RGBA")
    picture.thumbnail((LONGEST, LONGEST))
    picture.info.clear()
    made = io.BytesIO()
    if photograph:
        picture.save(made, "JPEG", quality=88, optimize=True)
        return made.getvalue(), "image/jpeg"
    picture.save(made, "PNG", optimize=True)
    return made.getvalue(), "image/png"
