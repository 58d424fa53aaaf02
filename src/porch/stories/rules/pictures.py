"""A picture as it is kept: drawn anew from what was uploaded, small, and without anything that travelled along.

What a camera writes into a file (where, when, with what) is not copied, because nothing of the file is.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image, ImageOps

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 25_000_000
EDGE = 1600  # the longer side as it is kept
KEPT_BYTES = 700 * 1024
MOST_IN_A_STORY = 12
LONGEST_ALT = 300
FORMATS = ("JPEG", "PNG", "WEBP")
TOO_MANY_DOTS = "This picture has more than 25 million dots. Choose a smaller one."
_ONE_AT_A_TIME = Lock()  # a large one takes some 200 MB for a second: eight at once would be too much
_QUALITIES = (84, 74, 62, 48)


class NotAPicture(Exception):
    """It cannot be taken. Its text is for whoever chose it."""


@dataclass(frozen=True)
class Redrawn:
    """A JPEG and its size."""

    data: bytes
    width: int
    height: int


def redrawn(uploaded: bytes) -> Redrawn:
    """``uploaded`` drawn anew; NotAPicture with one sentence for everything that is none, or is too much."""
    if len(uploaded) > MOST_BYTES:
        raise NotAPicture("This file is larger than 8 MB. Choose a smaller one.")
    try:
        with _ONE_AT_A_TIME, Image.open(BytesIO(uploaded), formats=FORMATS) as opened:
            _can_be_taken(opened)
            opened.draft("RGB", (EDGE, EDGE))
            opened.thumbnail((EDGE, EDGE), reducing_gap=2.0)  # first, so that only one of full size exists
            return _kept(_flat(ImageOps.exif_transpose(opened)))
    except NotAPicture:
        raise
    except Image.DecompressionBombError as bomb:
        raise NotAPicture(TOO_MANY_DOTS) from bomb
    except Exception as broken:  # whatever a decoder meets in a file that somebody made
        raise NotAPicture("This is no picture we can read. Use a JPEG, PNG or WebP file.") from broken


def _can_be_taken(opened: Image.Image) -> None:
    """Decided from the head of the file, before any of its pixels exist."""
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise NotAPicture(TOO_MANY_DOTS)
    if width < 2 or height < 2:
        raise NotAPicture("This picture is too small to see.")
    if getattr(opened, "is_animated", False):
        raise NotAPicture("This picture moves. Choose one that stands still.")


def _flat(image: Image.Image) -> Image.Image:
    """Three colours and nothing behind them: what was see-through is white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        image = Image.alpha_composite(white, seen)
    return image.convert("RGB")


def _kept(image: Image.Image) -> Redrawn:
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    data = b""
    for quality in _QUALITIES:
        out = BytesIO()
        clean.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        data = out.getvalue()
        if len(data) <= KEPT_BYTES:
            break
    return Redrawn(data, *clean.size)
