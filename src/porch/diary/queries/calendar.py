"""One's own days by months, and the days one remembers them by."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from porch.diary import models
from porch.diary.queries.told import told_of
from porch.diary.rules.calendar import Anchor, Cell, Every, month_after, weeks
from porch.measures.merging import days_of
from porch.people.models import Member


@dataclass(frozen=True)
class Remembered:
    """One day somebody remembers by, with its id."""

    id: UUID
    anchor: Anchor


def anchors_of(member: Member) -> list[Remembered]:
    """All of them, by date. There are never more than sixty."""
    found = [(row.pk, row.body) for row in models.Anchor.objects.filter(member=member)]
    kept = [Remembered(pk, as_anchor(body)) for pk, body in found if body]
    return sorted(kept, key=lambda one: (one.anchor.day, one.anchor.words))


def as_anchor(body: dict[str, str]) -> Anchor:
    every = body.get("every", "")
    return Anchor(
        body["words"], date.fromisoformat(body["day"]), Every(every) if every in list(Every) else Every.ONCE
    )


def month_of(member: Member, first: date, today: date) -> list[list[Cell | None]]:
    """The month that begins on ``first``, by weeks; reads that month's entries and no others."""
    days = days_of(told_of(member, first, month_after(first) - timedelta(days=1)))
    return weeks(first, today, days, [one.anchor for one in anchors_of(member)])
