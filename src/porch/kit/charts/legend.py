"""What the marks of a picture mean, as a row of signs and words under it that wraps where the drawing ends."""

from collections.abc import Callable, Sequence

from porch.kit.charts.marks import Mark, Words
from porch.kit.charts.words import SIZE, shortened, width_of

ROW = 20.0  # from one row to the next
SIGN = 20.0  # room for the sign before its words
BETWEEN = 14.0

type Sign = Callable[[float, float], tuple[Mark, ...]]
"""Draws a sign with its middle at a place; it fills at most 16 units across and 14 down."""


def legend(said: Sequence[tuple[Sign, str]], width: float, top: float) -> tuple[list[Mark], float]:
    """The marks and the height at which they end. ``top`` is where the first row begins."""
    marks: list[Mark] = []
    x, y = 0.0, top
    for sign, text in said:
        words = shortened(text, width - SIGN)
        if x > 0 and x + SIGN + width_of(words) > width:
            x, y = 0.0, y + ROW
        marks += sign(x + SIGN / 2 - 2, y + ROW / 2)
        marks.append(Words(x + SIGN, y + ROW / 2 + SIZE * 0.36, words))
        x += SIGN + width_of(words) + BETWEEN
    return marks, y + ROW if said else top
