"""The lines we measure by: our own words, written before the rules were read, in two halves row by row.

The rules were made better by looking at the first half alone; the second was only ever counted. Both were written by
one person, so the numbers say that the rules do what they are meant to, and not how people elsewhere write.
"""

from dataclasses import dataclass
from pathlib import Path

from porch.safety.rules.worry import worry_in

FILE = Path(__file__).with_name("worrying_lines.tsv")
WORRYING = ("explicit", "indirect", "overdose-now", "self-harm", "past-and-now", "obfuscated")
HARD = ("negated", "past", "other", "idiom", "info", "slang", "quotation")


@dataclass(frozen=True)
class Written:
    category: str
    expected: str
    words: str
    half: str

    @property
    def found(self) -> str | None:
        return worry_in(self.words, "es" if self.category == "es" else "en")


def written() -> list[Written]:
    rows = FILE.read_text(encoding="utf-8").splitlines()[1:]
    halves = ("seen", "held back")
    return [Written(*row.split("\t"), halves[at % 2]) for at, row in enumerate(rows)]


def share(lines: list[Written], *categories: str) -> float:
    """How many of the lines in these categories bring a card, between 0 and 1."""
    told = [line.found is not None for line in lines if line.category in categories]
    return sum(told) / len(told)
