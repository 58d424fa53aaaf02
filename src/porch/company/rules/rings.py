"""Where people stand in the picture of one's own map: me in the middle, the closest in the innermost ring."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

RINGS = (1, 2, 3)
MOST = 30
WIDTHS = (340, 640)
_RADII = {340: (58, 104, 150), 640: (104, 190, 276)}
_DISC = {340: 13, 640: 19}


@dataclass(frozen=True)
class Dot:
    """A person in the picture: a number that stands in the list too, and where."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    """One drawing, ``width`` units wide and as high."""

    width: int
    middle: int
    radii: tuple[int, ...]
    disc: int
    dots: tuple[Dot, ...]


def picture(rings: Sequence[int], width: int) -> Picture:
    """``rings[n]`` is the ring of person n+1. Each ring is shared out evenly; every ring begins a little further on."""
    middle, radii = width // 2, _RADII[width]
    dots: list[Dot] = []
    for ring in RINGS:
        numbers = [number for number, of in enumerate(rings, 1) if of == ring]
        for at, number in enumerate(numbers):
            angle = 2 * pi * at / len(numbers) - pi / 2 + (ring - 1) * pi / 5
            radius = radii[ring - 1]
            dots.append(Dot(number, round(middle + radius * cos(angle)), round(middle + radius * sin(angle))))
    return Picture(width, middle, radii, _DISC[width], tuple(sorted(dots, key=lambda dot: dot.number)))


def dialled(written: str) -> str:
    """A number as a phone dials it: digits, and a plus before them. Empty for anything that is more than a number."""
    number = re.sub(r"[\s()./-]", "", written)
    return number if re.fullmatch(r"\+?\d{3,15}", number) else ""
