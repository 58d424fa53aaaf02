"""A report as a page: its parts in their order, for one of three readers, drawn from the report as it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from porch.evidence.pictures import curve, dots, flow, forest, people, runs
from porch.evidence.pictures.reading import Kept, Table, counts_of, day, figures_of, said
from porch.evidence.rules.made import For
from porch.kit.charts import Picture

DRAW: Mapping[str, Callable[[Kept, Kept], Picture | None]] = {
    "flow": flow.picture,
    "people": people.picture,
    "curve": curve.picture,
    "dots": dots.equity,
    "balance": dots.balance,
    "forest": forest.picture,
    "runs": runs.picture,
}

ORDER = (
    "who",
    "staying",
    "peers",
    "days",
    "before-after",
    "felt",
    "after",
    "beside",
    "sites",
    "harms",
    "equity",
    "completers",
    "weeks",
)
"""As ``ux.md`` has it: who, staying, days, how people felt, harms, equity; a part of another name comes last."""


@dataclass(frozen=True)
class Part:
    """A section as it stands on the page. ``tables`` are those that no picture shows already."""

    code: str
    title: str
    said: tuple[str, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[Table, ...]
    sure: tuple[str, ...]
    fine: tuple[str, ...]

    @property
    def hides(self) -> bool:
        return any(table.hides for table in self.tables)


@dataclass(frozen=True)
class Reader:
    """One of the three ways to read a report: the same numbers, in the order this reader asks for them."""

    code: For
    words: str


@dataclass(frozen=True)
class Page:
    """``enough``: eleven people or more, so that there are parts at all. ``folded`` are parts this reader finds under
    a line to open: the same numbers, not first.
    """

    title: str
    cut: str
    definitions: str
    n: int | None
    finding: str
    parts: tuple[Part, ...]
    folded: tuple[Part, ...]
    sure: tuple[str, ...]
    method: tuple[str, ...]
    reader: For

    @property
    def cut_words(self) -> str:
        return day(self.cut)

    @property
    def readers(self) -> list[Reader]:
        return [
            Reader(For.EVERYONE, _("For everyone")),
            Reader(For.FUNDERS, _("For funders")),
            Reader(For.RESEARCHERS, _("For researchers")),
        ]

    @property
    def opens(self) -> bool:
        """Whether tables stand open: everyone is shown the pictures first, others asked for the numbers."""
        return self.reader is not For.EVERYONE

    @property
    def enough(self) -> bool:
        return self.n is not None


def page_of(result: Kept, reader: For = For.EVERYONE) -> Page:
    """``result`` as ``Made.as_json`` gave it, of this shape or an older one."""
    known = {code: at for at, code in enumerate(ORDER)}
    sections = sorted(result["sections"], key=lambda one: known.get(one["code"], len(known)))
    first = [one for one in sections if reader in one["views"]]
    rest = [one for one in sections if reader not in one["views"]]
    return Page(
        result["title"],
        result["cut"],
        result["definitions"],
        result["n"],
        said(result["finding"]),
        tuple(_part(result, one) for one in first),
        tuple(_part(result, one) for one in rest),
        tuple(said(one) for one in result["sure"]),
        tuple(said(one) for one in result["method"]),
        reader,
    )


def _part(result: Kept, section: Kept) -> Part:
    drawn = [(one, DRAW[one["kind"]](result, one)) for one in section["pictures"] if one["kind"] in DRAW]
    shown = {code for one, picture in drawn if picture is not None for code in one["of"]}
    tables = [counts_of(result, code) for code in section["counts"] if code not in shown]
    figures = [figures_of(result, code) for code in section["figures"] if code not in shown]
    tables += [table for table in figures if table.rows]
    return Part(
        section["code"],
        said(section["title"]),
        tuple(said(one) for one in section["said"]),
        tuple(picture for _, picture in drawn if picture is not None),
        tuple(tables),
        tuple(said(one) for one in section["sure"]),
        tuple(said(one) for one in section.get("fine", ())),
    )
