"""Groups of people as dots with their ranges, in the order of their names: nobody is put before another."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from porch.evidence.pictures.reading import Kept, figures_of, numbers, said
from porch.evidence.pictures.side_by_side import rows
from porch.kit.charts import NARROW, WIDE, Dot, Drawing, Line, Linear, Mark, Picture, diamond, legend

LEAST = 5
LIKE = 0.1
"""From so many standard deviations on two sides are called apart."""

type Named = Sequence[tuple[str, Sequence[float]]]


def equity(result: Kept, drawn: Kept) -> Picture | None:
    """Of each group a share with its range. None where fewer than five groups are shown."""
    return _picture(result, drawn, ("share", "low", "high"), _ranges)


def balance(result: Kept, drawn: Kept) -> Picture | None:
    """Of each thing told at the start how far two sides are apart, before weights and after."""
    return _picture(result, drawn, ("before", "after"), _apart)


def _picture(
    result: Kept, drawn: Kept, columns: Sequence[str], draws: Callable[[Named, float], Drawing]
) -> Picture | None:
    code = drawn["of"][0]
    found = numbers(result, code, *columns)
    shown = [
        (name, [float(one) for one in values if one is not None])
        for name, values in found
        if None not in values
    ]
    if len(shown) < LEAST:
        return None
    table, sentence = figures_of(result, code), said(drawn["sentence"])
    return Picture(
        f"picture-{code}",
        table.title,
        sentence,
        desc=f"{sentence} {table.desc}",
        reading=table.reading,
        columns=table.columns,
        rows=table.rows,
        narrow=draws(shown, NARROW),
        wide=draws(shown, WIDE),
    )


def _ranges(shown: Named, width: float) -> Drawing:
    def row(at: int, along: Linear, y: float) -> list[Mark]:
        share, low, high = shown[at][1]
        return [Line(((along(low), y), (along(high), y)), "range"), Dot(along(share), y, 4.5, "point")]

    ticks = [(float(value), f"{value} %") for value in (0, 50, 100)]
    marks, end = rows([name for name, _values in shown], 0, 100, ticks, width, row)
    meaning, end = legend(
        [(_point, _("how many in 100")), (_range, _("where it is likely to lie"))], width, end
    )
    return Drawing(width, end, (*marks, *meaning))


def _apart(shown: Named, width: float) -> Drawing:
    far = max([3 * LIKE, *(abs(value) for _name, values in shown for value in values)])

    def row(at: int, along: Linear, y: float) -> list[Mark]:
        before, after = shown[at][1]
        way = Line(((along(before), y), (along(after), y)), "way-between")
        return [way, Dot(along(before), y, 4.5, "point-before"), diamond(along(after), y, 5.5, 5.5, "point")]

    ticks = [(-LIKE, "\N{MINUS SIGN}0.1"), (LIKE, "0.1")]
    marks, end = rows([name for name, _values in shown], -far, far, ticks, width, row, strong=(0,))
    meaning, end = legend([(_open, _("before weights")), (_filled, _("after weights"))], width, end)
    return Drawing(width, end, (*marks, *meaning))


def _point(x: float, y: float) -> tuple[Mark, ...]:
    return (Dot(x, y, 4.5, "point"),)


def _range(x: float, y: float) -> tuple[Mark, ...]:
    return (Line(((x - 8, y), (x + 8, y)), "range"),)


def _open(x: float, y: float) -> tuple[Mark, ...]:
    return (Dot(x, y, 4.5, "point-before"),)


def _filled(x: float, y: float) -> tuple[Mark, ...]:
    return (diamond(x, y, 5.5, 5.5, "point"),)
