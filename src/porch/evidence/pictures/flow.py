"""Who took part: a box for each step, and beside the way down those who are not in the next, with why."""

from typing import Any

from django.utils.translation import gettext as _

from porch.evidence.pictures.lines import LINE, wrapped, written
from porch.evidence.pictures.reading import Kept, counts_of, said
from porch.kit.charts import NARROW, WIDE, Bar, Drawing, Line, Mark, Picture, Shape, Words

PAD, GAP = 10.0, 12.0
BETWEEN = 26.0  # the least room for the way from one box to the next


def picture(result: Kept, drawn: Kept) -> Picture:
    code = drawn["of"][0]
    kept, table = result["counts"][code], counts_of(result, code)
    sentence = said(drawn["sentence"])
    return Picture(
        f"flow-{code}",
        table.title,
        sentence,
        desc=f"{sentence} {table.desc}",
        columns=table.columns,
        rows=table.rows,
        narrow=_drawn(kept, NARROW),
        wide=_drawn(kept, WIDE),
    )


def _number(count: int | None) -> str:
    return _("a number that is not shown") if count is None else str(count)


def _drawn(kept: Kept, width: float) -> Drawing:
    box = width if width == NARROW else width * 0.5
    marks: list[Mark] = []
    y = 0.0
    for at, (name, counts) in enumerate(zip(kept["rows"], kept["counts"], strict=True)):
        if at:
            way, y = _way_down(kept, counts, box, width, y)
            marks += way
        lines = wrapped(f"{said(name)}: {_number(counts[0])}", box - 2 * PAD)
        high = 2 * PAD + LINE * len(lines)
        marks.append(Bar(0, y, box, high, "flow-box", round_by=8))
        marks += written(PAD, y + PAD, lines, "name")
        y += high
    return Drawing(width, y, tuple(marks))


def _way_down(kept: Kept, counts: list[Any], box: float, width: float, y: float) -> tuple[list[Mark], float]:
    """A line with a point, and the reasons to its right: under one another in a narrow drawing as in a wide one."""
    x = 18.0 if width == NARROW else box / 2
    left = x + GAP
    lines: list[str] = []
    for name, count in zip(kept["columns"][1:], counts[1:], strict=True):
        if count != 0:
            lines += wrapped(f"{_number(count)} {said(name)}", width - left)
    high = max(BETWEEN, LINE * len(lines) + 14)
    words: list[Words] = written(left, y + 5, lines)
    tip = Shape(((x - 5, y + high - 8), (x + 5, y + high - 8), (x, y + high)), "flow-tip")
    return [Line(((x, y), (x, y + high - 6)), "flow-way"), tip, *words], y + high
