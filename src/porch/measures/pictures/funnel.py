"""Studies by their effect and their error: without a tilt they lie in a funnel, the large ones above.

A tilt can mean that small studies without an effect were never published; it can as well come from other people in
them, or from chance. The picture shows it and says none of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from porch.kit.charts import (
    Dot,
    Drawing,
    Line,
    Linear,
    Mark,
    Shape,
    Sign,
    Words,
    legend,
    numbers_along,
    placed,
    shortened,
    width_of,
)
from porch.measures.pictures.forest import INK as FOREST
from porch.measures.pictures.forest import axis, tick

TOP, HIGH = 12.0, 230.0
Z = 1.959963984540054
INK = {
    **FOREST,
    "funnel": 'fill="#F4EEE4" stroke="#768280" stroke-dasharray="3 3"',
    "seen": 'fill="#1F5F5B" stroke="#FFFFFF"',
    "image": 'fill="#FFFFFF" stroke="#9A4A1E" stroke-width="1.5"',
}
"""For a file of its own, on paper."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the drawing."""

    effect: str = "Effect"
    error: str = "Standard error, the smallest above"
    study: str = "a study"
    image: str = "an image put in by trim and fill"
    together: str = "all together"


ENGLISH = Said()


def drawn(
    effects: Sequence[tuple[float, float]],
    middle: float,
    width: float,
    said: Said = ENGLISH,
    *,
    images: Sequence[tuple[float, float]] = (),
    ratio: bool = False,
) -> Drawing:
    """``effects`` and ``images``: (effect, standard error). The funnel is 95 % around ``middle``."""
    every = [*effects, *images]
    worst = max(error for _, error in every) * 1.06
    reach = [middle - Z * worst, middle + Z * worst, *(value for value, _ in every)]
    edge = 0.04 * (max(reach) - min(reach))
    heights = [value for value in numbers_along(0, worst, 5) if value <= worst]
    left = max(width_of(f"{value:.6g}") for value in heights) + 8
    along = Linear(min(reach) - edge, max(reach) + edge, left, width - 4)
    up = Linear(0, worst, TOP + 20, TOP + 20 + HIGH)
    bottom = TOP + 20 + HIGH
    marks: list[Mark] = [Words(0, TOP + 2, shortened(said.error, width))]
    sides = tuple((along(middle + side * Z * worst), bottom) for side in (-1, 1))
    marks.append(Shape(((along(middle), TOP + 20), *sides), "funnel"))
    for value in heights:
        marks.append(Line(((left, up(value)), (width, up(value))), "rule"))
        marks.append(Words(left - 6, up(value) + 4.5, f"{value:.6g}", "end"))
    marks.append(Line(((along(middle), TOP + 20), (along(middle), bottom)), "together-line"))
    if along.low <= 0 <= along.high:
        marks.append(Line(((along(0), TOP + 20), (along(0), bottom)), "no-difference"))
    marks += [Dot(along(value), up(error), 4.5, "image") for value, error in images]
    marks += [Dot(along(value), up(error), 4.5, "seen") for value, error in effects]
    marks.append(Line(((left, bottom), (width, bottom)), "axis"))
    ticks = [
        Words(
            along(value),
            bottom + 19,
            tick(value, ratio),
            "middle",
        )
        for value in axis(along.low, along.high, ratio=ratio)
    ]
    shown = placed(ticks, width)
    marks += [Line(((words.x, bottom), (words.x, bottom + 5)), "axis") for words in shown]
    marks += shown
    marks.append(Words(left, bottom + 38, shortened(said.effect, width - left)))
    signs, end = legend(_signs(said, bool(images)), width, bottom + 46)
    return Drawing(width, end + 2, (*marks, *signs))


def _signs(said: Said, images: bool) -> list[tuple[Sign, str]]:
    def seen(x: float, y: float) -> tuple[Mark, ...]:
        return (Dot(x, y, 4.5, "seen"),)

    def image(x: float, y: float) -> tuple[Mark, ...]:
        return (Dot(x, y, 4.5, "image"),)

    def together(x: float, y: float) -> tuple[Mark, ...]:
        return (Line(((x, y - 7), (x, y + 7)), "together-line"),)

    signs: list[tuple[Sign, str]] = [(seen, said.study)]
    signs += [(image, said.image)] if images else []
    return [*signs, (together, said.together)]
