"""What a picture is made of. Each mark knows the box it fills, so that a test can say whether it stands in the picture.

``kind`` is the mark's class in the style sheet (``ui/css/charts.css``): colours, dashes and widths live there, never
here, because a page in the dark, on paper or in a reader's own colours draws the same marks otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import isfinite
from typing import Protocol

from porch.kit.charts.words import ABOVE, BELOW, GAP, SIZE, width_of

type Box = tuple[float, float, float, float]  # left, top, right, bottom
type Point = tuple[float, float]


class NotANumber(ValueError):
    """A picture was asked to draw what is no number: better no picture than one that lies."""


class Mark(Protocol):
    """Anything that can be drawn."""

    @property
    def box(self) -> Box: ...

    def svg(self) -> str: ...


def number(value: float) -> str:
    """As a drawing writes it: one decimal place at most, and never NaN."""
    if not isfinite(value):
        raise NotANumber(value)
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _of(kind: str) -> str:
    return f' class="{escape(kind)}"' if kind else ""


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _around(points: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Bar:
    """An upright rectangle, from its upper left corner; ``round_by`` is the radius of its corners."""

    x: float
    y: float
    wide: float
    high: float
    kind: str = ""
    round_by: float = 0

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + self.wide, self.y + self.high

    def svg(self) -> str:
        corners = f' rx="{number(self.round_by)}"' if self.round_by else ""
        return (
            f'<rect x="{number(self.x)}" y="{number(self.y)}" width="{number(self.wide)}" '
            f'height="{number(self.high)}"{corners}{_of(self.kind)}/>'
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle by its middle."""

    x: float
    y: float
    radius: float
    kind: str = ""

    @property
    def box(self) -> Box:
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius

    def svg(self) -> str:
        return (
            f'<circle cx="{number(self.x)}" cy="{number(self.y)}" r="{number(self.radius)}"{_of(self.kind)}/>'
        )


@dataclass(frozen=True, slots=True)
class Dots:
    """Many round dots of one size as one path: a tenth of the bytes of as many circles."""

    points: tuple[Point, ...]
    radius: float
    kind: str = ""

    @property
    def box(self) -> Box:
        left, top, right, bottom = _around(self.points)
        return left - self.radius, top - self.radius, right + self.radius, bottom + self.radius

    def svg(self) -> str:
        path = "".join(f"M{number(x)} {number(y)}h0" for x, y in self.points)
        return (
            f'<path d="{path}" fill="none" stroke-linecap="round" '
            f'stroke-width="{number(2 * self.radius)}"{_of(self.kind)}/>'
        )


@dataclass(frozen=True, slots=True)
class Squares:
    """Many squares of one size as one path, by their upper left corners."""

    corners: tuple[Point, ...]
    side: float
    kind: str = ""

    @property
    def box(self) -> Box:
        left, top, right, bottom = _around(self.corners)
        return left, top, right + self.side, bottom + self.side

    def svg(self) -> str:
        along = number(self.side)
        path = "".join(f"M{number(x)} {number(y)}h{along}v{along}h-{along}z" for x, y in self.corners)
        return f'<path d="{path}" stroke-linejoin="round"{_of(self.kind)}/>'


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, in their order."""

    points: tuple[Point, ...]
    kind: str = ""

    @property
    def box(self) -> Box:
        return _around(self.points)

    def svg(self) -> str:
        if len(self.points) == 2:
            (x, y), (to_x, to_y) = self.points
            ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}"'
            return f"<line {ends}{_of(self.kind)}/>"
        return f'<polyline points="{_points(self.points)}" fill="none"{_of(self.kind)}/>'


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed shape: a band, a diamond, a triangle."""

    points: tuple[Point, ...]
    kind: str = ""

    @property
    def box(self) -> Box:
        return _around(self.points)

    def svg(self) -> str:
        return f'<polygon points="{_points(self.points)}"{_of(self.kind)}/>'


def triangle(x: float, y: float, half: float, kind: str) -> Shape:
    """Standing on its base, by the middle of it all; ``half`` as wide and high as from there to its edges."""
    return Shape(((x, y - half), (x + half, y + half), (x - half, y + half)), kind)


def diamond(x: float, y: float, wide: float, high: float, kind: str) -> Shape:
    """By its middle; ``wide`` and ``high`` from there to its points."""
    return Shape(((x - wide, y), (x, y - high), (x + wide, y), (x, y + high)), kind)


@dataclass(frozen=True, slots=True)
class Words:
    """A label that stands on the line ``y``. ``anchor``: which end of it ``x`` is (start, middle, end)."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    kind: str = ""
    size: float = SIZE

    @property
    def box(self) -> Box:
        wide = width_of(self.text, self.size)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - ABOVE * self.size, left + wide, self.y + BELOW * self.size

    def touches(self, other: "Words", gap: float = GAP) -> bool:
        """Whether the two would be read as one, or one over the other."""
        left, top, right, bottom = self.box
        its_left, its_top, its_right, its_bottom = other.box
        beside = left < its_right + gap and its_left < right + gap
        return beside and top < its_bottom and its_top < bottom

    def svg(self) -> str:
        at = f' text-anchor="{self.anchor}"' if self.anchor != "start" else ""
        return (
            f'<text x="{number(self.x)}" y="{number(self.y)}"{at}{_of(self.kind)}>{escape(self.text)}</text>'
        )
