"""A sentence of a report: English words with places for values, so that a page can say it in the reader's language.

It is kept in the report as it stands here. A report made a year ago reads as it did then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

type Value = str | int | float | date | Said
type Ref = tuple[str, int, int]
"""A cell of a table of counts: its code, the row and the column."""


@dataclass(frozen=True)
class Said:
    """``words`` has places such as ``%(n)s``. ``rests``: counts without which it may not be said: where one of them
    is hidden, ``instead`` is said, or nothing.
    """

    words: str
    values: Mapping[str, Value] = field(default_factory=dict)
    rests: tuple[Ref, ...] = ()
    instead: "Said | None" = None

    def __str__(self) -> str:
        return self.words % {name: plain(value) for name, value in self.values.items()}

    def as_json(self) -> dict[str, Any]:
        kept: dict[str, Any] = {"words": self.words}
        if self.values:
            kept["values"] = {name: _kept(value) for name, value in self.values.items()}
        return kept


def say(words: str, *rests: Ref, **values: Value) -> Said:
    """A sentence with its values by name."""
    return Said(words, values, rests)


MORE = "11 or more"
"""What is said of a number of people that is hidden although eleven or more are behind what stands beside it."""


def of_people(words: str, rests: tuple[Ref, ...], n: int, **values: Value) -> Said:
    """A sentence with a number ``%(n)s`` of people in it, eleven or more: where it is hidden, that much is said, and
    what was worked out of them stands in whole numbers, which do not tell of how many it is."""
    whole = {name: round(value) if isinstance(value, float) else value for name, value in values.items()}
    return Said(words, {"n": n, **values}, rests, Said(words, {"n": Said(MORE), **whole}))


def plain(value: Value) -> str:
    """As English writes it: one decimal place at most."""
    if isinstance(value, float):
        text = f"{value:.1f}".removesuffix(".0")
        return "0" if text == "-0" else text
    return str(value)


def _kept(value: Value) -> Any:
    if isinstance(value, Said):
        return value.as_json()
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return round(value, 1) + 0.0 if isinstance(value, float) else value  # as many places as are read
