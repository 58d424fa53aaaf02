"""A mark as a picture to print: a coin or a card, in black on white, without the name of any place."""

from datetime import date
from xml.sax.saxutils import escape

from django.utils.formats import date_format

COIN, CARD = "coin", "card"
SHAPES = (COIN, CARD)
_INK, _PAPER = "#000", "#fff"
_FONT = "Georgia, 'Times New Roman', serif"


def drawn(words: str, on: date, shape: str) -> str:
    """SVG that stands alone: its owner's words, escaped, and the day. ``shape`` is one of SHAPES."""
    width, height, room = (360, 360, 18) if shape == COIN else (480, 300, 26)
    day = date_format(on, "j F Y")
    label = escape(f"{words}, {day}", {'"': "&quot;"})
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        f' aria-label="{label}"><rect width="{width}" height="{height}" fill="{_PAPER}"/>',
        _ring(width) if shape == COIN else _border(width, height),
        _lines(wrapped(words, room), day, width, height),
        "</svg>",
    )
    return "".join(parts)


def wrapped(words: str, room: int) -> list[str]:
    """Words in lines of at most ``room`` characters; a word that is longer is broken."""
    lines: list[str] = []
    for word in words.split():
        rest = word
        if lines and len(lines[-1]) + 1 + len(rest) <= room:
            lines[-1] += f" {rest}"
            continue
        while len(rest) > room:
            lines.append(rest[:room])
            rest = rest[room:]
        if rest:
            lines.append(rest)
    return lines


def _lines(lines: list[str], day: str, width: int, height: int) -> str:
    """The words as large as they fit, in the middle, and the day under them."""
    longest = max((len(line) for line in lines), default=1)
    inside = width * (0.68 if width == height else 0.84)
    size = round(min(40.0, inside / (0.58 * max(longest, 6)), height * 0.5 / (1.25 * max(len(lines), 1))), 1)
    step = size * 1.25
    top = height / 2 - step * (len(lines) - 1) / 2 - 8
    found = [
        f'<text x="{width / 2:g}" y="{top + step * number:.1f}" font-size="{size:g}" font-weight="700">'
        f"{escape(line)}</text>"
        for number, line in enumerate(lines)
    ]
    below = top + step * (len(lines) - 1) + max(30.0, size)
    found.append(f'<text x="{width / 2:g}" y="{below:.1f}" font-size="16">{escape(day)}</text>')
    middle = 'text-anchor="middle" dominant-baseline="middle"'
    return f'<g font-family="{_FONT}" fill="{_INK}" {middle}>{"".join(found)}</g>'


def _ring(width: int) -> str:
    """Two rings, the inner one of dots: they differ without colour."""
    middle = width / 2
    circle = f'<circle cx="{middle:g}" cy="{middle:g}" fill="none" stroke="{_INK}"'
    dots = 'stroke-width="3" stroke-dasharray="0 9" stroke-linecap="round"'
    return f'{circle} r="{middle - 8:g}" stroke-width="5"/>{circle} r="{middle - 22:g}" {dots}/>'


def _border(width: int, height: int) -> str:
    """Two borders, the inner one of dashes."""

    def rect(inset: int, radius: int, stroke: str) -> str:
        size = f'x="{inset}" y="{inset}" width="{width - 2 * inset}" height="{height - 2 * inset}"'
        return f'<rect {size} rx="{radius}" fill="none" stroke="{_INK}" {stroke}/>'

    return rect(8, 18, 'stroke-width="4"') + rect(20, 10, 'stroke-width="1.5" stroke-dasharray="6 5"')
