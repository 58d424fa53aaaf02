"""One's own days and goals. Nobody but their owner is ever a reader here."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from porch.family.models import Day, Goal, GoalToday
from porch.family.rules.own import Told, read, weeks_back
from porch.kit.clock import today_in
from porch.people.models import Member


@dataclass(frozen=True)
class MyDay:
    """A day of the calendar; ``told`` is None where nothing was told, and stays so."""

    on: date
    told: Told | None


@dataclass(frozen=True)
class MyGoal:
    """A goal in its owner's words, and how near they felt to it, day by day."""

    id: UUID
    words: str
    near: tuple[tuple[date, int], ...]
    is_ended: bool


def today_of(member: Member, now: datetime) -> date:
    return today_in(member.time_zone or "UTC", now)


def days_of(member: Member, since: date | None = None) -> dict[date, Told]:
    """What they told, by day; all of it, or from ``since`` on."""
    rows = Day.objects.filter(member=member)
    rows = rows.filter(on__gte=since) if since else rows
    return {row.on: read(row.told) for row in rows.order_by("on")}


def day_of(member: Member, on: date) -> Told | None:
    row = Day.objects.filter(member=member, on=on).first()
    return read(row.told) if row else None


def weeks_of(member: Member, now: datetime) -> list[list[MyDay]]:
    """The last weeks, each day with what was told of it, the newest week first."""
    weeks = weeks_back(today_of(member, now))
    told = days_of(member, weeks[-1][0])
    return [[MyDay(on, told.get(on)) for on in week] for week in weeks]


def goals_of(member: Member, *, ended: bool = False) -> list[MyGoal]:
    """Their goals, the oldest first; those they put away only when asked for."""
    rows = Goal.objects.filter(member=member).prefetch_related("days").order_by("since", "pk")
    rows = rows if ended else rows.filter(ended_at=None)
    return [_goal(row) for row in rows]


def goal_of(member: Member, pk: UUID) -> MyGoal | None:
    row = Goal.objects.filter(member=member, pk=pk).prefetch_related("days").first()
    return _goal(row) if row else None


def _goal(row: Goal) -> MyGoal:
    days: list[GoalToday] = sorted(row.days.all(), key=lambda one: one.on)
    return MyGoal(row.pk, row.words, tuple((one.on, one.near) for one in days), row.ended_at is not None)
