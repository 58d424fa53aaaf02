"""Check-ins: weeks by weekdays; over more than a year, years by months. A dashed square is a day without one."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.diary.pictures.periods import Window
from porch.diary.pictures.words import (
    day_words,
    described,
    month_name,
    month_words,
    mood_words,
    of_day,
    of_number,
    short_month,
    weekday,
)
from porch.kit.charts import (
    NARROW,
    NOTHING,
    WIDE,
    Cell,
    Dots,
    Drawing,
    Line,
    Mark,
    Picture,
    Sign,
    Squares,
    Words,
    legend,
    placed,
    width_of,
)
from porch.measures import checkins
from porch.measures.bands import Unit
from porch.measures.told import Mood, Told

LEAST = 5  # check-ins
CELL, LARGEST, GAP, HEAD = 17.0, 26.0, 3.0, 18.0
TOLD = -1  # something, but no word for the day


def picture(told: Sequence[Told], window: Window) -> Picture:
    """``window`` may begin before the first entry: what is drawn begins with the week of that entry."""
    days = checkins.by_day(told, window.first, window.last)
    title = _("Check-ins")
    if sum(day.mood is not None for day in days.values()) < LEAST:
        return Picture("check-ins", title, _("A few more days and we can draw this."))
    window = Window(max(window.first, min(days)), window.last)
    if window.unit is Unit.MONTH:
        return _of_months(title, days, window)
    columns = (_("Week from"), *(weekday(at) for at in range(7)))
    rows = tuple(
        _week(monday, row, window) for monday, row in checkins.weeks(days, window.first, window.last)
    )
    sentence = _sentence(days, window)
    return Picture(
        "check-ins",
        title,
        sentence,
        desc=f"{sentence} {described(columns, rows)}",
        reading=_(
            "The bigger the dot, the better the day. A dashed square is a day without a check-in. That is fine."
        ),
        columns=columns,
        rows=rows,
        narrow=_weeks_drawn(days, window, NARROW),
        wide=_weeks_drawn(days, window, WIDE),
    )


def _sentence(days: Mapping[date, checkins.Day], window: Window) -> str:
    checked_in = sum(day.mood is not None for day in days.values())
    return ngettext(
        "%(n)s day with a check-in, of %(of)s since %(day)s.",
        "%(n)s days with a check-in, of %(of)s since %(day)s.",
        checked_in,
    ) % {"n": checked_in, "of": window.days, "day": day_words(window.first)}


def _week(monday: date, row: Sequence[checkins.Day | None], window: Window) -> tuple[Cell, ...]:
    dates = [monday + timedelta(days=at) for at in range(7)]
    return of_day(monday), *(_cell(day, window.holds(on)) for day, on in zip(row, dates, strict=True))


def _cell(day: checkins.Day | None, looked_at: bool) -> Cell:
    if not looked_at:
        return Cell("", "")
    if day is None:
        return Cell(NOTHING, "")
    if day.mood is None:
        return Cell(_("something else told"), "told")
    return Cell(mood_words(day.mood), str(day.mood))


def _weeks_drawn(days: Mapping[date, checkins.Day], window: Window, width: float) -> Drawing:
    """As many weeks side by side as have room, then the next ones under them."""
    left = max(width_of(weekday(at, "D")) for at in range(7)) + 6
    monday = window.first - timedelta(days=window.first.weekday())
    weeks = (window.last - monday).days // 7 + 1
    across = min(weeks, int((width - left) // CELL))
    cell = min(LARGEST, (width - left) / across)
    marks: list[Mark] = []
    top = 0.0
    for first in range(0, weeks, across):
        block = [monday + timedelta(weeks=at) for at in range(first, min(first + across, weeks))]
        marks += _block(days, window, block, (left, top, cell), width)
        top += HEAD + 7 * cell + 6
    meaning, end = legend(_signs(any(day.mood is None for day in days.values())), width, top + 4)
    return Drawing(width, end, (*marks, *meaning))


def _block(
    days: Mapping[date, checkins.Day],
    window: Window,
    mondays: Sequence[date],
    place: tuple[float, float, float],
    width: float,
) -> list[Mark]:
    left, top, cell = place
    names = [
        Words(left - 6, top + HEAD + at * cell + cell / 2 + 4.5, weekday(at, "D"), "end")
        for at in range(0, 7, 2)
    ]
    months = [
        Words(left + at * cell, top + 12, short_month(monday + timedelta(days=6)))
        for at, monday in enumerate(mondays)
        if at == 0 or (monday + timedelta(days=6)).day <= 7
    ]
    places = []
    for at, monday in enumerate(mondays):
        for weekday_at in range(7):
            on = monday + timedelta(days=weekday_at)
            if window.holds(on):
                x, y = left + at * cell, top + HEAD + weekday_at * cell
                places.append((x, y, _level(days.get(on))))
    return [*names, *placed(reversed(months), width), *_squares(places, cell - GAP)]


def _of_months(title: str, days: Mapping[date, checkins.Day], window: Window) -> Picture:
    found = checkins.months(days, window.first, window.last)
    columns = (_("Month"), _("Days with a check-in"), _("The middle of them"))
    rows = tuple(
        (
            Cell(month_words(month.first), f"{month.first:%Y-%m}"),
            of_number(month.checked_in),
            Cell(NOTHING, "") if month.mood is None else Cell(mood_words(month.mood), str(month.mood)),
        )
        for month in found
    )
    sentence = _sentence(days, window)
    return Picture(
        "check-ins",
        title,
        sentence,
        desc=f"{sentence} {described(columns, rows)}",
        reading=_(
            "The bigger the dot, the better the middle day of the month. A dashed square is a month without a check-in."
        ),
        columns=columns,
        rows=rows,
        narrow=_months_drawn(found, NARROW),
        wide=_months_drawn(found, WIDE),
    )


def _months_drawn(found: Sequence[checkins.Month], width: float) -> Drawing:
    left = width_of("2000") + 6
    cell = min(LARGEST, (width - left) / 12)
    start = found[0].first.year
    every = 1 if width > NARROW else 3
    names = [Words(left + at * cell, 12, month_name(at)) for at in range(0, 12, every)]
    marks: list[Mark] = [*placed(names, width)]
    for year in range(start, found[-1].first.year + 1):
        marks.append(Words(left - 6, HEAD + (year - start) * cell + cell / 2 + 4.5, str(year), "end"))
    places = [
        (
            left + (month.first.month - 1) * cell,
            HEAD + (month.first.year - start) * cell,
            _level_of(month.mood),
        )
        for month in found
    ]
    marks += _squares(places, cell - GAP)
    bottom = HEAD + (found[-1].first.year - start + 1) * cell
    meaning, end = legend(_signs(with_told=False), width, bottom + 8)
    return Drawing(width, end, (*marks, *meaning))


def _level(day: checkins.Day | None) -> int | None:
    if day is None:
        return None
    return TOLD if day.mood is None else _level_of(day.mood)


def _level_of(mood: Mood | None) -> int | None:
    return None if mood is None else checkins.BETTER.index(mood)


def _squares(places: Sequence[tuple[float, float, int | None]], side: float) -> list[Mark]:
    """Days at their upper left corners, by level: nothing told, something else told, very hard (0) to good (4)."""
    marks: list[Mark] = []
    half = side / 2
    for level in (None, TOLD, *range(len(checkins.BETTER))):
        corners = tuple((x, y) for x, y, its in places if its == level)
        if not corners:
            continue
        middles = tuple((x + half, y + half) for x, y in corners)
        marks.append(Squares(corners, side, _kind(level)))
        if level == TOLD:
            marks += [Line(((x - side / 4, y), (x + side / 4, y)), "told") for x, y in middles]
        elif level is not None:
            marks.append(Dots(middles, side * (0.08 + 0.085 * level), "mood"))
    return marks


def _kind(level: int | None) -> str:
    if level is None:
        return "day none"
    return "day" if level == TOLD else f"day level-{level}"


def _signs(with_told: bool) -> list[tuple[Sign, str]]:
    best_first = [(_sign(level), mood_words(mood)) for level, mood in enumerate(checkins.BETTER)][::-1]
    return [*best_first, (_sign(TOLD), _("something else told"))] if with_told else best_first


def _sign(level: int | None) -> Sign:
    return lambda x, y: tuple(_squares([(x - 7, y - 7, level)], 14))
