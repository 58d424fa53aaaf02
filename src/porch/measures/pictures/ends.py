"""Names at the ends of lines: each where it touches no line and no other name, or none of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from porch.kit.charts import Words, shortened
from porch.kit.charts.marks import Box, Point

LONGEST = 0.85  # of the room that a name may take up
NEAR = 4.0  # a line has a width, and may have a dot at its end
AWAY = (0, 10, -10, 20, -20, 32, -32, 46, -46)


def beside(names: Sequence[str], lines: Sequence[Sequence[Point]], room: Box) -> list[Words]:
    """A name for each line, near its end and inside ``room``. All or none: a name that is missing would be looked for
    among those that are there."""
    placed: list[Words] = []
    for name, line in zip(names, lines, strict=True):
        if not line or not name:
            return []
        free = (
            words
            for words in _wanted(name, line, room)
            if _inside(words.box, room)
            and not any(words.touches(other) for other in placed)
            and not any(_crossed(words.box, other) for other in lines)
        )
        words = next(free, None)
        if words is None or _nearest(words, lines) is not line:
            return []
        placed.append(words)
    return placed


def _wanted(name: str, line: Sequence[Point], room: Box) -> Iterator[Words]:
    """To the right of the end, then over and under the line, going back along it."""
    text = shortened(name, LONGEST * (room[2] - room[0]))
    x, y = line[-1]
    yield Words(x + 8, y + 4.5, text, kind="name")
    for back in (0, 30, 60, 90, 130, 180):
        at = x - back
        if at <= line[0][0]:
            return
        height = _height(line, at)
        for away in AWAY:
            yield Words(min(at, room[2]), height - 9 - away, text, "end", "name")
            yield Words(min(at, room[2]), height + 19 + away, text, "end", "name")


def _height(line: Sequence[Point], x: float) -> float:
    """Where the line is at ``x``."""
    before = [point for point in line if point[0] <= x]
    return before[-1][1] if before else line[0][1]


def _inside(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] - 6 and box[2] <= room[2] and box[3] <= room[3]


def _crossed(box: Box, line: Sequence[Point]) -> bool:
    """Whether any part of a line of upright and level parts passes through a box, or nearly."""
    left, top, right, bottom = box[0] - NEAR, box[1] - NEAR, box[2] + NEAR, box[3] + NEAR
    return any(
        min(x, to_x) < right and max(x, to_x) > left and min(y, to_y) < bottom and max(y, to_y) > top
        for (x, y), (to_x, to_y) in pairwise(line)
    )


def _nearest(words: Words, lines: Sequence[Sequence[Point]]) -> Sequence[Point] | None:
    """The line that a name would be read as the name of."""
    left, top, right, bottom = words.box
    x, y = (left + right) / 2 if words.anchor == "end" else left, (top + bottom) / 2
    return min(lines, key=lambda line: _far(line, x, y), default=None)


def _far(line: Sequence[Point], x: float, y: float) -> float:
    """How far a place is from a line, about."""
    return (
        min(
            max(min(a, c) - x, 0, x - max(a, c)) + max(min(b, d) - y, 0, y - max(b, d))
            for (a, b), (c, d) in pairwise(line)
        )
        if len(line) > 1
        else float("inf")
    )
