"""Of a hundred days: as many signs, each by colour and by shape; what nobody told of is drawn as not told."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from porch.evidence.pictures.reading import Kept, numbers, said, whole
from porch.kit.charts import (
    NARROW,
    WIDE,
    Cell,
    Dot,
    Drawing,
    Line,
    Mark,
    Picture,
    Sign,
    Squares,
    Words,
    legend,
)

EACH, TITLE = 14.0, 20.0
ACROSS = {NARROW: 20, WIDE: 25}


def picture(result: Kept, drawn: Kept) -> Picture | None:
    """Three numbers a row, in the order without, with, not told. None where all of it is hidden."""
    code = drawn["of"][0]
    rows = [
        (name, whole([float(value) for value in values if value is not None]))
        for name, values in _rows(result, code)
    ]
    if not rows:
        return None
    return hundreds(code, said(result["figures"][code]["title"]), said(drawn["sentence"]), rows)


def _rows(result: Kept, code: str) -> list[tuple[str, list[float | None]]]:
    found = numbers(result, code, "without", "use", "missing")
    return [(name, values) for name, values in found if None not in values]


def hundreds(code: str, title: str, sentence: str, rows: Sequence[tuple[str, Sequence[int]]]) -> Picture:
    """Without rows there is nothing to draw, and the sentence says so."""
    columns = (_("When"), _("Without use"), _("With use"), _("Not told"))
    cells = tuple((Cell.of(name), *(Cell.of(str(n)) for n in parts)) for name, parts in rows)
    said_ = [
        ", ".join(f"{column}: {cell.words}" for column, cell in zip(columns, row, strict=True))
        for row in cells
    ]
    return Picture(
        code,
        title,
        sentence,
        desc=" ".join([sentence, *(f"{row}." for row in said_)]),
        columns=columns,
        rows=cells,
        narrow=_drawn(rows, NARROW) if rows else None,
        wide=_drawn(rows, WIDE) if rows else None,
    )


def _drawn(rows: Sequence[tuple[str, Sequence[int]]], width: float) -> Drawing:
    across = ACROSS[width]
    marks: list[Mark] = []
    y = 0.0
    for name, (without, use, missing) in rows:
        marks.append(Words(0, y + 13, name, kind="name"))
        y += TITLE
        kinds = ["without"] * without + ["use"] * use + ["missing"] * missing
        for at, kind in enumerate(kinds):
            x, down = at % across * EACH + EACH / 2, y + at // across * EACH + EACH / 2
            marks += SIGNS[kind](x, down)
        y += EACH * -(-len(kinds) // across) + 10
    meaning, end = legend(
        [
            (SIGNS["without"], _("a day without use")),
            (SIGNS["use"], _("a day with use")),
            (SIGNS["missing"], _("not told")),
        ],
        width,
        y,
    )
    return Drawing(width, end, (*marks, *meaning))


def _without(x: float, y: float) -> tuple[Mark, ...]:
    return (Dot(x, y, 5, "of-hundred-without"),)


def _use(x: float, y: float) -> tuple[Mark, ...]:
    return (Squares(((x - 4.5, y - 4.5),), 9, "of-hundred-use"),)


def _missing(x: float, y: float) -> tuple[Mark, ...]:
    return (Line(((x - 4, y), (x + 4, y)), "of-hundred-missing"),)


SIGNS: dict[str, Sign] = {"without": _without, "use": _use, "missing": _missing}
