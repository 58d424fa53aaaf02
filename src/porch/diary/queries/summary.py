"""A stretch of one's own days, read once for everything that is said of it; and summaries that were made."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from porch.diary.models import Entry, Summary
from porch.diary.queries.told import drinks_of, told_of
from porch.measures import days as measures
from porch.measures.merging import Day, days_of
from porch.measures.told import Told
from porch.people.models import Member

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last`` with what was told of them. ``country``: whose standard drinks are read."""

    told: tuple[Told, ...]
    days: dict[date, Day]
    stretch: measures.Stretch
    country: str

    @property
    def first(self) -> date:
        return self.stretch.first

    @property
    def last(self) -> date:
        return self.stretch.last

    @property
    def length(self) -> int:
        return len(self.stretch.used)


@dataclass(frozen=True)
class Made:
    """A summary as it was made: its days and its lines, which never change."""

    id: UUID
    at: datetime
    first: date
    last: date
    lines: tuple[str, ...]


def period_of(member: Member, first: date, last: date) -> Period:
    """What was told of these days. Two questions to the database, whatever lies before and after."""
    told = tuple(told_of(member, first, last))
    days = days_of(told)
    return Period(told, days, measures.stretch(days, first, last), drinks_of(member))


def summaries_of(member: Member) -> list[Made]:
    """The summaries they made, newest first."""
    found = Summary.objects.filter(member=member).order_by("-at", "-pk")
    return [made for row in found if (made := _made(row)) is not None]


def summary_of(member: Member, pk: UUID) -> Made | None:
    """One of their own; None for anybody else's."""
    row = Summary.objects.filter(member=member, pk=pk).first()
    return _made(row) if row else None


def _made(row: Summary) -> Made | None:
    body = row.body
    if not body:
        return None
    first, last = date.fromisoformat(body["first"]), date.fromisoformat(body["last"])
    return Made(row.pk, row.at, first, last, tuple(body["lines"]))


def checked_in_lately(member: Member, now: datetime) -> bool:
    """Whether they told of any day within the last seven days; nothing of what is opened for it."""
    return Entry.objects.filter(member=member, at__gt=now - WEEK, at__lte=now).exists()
