"""Any table with a day in it, read by what its headings are called; and tables of days that something began."""

from porch.diary.rules.bringing.row_reader import RowReader
from porch.diary.rules.bringing.rows import CannotUse
from porch.diary.rules.bringing.table import Table
from porch.diary.rules.bringing.words import number_in, plain, yes_or_no
from porch.measures.told import Amount, Used

DAY = (
    "date",
    "day",
    "full date",
    "entry date",
    "date of entry",
    "created",
    "created at",
    "timestamp",
    "datetime",
)
DAY_ELSEWHERE = ("datum", "tag", "fecha", "dia", "día", "data", "jour")
TIME = ("time", "hour", "clock", "uhrzeit", "hora", "heure")
USED_HERE = (
    "used",
    "use",
    "drank",
    "drinking",
    "drink",
    "using",
    "relapse",
    "slip",
    "lapse",
    "smoked",
    "gambled",
)
DRY = ("sober", "dry", "dry day", "alcohol free", "alcohol free day", "af", "abstinent", "clean", "without")
GRAMS = ("grams", "grams of alcohol", "alcohol grams", "pure alcohol", "total alcohol in grams")
DRINKS = (
    "drinks",
    "units",
    "standard drinks",
    "number of drinks",
    "total units",
    "units of alcohol",
    "alcohol units",
)
HOW_MUCH = ("amount", "how much", "quantity")
WHAT = ("substance", "what", "drink type", "type", "drug")
MOOD = ("mood", "feeling", "feelings", "how it was", "rating", "day rating", "how hard")
CRAVING = ("craving", "cravings", "urge", "urges", "craving level")
SLEEP = ("sleep", "hours of sleep", "sleep hours", "hours slept", "slept")
NOTE = ("note", "notes", "comment", "comments", "journal", "text", "entry", "reflection", "diary")
BEGAN = (
    "sobriety date",
    "sober date",
    "start date",
    "quit date",
    "sober since",
    "since",
    "clean date",
    "started",
)
NAME = ("name", "habit", "addiction", "tracker", "title", "what", "substance", "type")
SAYS = (*USED_HERE, *DRY, *GRAMS, *DRINKS, *HOW_MUCH, *WHAT, *MOOD, *CRAVING, *SLEEP, *NOTE)


def named(table: Table, names: tuple[str, ...]) -> str | None:
    """The heading that is called one of ``names``: by the order of the names, then of the columns."""
    by_plain: dict[str, str] = {}
    for heading in table.headings:
        by_plain.setdefault(plain(heading), heading)
    return next((by_plain[name] for name in names if name in by_plain), None)


def has_a_day(table: Table) -> bool:
    return named(table, DAY + DAY_ELSEWHERE) is not None and named(table, SAYS) is not None


def has_beginnings(table: Table) -> bool:
    """Few rows, each with the day that something began, and no column of days besides."""
    return named(table, BEGAN) is not None and named(table, DAY) is None


def beginnings(row: RowReader) -> None:
    """The day somebody counts from, and what they call it."""
    began, name = named(row.table, BEGAN), named(row.table, NAME)
    assert began is not None  # that is how the table was known
    row.day_under(began)
    row.begins(row.cells[name] if name else "")


def any_table(row: RowReader) -> None:
    day = named(row.table, DAY + DAY_ELSEWHERE)
    assert day is not None  # that is how the table was known
    row.day_under(day)
    clock = named(row.table, TIME)
    row.time_under(clock or day)
    _use(row)
    if mood := named(row.table, MOOD):
        row.mood_under(mood)
    if craving := named(row.table, CRAVING):
        row.craving_under(craving)
    if sleep := named(row.table, SLEEP):
        row.sleep_in(row.cells[sleep], sleep)
    if note := named(row.table, NOTE):
        row.note(row.cells[note])


def _use(row: RowReader) -> None:
    """Whether and how much, from columns that may say it in four ways; two that contradict each other are refused."""
    if heading := named(row.table, USED_HERE):
        row.used_in(row.cells[heading], heading)
    if (heading := named(row.table, DRY)) and row.cells[heading]:
        answer = yes_or_no(row.cells[heading])
        if answer is None:
            raise CannotUse(heading, "Neither yes nor no can be read there.")
        row.used(Used.NO if answer else Used.YES, heading)
    for names, each in ((GRAMS, 1.0), (DRINKS, row.choices.grams)):
        heading = named(row.table, names)
        if heading and row.cells[heading]:
            _how_much(row, heading, each)
            return
    heading = named(row.table, HOW_MUCH)
    if heading and row.cells[heading]:
        _in_words(row, heading)
        return
    what = named(row.table, WHAT)
    if what and row.cells[what] and row.says_use:
        row.amount(Amount(*_code(row, what)))


def _how_much(row: RowReader, heading: str, each: float | None) -> None:
    number = number_in(row.cells[heading])
    if number is None:
        raise CannotUse(heading, "A number, such as 2 or 1.5, cannot be read there.")
    row.used(Used.YES if number > 0 else Used.NO, heading)
    if number > 0:
        grams = None if each is None else round(number * each, 1)
        what, _grams, words = _code(row, named(row.table, WHAT))
        own = f"{row.cells[heading]} {plain(heading)}" if names_drinks(heading) else ""
        row.amount(Amount(what, grams, " ".join(part for part in (own, words) if part)))


def names_drinks(heading: str) -> bool:
    return plain(heading) in DRINKS


def _in_words(row: RowReader, heading: str) -> None:
    said = row.cells[heading]
    number = number_in(said)
    row.used(Used.NO if number == 0 else Used.YES, heading)
    if number != 0:
        what, _grams, words = _code(row, named(row.table, WHAT))
        row.amount(Amount(what, None, " ".join(part for part in (said, words) if part)))


def _code(row: RowReader, heading: str | None) -> tuple[str, None, str]:
    """The code for what was used, nothing known of how much, and their own word where the list has none for it."""
    word = row.cells[heading] if heading else ""
    if not word:
        return row.choices.what, None, ""
    code = row.choices.substances.get(plain(word))
    return (code, None, "") if code else (row.choices.what, None, word)
