"""A picture as a page shows it: one sentence, two drawings, the numbers as a table and as a file.

The narrow drawing is for phones and the wide one for everything else; the style sheet shows one of them. Scaling one
drawing would leave letters of 6 px on a phone.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from porch.kit.charts.drawing import Drawing

NARROW, WIDE = 280.0, 560.0
NOTHING = "–"  # what people read in a cell that has no value
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work out what begins so


@dataclass(frozen=True, slots=True)
class Cell:
    """One number or word of a table. ``value`` is what a machine reads: digits, an ISO date, or empty for none."""

    words: str
    value: str

    @classmethod
    def of(cls, words: str) -> "Cell":
        """Words that are their own value."""
        return cls(words, words)


@dataclass(frozen=True, slots=True)
class Picture:
    """``code`` is its address and makes its ids; ``sentence`` says what it shows; ``reading`` how its marks are read.

    ``desc`` is what somebody hears who does not see it. Without drawings there is nothing to draw yet, and the sentence
    says so. ``key`` names what stands in the drawing as a number. ``caveat`` is what must be
    said with it, ``rule`` how it was worked out.
    """

    code: str
    title: str
    sentence: str
    desc: str = ""
    reading: str = ""
    caveat: str = ""
    rule: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    narrow: Drawing | None = None
    wide: Drawing | None = None
    key: tuple[str, ...] = field(default=())

    @property
    def drawn(self) -> bool:
        return self.narrow is not None and self.wide is not None

    @property
    def narrow_svg(self) -> str:
        return self.narrow.svg(f"{self.code}-narrow", self.title, self.desc) if self.narrow else ""

    @property
    def wide_svg(self) -> str:
        return self.wide.svg(f"{self.code}-wide", self.title, self.desc) if self.wide else ""

    def csv(self) -> str:
        """The table as a file: the same rows in the same order, each cell as its value."""
        return sheet(self.columns, ([cell.value for cell in row] for row in self.rows))


def sheet(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as a file for spreadsheets, in which nothing is worked out."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([[_unworked(value) for value in row] for row in rows])
    return out.getvalue()


def _unworked(value: str) -> str:
    """Somebody's own words stay words in a spreadsheet, also those that begin as a formula does."""
    is_number = value.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{value}" if value.startswith(FORMULA) and not is_number else value
