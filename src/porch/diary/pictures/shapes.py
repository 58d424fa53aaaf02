"""Small signs that several pictures share, each drawn around its middle: for legends as for the picture itself."""

from porch.kit.charts import Bar, Dot, Line, Mark, Shape, Sign, triangle


def dot(kind: str, radius: float = 4) -> Sign:
    return lambda x, y: (Dot(x, y, radius, kind),)


def line(kind: str) -> Sign:
    return lambda x, y: (Line(((x - 8, y), (x + 8, y)), kind),)


def upright(kind: str) -> Sign:
    return lambda x, y: (Line(((x, y - 7), (x, y + 7)), kind),)


def band(kind: str) -> Sign:
    return lambda x, y: (Shape(((x - 8, y - 5), (x + 8, y - 5), (x + 8, y + 5), (x - 8, y + 5)), kind),)


def bar(kind: str) -> Sign:
    return lambda x, y: (Bar(x - 8, y - 5, 16, 10, kind, round_by=4),)


def back(x: float, y: float) -> tuple[Mark, ...]:
    return (triangle(x, y, 5, "back"),)


def earlier(x: float, y: float) -> Mark:
    """Points to the left, in a bar that began before the drawing does."""
    return Shape(((x - 4, y), (x + 3, y - 5), (x + 3, y + 5)), "earlier")


def from_earlier(x: float, y: float) -> tuple[Mark, ...]:
    return Bar(x - 8, y - 7, 16, 14, "run", round_by=5), earlier(x, y)
