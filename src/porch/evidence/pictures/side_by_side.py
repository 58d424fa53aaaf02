"""Rows side by side on one axis: names at the left of a wide drawing, above their row in a narrow one."""

from collections.abc import Callable, Sequence

from porch.evidence.pictures.lines import LINE, wrapped, written
from porch.kit.charts import NARROW, Line, Linear, Mark, Words, width_of

NAMES = 230.0
ROW = 20.0

type Draws = Callable[[int, Linear, float], list[Mark]]
"""The marks of one row: which it is, the axis, and the height of its middle."""


def rows(
    names: Sequence[str],
    low: float,
    high: float,
    ticks: Sequence[tuple[float, str]],
    width: float,
    draws: Draws,
    strong: Sequence[float] = (),
) -> tuple[list[Mark], float]:
    """The marks and the height at which they end. ``strong`` are places of the axis that are drawn over all rows."""
    is_narrow = width == NARROW
    left = 8.0 if is_narrow else NAMES
    edge = max(width_of(words) for _, words in ticks) / 2
    along = Linear(low, high, max(left, edge), width - max(8.0, edge))
    marks: list[Mark] = []
    y = 4.0
    for at, name in enumerate(names):
        lines = wrapped(name, width if is_narrow else NAMES - 12, 2)
        if is_narrow:
            marks += written(0, y, lines, "name")
            y += LINE * len(lines)
            marks += draws(at, along, y + ROW / 2)
            y += ROW + 4
        else:
            high_ = max(ROW + 4, LINE * len(lines) + 6)
            marks += written(0, y + (high_ - LINE * len(lines)) / 2, lines, "name")
            marks += draws(at, along, y + high_ / 2)
            y += high_
    rules: list[Mark] = [Line(((along(value), 0), (along(value), y)), "rule") for value, _ in ticks]
    rules += [Line(((along(value), 0), (along(value), y)), "axis") for value in strong]
    below = [Words(along(value), y + 16, words, "middle") for value, words in ticks]
    if is_narrow:  # a rule through the letters of a name would make it hard to read
        rules = [Line(((along(value), y - 5), (along(value), y)), "rule") for value, _ in ticks]
        rules += [
            Line(((along(value), middle - ROW / 2), (along(value), middle + ROW / 2)), "axis")
            for value in strong
            for middle in _middles(names, width)
        ]
    return [*rules, *marks, *below], y + 24


def _middles(names: Sequence[str], width: float) -> list[float]:
    y, found = 4.0, []
    for name in names:
        y += LINE * len(wrapped(name, width, 2))
        found.append(y + ROW / 2)
        y += ROW + 4
    return found
