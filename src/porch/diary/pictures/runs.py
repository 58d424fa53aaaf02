"""Your year: bars of days without use, a row for each thing somebody keeps days of. Nothing starts again at nought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.diary.pictures.periods import Window
from porch.diary.pictures.shapes import back, bar, earlier, from_earlier, line
from porch.diary.pictures.words import (
    day_words,
    described,
    of_day,
    of_number,
    short_day,
    short_month,
    year_of,
)
from porch.kit.charts import (
    NARROW,
    WIDE,
    Bar,
    Cell,
    Drawing,
    Line,
    Mark,
    Picture,
    Sign,
    Steps,
    Words,
    legend,
    placed,
    shortened,
    ticks,
    triangle,
)
from porch.measures.year import Bar as RunInSight
from porch.measures.year import Shown, Stretch, shown

LEAST = 5  # days
RETURN = 6.0  # half the width of the sign for having come back
NAME, NUMBER, HIGH, FOOT, APART = 18.0, 18.0, 18.0, 36.0, 14.0


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing somebody keeps days of: what they call it, and its runs as now known."""

    name: str
    runs: tuple[Stretch, ...]


def picture(kept: Sequence[Kept], window: Window, title: str) -> Picture:
    """``window`` ends with the last day that is over. What has no day in it is left out."""
    seen = [(one.name, shown(one.runs, _from(one, window), window.last)) for one in kept]
    seen = [(name, row) for name, row in seen if row.days]
    if sum(row.days for _name, row in seen) < LEAST:
        return Picture("year", title, _("A few more days and we can draw this."))
    sentence = " ".join(_sentence(name if len(seen) > 1 else "", row, window) for name, row in seen)
    columns = (_("What"), _("From"), _("To"), _("Days"), _("Of these in the picture"))
    rows = tuple(_row(name, one) for name, row in seen for one in row.bars)
    return Picture(
        "year",
        title,
        sentence,
        desc=f"{sentence} {described(columns, rows)}",
        reading=_("A bar is days without use. Days that were counted stay counted."),
        columns=columns,
        rows=rows,
        narrow=_drawn(seen, window, NARROW),
        wide=_drawn(seen, window, WIDE),
    )


def _from(one: Kept, window: Window) -> date:
    """A thread is looked at from its first day on: what lies before it is not a day with use."""
    first = min((run.first for run in one.runs), default=window.first)
    return min(max(first, window.first), window.last)


def _sentence(name: str, row: Shown, window: Window) -> str:
    words = {"n": row.days, "of": row.of, "day": day_words(row.first)}
    if row.first == window.first:
        said = _("%(n)s of the last %(of)s days without use") % words
    else:
        said = _("%(n)s of %(of)s days without use since %(day)s") % words
    times = len(row.came_back)
    if times == 1:
        said = _("%(said)s; you came back once") % {"said": said}
    elif times:
        came = ngettext("you came back %(n)s time", "you came back %(n)s times", times) % {"n": times}
        said = f"{said}; {came}"
    return f"{name}: {said}." if name else f"{said}."


def _row(name: str, one: RunInSight) -> tuple[Cell, ...]:
    ends = Cell(_("goes on"), "") if one.goes_on else of_day(one.whole.last)
    return Cell.of(name), of_day(one.whole.first), ends, of_number(one.whole.days), of_number(one.shown.days)


def _drawn(seen: Sequence[tuple[str, Shown]], window: Window, width: float) -> Drawing:
    along = Steps(window.first, window.last, 2, width - 2)
    marks: list[Mark] = []
    top = 0.0
    for name, row in seen:
        if len(seen) > 1:
            marks.append(Words(0, top + 13, shortened(name, width), kind="name"))
            top += NAME
        marks += _bars(row, along, top, width)
        top += NUMBER + HIGH + (FOOT if row.came_back else 0) + APART
    days = [
        Words(along.edge(tick.day), top + 8, tick.words)
        for tick in ticks(along, by_day=short_day, by_month=short_month, by_year=year_of)
    ]
    signs: list[tuple[Sign, str]] = [(bar("run"), _("days without use"))]
    if any(_began_earlier(one, window.first) for _name, row in seen for one in row.bars):
        signs.append((from_earlier, _("began earlier")))
    if any(row.came_back for _name, row in seen):
        signs.append((back, _("you came back")))
    if any(_untold(row) for _name, row in seen):
        signs.append((line("untold"), _("nothing told")))
    meaning, end = legend(signs, width, top + 18)
    return Drawing(width, end, (*marks, *days, *meaning))


def _bars(row: Shown, along: Steps, top: float, width: float) -> list[Mark]:
    middle = top + NUMBER + HIGH / 2
    marks: list[Mark] = []
    for before, after in zip(row.bars, row.bars[1:], strict=False):
        gap = along.edge(before.shown.last) + along.each, along.edge(after.shown.first)
        kind = "between" if before.whole.then_used else "untold"
        marks.append(Line(((gap[0], middle), (gap[1], middle)), kind))
    numbers = []
    for one in row.bars:
        start, end = along.edge(one.shown.first), along.edge(one.shown.last) + along.each
        wide = max(end - start, 1.0)
        marks.append(Bar(start, top + NUMBER, wide, HIGH, "run", min(9.0, wide / 2)))
        if _began_earlier(one, along.first) and wide > 16:
            marks.append(earlier(start + 8, middle))
        numbers.append(
            (wide, Words((start + end) / 2, top + 13, _long(one.whole.days, wide), "middle", "number"))
        )
    longest_first = [label for _wide, label in sorted(numbers, key=lambda pair: -pair[0])]
    marks += placed(longest_first, width)
    foot = top + NUMBER + HIGH
    places = [min(max(along.edge(one.whole.first), RETURN), width - RETURN) for one in row.came_back]
    marks += [triangle(x, foot + 10, RETURN, "back") for x in places]
    marks += placed([Words(x, foot + 31, _("came back"), "middle", "back-words") for x in places], width)
    return marks


def _began_earlier(one: RunInSight, first: date) -> bool:
    return one.whole.first < first


def _long(days: int, wide: float) -> str:
    """With the word where there is room for it."""
    words = ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    return words if wide > 70 else str(days)


def _untold(row: Shown) -> bool:
    return any(not one.whole.then_used for one in row.bars[:-1])
