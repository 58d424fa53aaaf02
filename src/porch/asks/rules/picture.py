"""What the heat map of the public board is drawn from: one square an hour of the week, in four shades."""

from collections.abc import Sequence
from dataclasses import dataclass

from porch.asks.rules.board import Soon

STEP, LEFT, TOP = 24, 40, 22
SHADES = (15, 30, 60)
"""Minutes until half have a human, up to which a square is of the first, second and third shade."""


@dataclass(frozen=True)
class Square:
    x: int
    y: int
    shade: str
    soon: Soon | None


@dataclass(frozen=True)
class Row:
    """One hour of the day across the week."""

    label: str
    y: int
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    rows: tuple[Row, ...]
    columns: tuple[int, ...]


def heat_map(cells: Sequence[Soon | None]) -> Picture:
    """Days across, hours down."""
    rows = tuple(
        Row(
            f"{hour:02}:00",
            TOP + hour * STEP,
            tuple(_square(day, hour, cells[day * 24 + hour]) for day in range(7)),
        )
        for hour in range(24)
    )
    columns = tuple(LEFT + day * STEP + STEP // 2 for day in range(7))
    return Picture(LEFT + 7 * STEP, TOP + 24 * STEP, rows, columns)


def _square(day: int, hour: int, soon: Soon | None) -> Square:
    return Square(LEFT + day * STEP, TOP + hour * STEP, shade_of(soon), soon)


def shade_of(soon: Soon | None) -> str:
    """One word for how long half of those who asked then waited."""
    if soon is None:
        return "untold"
    if soon.half is None:
        return "long"
    for most, name in zip(SHADES, ("soon", "fair", "slow"), strict=True):
        if soon.half <= most:
            return name
    return "long"
