"""One row being read: a format tells it where to look, it keeps what was found and refuses what cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from porch.diary.rules.bringing.rows import CannotUse, Choices
from porch.diary.rules.bringing.table import Row, Table
from porch.diary.rules.bringing.when import NotADay, WhichOrder, day_in, moment_in, time_in
from porch.diary.rules.bringing.words import hours_in, mood_of, number_in, plain, yes_or_no
from porch.diary.rules.told import Said
from porch.measures.told import Amount, Mood, Used

LONGEST = 10_000
MOST_HOURS = 24.0


@dataclass(frozen=True)
class Scale:
    """The lowest and the highest number that the whole column of moods shows."""

    lowest: float
    highest: float


class RowReader:
    """What a row says, gathered from its cells. CannotUse at the first that cannot be read."""

    def __init__(self, table: Table, row: Row, choices: Choices, scale: Scale) -> None:
        self.table, self.row, self.choices, self.scale = table, row, choices, scale
        self.by_plain = {plain(heading): heading for heading in reversed(table.headings)}
        self.day: date | None = None
        self.clock: time | None = None
        self.moment: datetime | None = None
        self.mood: Mood | None = None
        self.craving: int | None = None
        self.use: Used | None = None
        self.amounts: list[Amount] = []
        self.sleep: float | None = None
        self.words: list[str] = []
        self.name: str | None = None
        self.is_skipped = False

    @property
    def cells(self) -> Mapping[str, str]:
        return {heading: self.row[heading] for heading in self.table.headings}

    @property
    def headings(self) -> tuple[str, ...]:
        return self.table.headings

    @property
    def says_use(self) -> bool:
        return self.use == Used.YES

    def cell(self, heading: str) -> str:
        """What stands under a heading, however it is written there; empty when there is no such column."""
        return self.row[self.by_plain.get(plain(heading), "")]

    def day_under(self, heading: str) -> None:
        self.day_in(self.cell(heading), heading)

    def day_in(self, text: str, heading: str) -> None:
        try:
            self.day = day_in(text, self.choices.order)
        except NotADay as none:
            raise CannotUse(heading, "No day can be read there.") from none
        except WhichOrder as either:
            raise CannotUse(heading, "Say first which number is the day, and which the month.") from either
        self.moment = moment_in(text)

    def time_under(self, heading: str) -> None:
        """The time of day, where there is one; it is no reason to refuse a row."""
        self.clock = time_in(self.cell(heading))

    def mood_under(self, heading: str) -> None:
        self.mood_in(self.cell(heading), heading)

    def mood_in(self, text: str, heading: str) -> None:
        """What the word or number means: what they said it does, else what it usually does. A word that nobody has said
        anything of stays out, and is asked about."""
        word = text.strip().lower()
        if not word:
            return
        if word in self.choices.moods:
            self.mood = self.choices.moods[word]
        else:
            self.mood = mood_of(word, self.scale.lowest, self.scale.highest)

    def craving_under(self, heading: str) -> None:
        text = self.cell(heading)
        number = number_in(text)
        if text and (number is None or number > 10):
            raise CannotUse(heading, "A number from 0 to 10 cannot be read there.")
        self.craving = None if number is None else round(number)

    def sleep_in(self, text: str, heading: str) -> None:
        hours = hours_in(text)
        if text and (hours is None or hours > MOST_HOURS):
            raise CannotUse(heading, "A number of hours, 24 at most, cannot be read there.")
        self.sleep = None if hours is None else round(hours * 2) / 2

    def number_under(self, heading: str) -> float | None:
        text = self.cell(heading)
        number = number_in(text)
        if text and number is None:
            raise CannotUse(heading, "A number cannot be read there.")
        return number

    def used_in(self, text: str, heading: str) -> None:
        if not text:
            return
        answer = yes_or_no(text)
        if answer is None:
            raise CannotUse(heading, "Neither yes nor no can be read there.")
        self.used(Used.YES if answer else Used.NO, heading)

    def used(self, answer: Used, heading: str) -> None:
        if self.use is not None and self.use != answer:
            raise CannotUse(heading, "It says the opposite of another column in this row.")
        self.use = answer

    def amount(self, one: Amount) -> None:
        self.amounts.append(one)

    def note(self, words: str) -> None:
        if words.strip():
            self.words.append(words.strip())

    def begins(self, name: str) -> None:
        self.name = name

    def skip(self) -> None:
        """This row is about something that has no place in a diary of days."""
        self.is_skipped = True

    def said(self) -> Said:
        assert self.day is not None  # every format looks for the day first
        return Said(
            day=self.day,
            mood=self.mood,
            craving=self.craving,
            used=self.use,
            amounts=tuple(self.amounts),
            sleep=self.sleep,
            note="\n".join(self.words)[:LONGEST],
        )
