"""Screenshots made small: a page has few colours, and a picture of it needs no more than 256 of them."""

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256


def shrink(file: Path) -> int:
    """Rewrite a true-colour PNG with a palette of its commonest colours; returns the bytes it has now."""
    pixels = _pixels(file.read_bytes())
    height, width = pixels.shape[:2]
    told = pixels.astype(np.uint32)
    codes = (told[..., 0] << 16 | told[..., 1] << 8 | told[..., 2]).ravel()
    found, where, counts = np.unique(codes, return_inverse=True, return_counts=True)
    palette = found[np.argsort(-counts)[:COLOURS]]
    nearest = _nearest(found, palette)
    rows = nearest[where].astype(np.uint8).reshape(height, width)
    data = b"".join(b"\x00" + row.tobytes() for row in rows)
    colours = b"".join(bytes((int(c) >> 16 & 255, int(c) >> 8 & 255, int(c) & 255)) for c in palette)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b"")
    file.write_bytes(SIGNATURE + b"".join(_chunk(name, body) for name, body in parts))
    return file.stat().st_size


def _nearest(colours: NDArray[np.uint32], palette: NDArray[np.uint32]) -> NDArray[np.int64]:
    """For each colour, the place in the palette of the one most like it."""

    def apart(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
        return np.stack([codes >> 16 & 255, codes >> 8 & 255, codes & 255], axis=-1).astype(np.int64)

    there = apart(palette)
    return np.array([int(((there - one) ** 2).sum(axis=1).argmin()) for one in apart(colours)])


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _pixels(png: bytes) -> NDArray[np.uint8]:
    """Rows of red, green, blue of an 8-bit true-colour PNG that is not interlaced."""
    at, packed, width, height, deep = len(SIGNATURE), b"", 0, 0, 3
    while at < len(png):
        (size,), name = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        if name == b"IHDR":
            width, height, bits, kind = struct.unpack(">IIBB", body[:10])
            assert (bits, kind) in ((8, 2), (8, 6)), "a true-colour screenshot"
            deep = 3 if kind == 2 else 4
        elif name == b"IDAT":
            packed += body
        at += 12 + size
    raw = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, width * deep + 1)
    return _unfiltered(raw, width, deep)[..., :3]


def _unfiltered(raw: NDArray[np.uint8], width: int, deep: int) -> NDArray[np.uint8]:
    """Undo the filter of each row (PNG 9.2): none, left, above, average, Paeth."""
    out = np.zeros((raw.shape[0], width, deep), np.uint8)
    above = np.zeros((width, deep), np.int64)
    for y, line in enumerate(raw):
        row = line[1:].reshape(width, deep).astype(np.int64)
        above = _row(int(line[0]), row, above)
        out[y] = above
    return out


def _row(way: int, row: NDArray[np.int64], above: NDArray[np.int64]) -> NDArray[np.int64]:
    if way == 0:
        return row
    if way == 1:
        return np.asarray(np.cumsum(row, axis=0) % 256)
    if way == 2:
        return np.asarray((row + above) % 256)
    left, corner = np.zeros(row.shape[1], np.int64), np.zeros(row.shape[1], np.int64)
    for x in range(len(row)):
        guess = (left + above[x]) // 2 if way == 3 else _paeth(left, above[x], corner)
        corner = above[x]
        left = row[x] = (row[x] + guess) % 256
    return row


def _paeth(left: NDArray[np.int64], above: NDArray[np.int64], corner: NDArray[np.int64]) -> NDArray[np.int64]:
    guess = left + above - corner
    a, b, c = abs(guess - left), abs(guess - above), abs(guess - corner)
    return np.where((a <= b) & (a <= c), left, np.where(b <= c, above, corner))
