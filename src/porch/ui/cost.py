"""What it cost to make a page, said at the foot of that page with the figures of its ``Server-Timing``.

The foot is part of the page whose size it tells. So a page is drawn with a mark of a fixed width, and the sentence that
takes its place is filled up to that width with blanks, which nobody sees: the size is known before it is written, and
``Content-Length`` stays true. A mark is a comment, which no member's text can contain: what people write is
escaped, or cleaned of comments.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext

WIDTH = 256  # bytes; the longest translation of the sentence with the largest figures must fit
MARK = b"<!-- what this page cost " + b"." * (WIDTH - 29) + b" -->"


@dataclass(frozen=True)
class Cost:
    """Of one answer: milliseconds in all, on the processor and in the database; queries, rows, bytes."""

    total: float
    cpu: float
    db: float
    queries: int
    records: int
    size: int | None
    """None where it is not known before it is sent."""

    @property
    def kilobytes(self) -> int:
        return -(-(self.size or 0) // 1024)

    @property
    def weight(self) -> str:
        return "" if self.size is None else f', size;desc="{self.kilobytes} kB"'

    @property
    def header(self) -> str:
        """All of it, as ``Server-Timing`` has it."""
        return (
            f"total;dur={self.total:.1f}, cpu;dur={self.cpu:.1f}, "
            f'db;dur={self.db:.1f};desc="{self.queries} queries, {self.records} records"{self.weight}'
        )

    @property
    def coarse(self) -> str:
        """To ten milliseconds, and the size: nothing that tells what stands on a member's page."""
        return f"total;dur={round(self.total / 10) * 10}{self.weight}"

    @property
    def sentence(self) -> str:
        queries = ngettext("%(count)d query", "%(count)d queries", self.queries) % {"count": self.queries}
        records = ngettext("%(count)d record", "%(count)d records", self.records) % {"count": self.records}
        said = gettext(
            "This page is %(kb)d kB. Making it took %(cpu).1f ms of processor time, %(total).1f ms in all: "
            "%(queries)s in %(db).1f ms gave %(records)s."
        )
        figures = {"kb": self.kilobytes, "cpu": self.cpu, "total": self.total, "db": self.db}
        return said % {**figures, "queries": queries, "records": records}


def asks(request: HttpRequest) -> None:
    """A template says that the page it draws has the mark in it."""
    request.tells_its_cost = True  # type: ignore[attr-defined]


def is_asked(request: HttpRequest) -> bool:
    return getattr(request, "tells_its_cost", False)


def fill_in(response: HttpResponse, cost: Cost) -> None:
    """Write the sentence where the mark is; a page without one stays as it is."""
    said = cost.sentence.encode()
    before, mark, after = response.content.rpartition(MARK)
    if mark and len(said) <= WIDTH:
        response.content = before + said.ljust(WIDTH) + after
