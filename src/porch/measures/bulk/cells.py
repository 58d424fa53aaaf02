"""One row of a table of days as words: what its cells may say, and how a wrong one is named."""

from dataclasses import dataclass
from datetime import date
from math import nan

from porch.measures.bulk.entries import What, Whose
from porch.measures.days import MISSING, NONE, USE
from porch.measures.drinks import MOST_GRAMS
from porch.measures.tables import UNKNOWN, WrongTable, day, number, wrong

NEEDED = ("person", "date", "substance", "used", "grams")
EARLIEST = date(1900, 1, 1)
ALCOHOL = ("alcohol", "beer", "cider", "ethanol", "etoh", "liquor", "spirits", "wine")
NOT_SAID = tuple(word.lower() for word in UNKNOWN)
SEXES = {
    **dict.fromkeys(("m", "male", "man", "men"), Whose.MEN),
    **dict.fromkeys(("f", "female", "w", "woman", "women"), Whose.WOMEN),
    **dict.fromkeys(("x", "other", "unknown", "unsaid", "nonbinary", "non-binary", "intersex"), Whose.UNSAID),
}
"""Whose limits of grams hold, by the word that stands there. Codes such as 1 and 2 mean different things in
different studies, so they are asked to be written as words."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as read: the bytes and values of ``Entries``."""

    person: str
    day: int
    used: int
    what: What
    grams: float
    whose: Whose


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the wanted columns stand among ``many``; ``sex`` is -1 and ``sex_name`` empty where it was not asked for.

    ``today``: its ordinal; no day after it has been.
    """

    person: int
    date: int
    substance: int
    used: int
    grams: int
    many: int
    today: int
    comma_is_point: bool = False
    sex: int = -1
    sex_name: str = ""


def read(row: int, cells: list[str], at: Columns) -> Cells:
    """One row, or WrongTable that says which cell of it is wrong and what it should be."""
    person = cells[at.person].strip()
    if not person:
        raise wrong(row, "person", "a name or number for somebody", "")
    used = _used(row, cells[at.used].strip())
    grams = _grams(row, cells[at.grams].strip(), at)
    what, grams = _what(row, cells[at.substance].strip().lower(), used, grams)
    whose = _whose(row, cells[at.sex].strip(), at.sex_name) if at.sex >= 0 else Whose.UNSAID
    return Cells(person, _day(row, cells[at.date].strip(), at.today), used, what, grams, whose)


def _day(row: int, cell: str, today: int) -> int:
    found = day(cell)
    if found is None:
        raise wrong(row, "date", "a day written 2026-12-31", cell)
    if found.toordinal() > today:
        raise WrongTable(
            f"row {row}, column date: {cell} is in the future; today is {date.fromordinal(today)}"
        )
    if found < EARLIEST:
        raise WrongTable(f"row {row}, column date: {cell} is before {EARLIEST}")
    return found.toordinal()


def _used(row: int, cell: str) -> int:
    if cell in UNKNOWN:
        return MISSING
    answer = {"0": NONE, "0.0": NONE, "1": USE, "1.0": USE}.get(cell)
    if answer is None:
        raise wrong(row, "used", "1 (used), 0 (did not) or nothing (not known)", cell)
    return answer


def _grams(row: int, cell: str, at: Columns) -> float:
    if cell in UNKNOWN:
        return nan
    found = number(cell.replace(",", ".", 1) if at.comma_is_point else cell)
    if found is None:
        raise wrong(row, "grams", "a number of grams of pure alcohol, or nothing", cell)
    if not 0 <= found <= MOST_GRAMS:
        raise WrongTable(f"row {row}, column grams: {cell} g in a day is not from 0 to {MOST_GRAMS:.0f}")
    return found


def _what(row: int, substance: str, used: int, grams: float) -> tuple[What, float]:
    """What the row is about; grams of anything but alcohol are not grams of alcohol."""
    unsaid = substance in NOT_SAID
    if not unsaid and substance not in ALCOHOL:
        return What.OTHER, nan
    if grams > 0 and used != USE:
        says = "0" if used == NONE else "not known"
        raise WrongTable(f"row {row}, column grams: {grams:g} g were drunk, and column used says {says}")
    return (What.UNSAID if unsaid and grams != grams else What.ALCOHOL), grams


def _whose(row: int, cell: str, column: str) -> Whose:
    if cell in UNKNOWN:
        return Whose.UNSAID
    found = SEXES.get(cell.lower())
    if found is None:
        raise wrong(row, column, "m, f, x or nothing", cell)
    return found
