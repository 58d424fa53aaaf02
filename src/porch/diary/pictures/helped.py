"""What helped: the craving before and after, for each thing that was done often enough to say something."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.diary.pictures import shapes
from porch.diary.pictures.words import described, of_number, points
from porch.kit.charts import (
    NARROW,
    WIDE,
    Cell,
    Dot,
    Drawing,
    Line,
    Linear,
    Mark,
    Picture,
    Shape,
    Words,
    legend,
    shortened,
)
from porch.measures import helped
from porch.measures.helped import NOTHING_NAMED, Around
from porch.measures.told import Told

SAME = 0.05  # a difference that is written as 0
EDGE = 8.0
ROW_NARROW, ROW_WIDE = 64.0, 44.0
WORDS_WIDE = 250.0

type Label = Callable[[str], str]


def picture(told: Sequence[Told], label: Label) -> Picture:
    """``label`` gives the words for a code of what can be done."""
    found = helped.around(helped.pairs(told))
    title = _("What helped")
    if not any(one.did != NOTHING_NAMED for one in found):
        return Picture("helped", title, _("A few more days and we can draw this."))
    named = [(one, _("Nothing named") if one.did == NOTHING_NAMED else label(one.did)) for one in found]
    sentence = _sentence(*named[0])
    columns = (_("What"), _("Times"), _("Craving before"), _("Craving after"), _("Points easier"))
    rows = tuple(_row(one, words) for one, words in named)
    return Picture(
        "helped",
        title,
        sentence,
        desc=f"{sentence} {described(columns, rows)}",
        reading=_(
            "Before is the last craving you told at most a day earlier, after is the one you told with it. Both are "
            "means, of five times or more."
        ),
        caveat=_(
            "This is not proof. Cravings often ease by themselves, and you may do these things at other times than "
            "usual. “Nothing named” shows how it goes when you tick none of them."
        ),
        columns=columns,
        rows=rows,
        narrow=_drawn(named, NARROW),
        wide=_drawn(named, WIDE),
    )


def _sentence(one: Around, words: str) -> str:
    times = ngettext("%(n)s time", "%(n)s times", one.times) % {"n": one.times}
    return f"{words}: {_easier(one)}, {times}."


def _easier(one: Around) -> str:
    if abs(one.easier) < SAME:
        return _("about the same")
    n = points(abs(one.easier))
    easier = one.easier > 0
    if n == "1":
        return _("1 point easier") if easier else _("1 point harder")
    return (_("%(n)s points easier") if easier else _("%(n)s points harder")) % {"n": n}


def _row(one: Around, words: str) -> tuple[Cell, ...]:
    numbers = (one.before, one.after, round(one.easier, 2))
    return Cell.of(words), of_number(one.times), *(of_number(value) for value in numbers)


def _drawn(named: Sequence[tuple[Around, str]], width: float) -> Drawing:
    """Words and then the pair under them on a phone; beside it where there is room."""
    narrow = width <= NARROW
    left, right = EDGE, width - EDGE
    if not narrow:
        left += WORDS_WIDE
    across = Linear(0, 10, left, right)
    marks: list[Mark] = []
    top = 0.0
    for one, words in named:
        room = width if narrow else WORDS_WIDE - 14
        times = ngettext("%(n)s time", "%(n)s times", one.times) % {"n": one.times}
        marks.append(Words(0, top + 13, shortened(words, room), kind="name"))
        marks.append(Words(0, top + 30, shortened(f"{_easier(one)}, {times}", room)))
        marks += _pair(one, across, top + (45 if narrow else 21))
        top += ROW_NARROW if narrow else ROW_WIDE
    for value in (0, 5, 10):
        anchor = {0: "start", 10: "end"}.get(value, "middle")
        marks.append(
            Words({0: left - EDGE, 10: width}.get(value, across(value)), top + 12, str(value), anchor)
        )
    signs = [(shapes.dot("before", 5), _("before")), (shapes.dot("after", 5), _("after"))]
    meaning, end = legend(signs, width, top + 20)
    return Drawing(width, end, (*marks, *meaning))


def _pair(one: Around, across: Linear, y: float) -> list[Mark]:
    """From an empty ring to a full dot, with an arrow where there is room for one."""
    before, after = across(one.before), across(one.after)
    kind = "way by-itself" if one.did == NOTHING_NAMED else "way"
    marks: list[Mark] = [
        Line(((across(0), y), (across(10), y)), "rule"),
        Line(((before, y), (after, y)), kind),
    ]
    if abs(after - before) > 22:
        tip, back = (after + 6, after + 13) if after < before else (after - 6, after - 13)
        marks.append(Shape(((tip, y), (back, y - 5), (back, y + 5)), "tip"))
    return [*marks, Dot(before, y, 5, "before"), Dot(after, y, 5, "after")]
