"""The words of pictures: days, numbers, cells of a table, and what is said to somebody who hears the picture."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.kit.charts import NOTHING, Cell
from porch.measures.told import Mood

SAID_IN_FULL = 12  # rows; of a longer table the ends and the range of each column are said


def day_words(day: date) -> str:
    return str(date_format(day, "j F Y"))


def short_day(day: date) -> str:
    return str(date_format(day, "j M"))


def short_month(day: date) -> str:
    """The month; January with its year, so that a picture over years says where one begins."""
    return str(date_format(day, "Y" if day.month == 1 else "M"))


def year_of(day: date) -> str:
    return str(day.year)


def month_words(day: date) -> str:
    return str(date_format(day, "F Y"))


def weekday(at: int, form: str = "l") -> str:
    """0 is Monday. ``form``: as Django writes dates, ``l`` in full and ``D`` in three letters."""
    return str(date_format(date(2024, 1, 1 + at), form))


def month_name(at: int) -> str:
    """0 is January; in three letters or so."""
    return str(date_format(date(2024, at + 1, 1), "M"))


def on_days(at: int | None) -> str:
    """A day of the week as one says that something is usual on it; None is every day."""
    if at is None:
        return _("Every day")
    days = (
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    )
    return days[at]


def hour_words(hour: int) -> str:
    """A full hour by the clock."""
    return f"{hour % 24}:00"


def points(value: float) -> str:
    """One decimal place at most, with the language's sign for it. Django's own way takes ten times as long."""
    text = f"{_rounded(value, '0.1'):f}".removesuffix(".0")
    return text.replace(".", str(get_format("DECIMAL_SEPARATOR")))


def _rounded(value: float, to: str) -> Decimal:
    """Halves go up, as people round."""
    return (
        Decimal(repr(value)).quantize(Decimal(to), ROUND_HALF_UP) + 0
    )  # of a little below nothing no sign is left


def of_day(day: date) -> Cell:
    return Cell(day_words(day), day.isoformat())


def of_number(value: float | None, none: str = NOTHING) -> Cell:
    """``none`` is what people read where there is no number; the file has nothing there."""
    if value is None:
        return Cell(none, "")
    exact = f"{_rounded(value, '0.01'):f}".rstrip("0").rstrip(".")
    return Cell(points(value), exact)


def mood_words(mood: Mood) -> str:
    return {
        Mood.GOOD: _("Good"),
        Mood.OK: _("OK"),
        Mood.UP_AND_DOWN: _("Up and down"),
        Mood.HARD: _("Hard"),
        Mood.VERY_HARD: _("Very hard"),
    }[mood]


def described(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table as one hears it: every row of a short one; of a long one its ends and the range of its numbers."""
    if len(rows) <= SAID_IN_FULL:
        return " ".join(_row(columns, row) for row in rows)
    said = [
        ngettext(
            "The table has %(n)s row, from %(first)s to %(last)s.",
            "The table has %(n)s rows, from %(first)s to %(last)s.",
            len(rows),
        )
        % {"n": len(rows), "first": rows[0][0].words, "last": rows[-1][0].words}
    ]
    said += [_range(column, [row[at] for row in rows]) for at, column in enumerate(columns) if at]
    return " ".join(words for words in said if words)


def _row(columns: Sequence[str], row: Sequence[Cell]) -> str:
    return ", ".join(f"{column}: {cell.words}" for column, cell in zip(columns, row, strict=True)) + "."


def _range(column: str, cells: Sequence[Cell]) -> str:
    numbers = [(float(cell.value), cell.words) for cell in cells if _is_number(cell.value)]
    if not numbers or any(cell.value and not _is_number(cell.value) for cell in cells):
        return ""
    low, high = min(numbers)[1], max(numbers)[1]
    if low == high:
        return f"{column}: {low}."
    return _("%(column)s: %(low)s to %(high)s.") % {"column": column, "low": low, "high": high}


def _is_number(value: str) -> bool:
    return value.removeprefix("-").replace(".", "", 1).isdigit()
