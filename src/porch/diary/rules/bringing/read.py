"""A whole table read: what would come, what cannot and why, and what somebody has to say first."""

from dataclasses import dataclass, field
from datetime import date

from porch.diary.rules.bringing import plain as plainly
from porch.diary.rules.bringing.formats import BEARABLE, LOOP, Format, format_of, ticked
from porch.diary.rules.bringing.row_reader import RowReader, Scale
from porch.diary.rules.bringing.rows import (
    Brought,
    CannotUse,
    Choices,
    Names,
    Refused,
    Start,
    on_the_wall,
)
from porch.diary.rules.bringing.table import NotATable, Row, Table
from porch.diary.rules.bringing.when import NotADay, Order, WhichOrder, day_in, order_of
from porch.diary.rules.bringing.words import mood_of, number_in
from porch.diary.rules.told import FARTHEST
from porch.measures.told import Mood

MOST_WORDS = 20


@dataclass
class Reading:
    """``tracker`` is the name of the program whose table it is, empty for a table of no known one.

    ``asks_order``: nothing in the file shows which number of a date is the day. ``moods``: each word for a mood with
    what it is taken for. ``ticks``: columns of ticks. ``asks_drinks``: it counts drinks without saying how big.
    """

    tracker: str
    brought: list[Brought] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    skipped: int = 0
    asks_order: bool = False
    moods: list[tuple[str, Mood | None]] = field(default_factory=list)
    ticks: list[str] = field(default_factory=list)
    asks_drinks: bool = False

    @property
    def is_ready(self) -> bool:
        """Nothing has to be said first, and there is something to take."""
        return not self.asks_order and bool(self.brought or self.starts)


def read(table: Table, choices: Choices, *, today: date) -> Reading:
    """What the table says, with what its owner said about it. NotATable when there is no day in it."""
    kind = format_of(table)
    if kind is None:
        raise NotATable(
            "No column of this table is called Date, with another beside it that says how the day was. Name the "
            "columns Date, Used, Amount, Mood, Craving, Sleep or Note, and bring it again."
        )
    order = choices.order or _order_in(table)
    choices = Choices(order, choices.moods, choices.ticks, choices.grams, choices.what, choices.substances)
    moods = _mood_words(table, kind)
    scale = _scale(list(moods))
    reading = Reading(kind.label, asks_order=order is None and _needs_order(table, kind))
    reading.ticks = ticked(table) if kind.code == LOOP else []
    reading.asks_drinks = kind.code == "table" and plainly.named(table, plainly.DRINKS) is not None
    reading.moods = [
        (word, choices.moods.get(word, mood_of(word, scale.lowest, scale.highest))) for word in moods
    ]
    names = Names(kind.code)
    for row in table.rows:
        _one(reading, kind, RowReader(table, row, choices, scale), names, today)
    return reading


def _one(reading: Reading, kind: Format, row: RowReader, names: Names, today: date) -> None:
    sent_as = names.of(row.row)
    try:
        kind.reads(row)
        day = _checked(row, today)
    except CannotUse as why:
        reading.refused.append(Refused(row.row.number, why.heading, str(why)))
        return
    if row.name is not None:
        reading.starts.append(Start(row.row.number, row.name, day))
        return
    said = row.said()
    if row.is_skipped or said.is_empty:
        reading.skipped += 1
        return
    at = on_the_wall(day, row.clock)
    reading.brought.append(Brought(row.row.number, said, sent_as, at, row.moment))


def _checked(row: RowReader, today: date) -> date:
    assert row.day is not None  # every format looks for the day first
    heading = row.headings[0]
    if row.day > today:
        raise CannotUse(heading, "That day is still to come.")
    if (today - row.day).days > FARTHEST:
        raise CannotUse(heading, "That is too long ago to keep.")
    return row.day


def _days(table: Table, kind: Format) -> list[str]:
    if kind.code == "beginnings":
        heading = plainly.named(table, plainly.BEGAN)
    else:
        heading = plainly.named(
            table, ("full date", "accountedfordate", *plainly.DAY, *plainly.DAY_ELSEWHERE)
        )
    return table.column(heading) if heading else []


def _order_in(table: Table) -> Order | None:
    kind = format_of(table)
    return order_of(_days(table, kind)) if kind else None


def _needs_order(table: Table, kind: Format) -> bool:
    return any(_depends(text) for text in _days(table, kind))


def _depends(text: str) -> bool:
    try:
        day_in(text, None)
    except WhichOrder:
        return True
    except NotADay:  # told with its row
        return False
    return False


def _mood_words(table: Table, kind: Format) -> dict[str, None]:
    """The words for moods in the order they first stand there, each once; as many as can be asked about."""
    words: dict[str, None] = {}
    for row in table.rows:
        text = _mood_cell(table, kind, row).strip().lower()
        if text:
            words[text] = None
    return dict.fromkeys(list(words)[:MOST_WORDS])


def _mood_cell(table: Table, kind: Format, row: Row) -> str:
    if kind.code == BEARABLE:
        heading = plainly.named(table, ("rating amount",))
        return row[heading] if heading and "mood" in {cell.lower() for cell in row.cells.values()} else ""
    heading = plainly.named(table, plainly.MOOD) if kind.code not in (LOOP, "beginnings") else None
    return row[heading] if heading else ""


def _scale(words: list[str]) -> Scale:
    """From 1 to 5 or to 10, by the highest number there is; numbers that fit neither mean nothing by themselves."""
    numbers = [number for word in words if (number := number_in(word)) is not None]
    if not numbers or max(numbers) > 10:
        return Scale(0, 0)
    return Scale(1 if min(numbers) >= 1 else 0, 5 if max(numbers) <= 5 else 10)
