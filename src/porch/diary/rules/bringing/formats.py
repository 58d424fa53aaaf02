"""The tables that are known: what their headings are, and what a row of theirs says.

The first four were found described, with examples, by people who read the files of these trackers with programs of
their own. Any other table is read by what its headings are called.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from porch.diary.rules.bringing.plain import any_table, beginnings, has_a_day, has_beginnings
from porch.diary.rules.bringing.row_reader import RowReader
from porch.diary.rules.bringing.rows import LEFT_OUT, USED, CannotUse
from porch.diary.rules.bringing.table import Table
from porch.diary.rules.bringing.words import number_in, plain
from porch.measures.told import Amount, Used

DAYLIO, LOOP, DRINKCONTROL, BEARABLE = "daylio", "loop", "drinkcontrol", "bearable"
DENSITY = 0.789
"""Grams of pure alcohol in a millilitre."""


@dataclass(frozen=True)
class Format:
    """``fits`` says whether a table is of this kind, by its headings; ``reads`` tells a row of it to a reader."""

    code: str
    label: str
    fits: Callable[[Table], bool]
    reads: Callable[[RowReader], None]


def _has(*headings: str) -> Callable[[Table], bool]:
    return lambda table: {plain(heading) for heading in headings} <= {plain(one) for one in table.headings}


def _daylio(row: RowReader) -> None:
    row.day_under("full_date")
    row.time_under("time")
    row.mood_under("mood")
    title, note = row.cell("note_title"), row.cell("note")
    activities = ", ".join(part.strip() for part in row.cell("activities").split("|") if part.strip())
    row.note("\n".join(part for part in (title, note, activities) if part))


def _old_daylio(row: RowReader) -> None:
    """Before 2018 the year stood by itself: 2018, "18 May"."""
    row.day_in(f"{row.cell('date')} {row.cell('year')}", "date")
    row.time_under("time")
    row.mood_under("mood")
    activities = ", ".join(part.strip() for part in row.cell("activities").split("|") if part.strip())
    row.note("\n".join(part for part in (row.cell("note"), activities) if part))


TICKED, NOT_TICKED = ("YES_MANUAL", "2"), ("NO", "0")


def is_loop(table: Table) -> bool:
    """A day and the names of habits, with nothing else below the names than this tracker's own words for a tick."""
    if not table.headings or plain(table.headings[0]) != "date":
        return False
    cells = {cell.upper() for heading in ticked(table) for cell in table.column(heading)}
    return bool(cells & {"YES_MANUAL", "YES_AUTO", "UNKNOWN"})


def ticked(table: Table) -> list[str]:
    """The columns in which somebody ticked something."""
    return [heading for heading in table.headings[1:] if plain(heading) not in ("notes", "note")]


def _loop(row: RowReader) -> None:
    row.day_under("date")
    row.note(row.cell("notes"))
    for heading in row.headings[1:]:
        meaning = row.choices.ticks.get(heading, LEFT_OUT)
        cell = row.cells[heading].upper()
        if meaning == LEFT_OUT or cell not in TICKED + NOT_TICKED:
            continue
        did = cell in TICKED
        row.used(Used.YES if did == (meaning == USED) else Used.NO, heading)


def _drinkcontrol(row: RowReader) -> None:
    row.day_under("AccountedForDate")
    row.time_under("RegisteredDate")
    size, share, count = (
        row.number_under(name) for name in ("DrinkSizeInMl", "AlcoholVolumePercentage", "NumberOfDrinks")
    )
    grams = row.number_under("TotalAlcoholInGrams")
    if size is not None and share is not None:
        grams = size * share * (1 if count is None else count) * DENSITY
    if grams is None:
        raise CannotUse("DrinkSizeInMl", "How much it was cannot be read.")
    words = " ".join(part for part in (row.cell("NumberOfDrinks"), "×", row.cell("Name")) if part)
    row.used(Used.YES if grams > 0 else Used.NO, "TotalAlcoholInGrams")
    if grams > 0:
        row.amount(Amount("alcohol", round(grams, 1), words))


def _bearable(row: RowReader) -> None:
    """One row is one reading. Mood, sleep and notes are taken; symptoms and medicines have no place in this diary."""
    row.day_under("date")
    category, detail, amount = plain(row.cell("category")), row.cell("detail"), row.cell("rating/amount")
    if category == "mood":
        row.mood_in(amount, "rating/amount")
        row.note("\n".join(part for part in (detail, row.cell("notes")) if part))
    elif category == "sleep" and number_in(amount) is not None:
        row.sleep_in(amount, "rating/amount")
    elif category in ("note", "notes", "journal"):
        row.note("\n".join(part for part in (detail, row.cell("notes")) if part))
    else:
        row.skip()


FORMATS: tuple[Format, ...] = (
    Format(DAYLIO, "Daylio", _has("full_date", "time", "mood", "activities"), _daylio),
    Format(DAYLIO, "Daylio", _has("year", "date", "time", "mood", "activities"), _old_daylio),
    Format(
        DRINKCONTROL,
        "DrinkControl",
        _has("AccountedForDate", "RegisteredDate", "DrinkSizeInMl"),
        _drinkcontrol,
    ),
    Format(BEARABLE, "Bearable", _has("date", "time of day", "category", "rating/amount"), _bearable),
    Format(LOOP, "Loop Habit Tracker", is_loop, _loop),
    Format("beginnings", "", has_beginnings, beginnings),
    Format("table", "", has_a_day, any_table),
)


def format_of(table: Table, formats: Iterable[Format] = FORMATS) -> Format | None:
    """The first kind that a table is of; None when nothing in it tells a day."""
    return next((one for one in formats if one.fits(table)), None)
