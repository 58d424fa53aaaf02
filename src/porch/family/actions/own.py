"""Telling a day, and how near one feels to what one would like for oneself. Nobody is told of any of it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from porch.family.models import Day, Goal, GoalToday
from porch.family.models.windows import sealed_for
from porch.family.queries.own import today_of
from porch.family.rules.own import FARTHEST, NEAREST, NotToBeTold, Told, checked, checked_goal
from porch.people.models import Member


@transaction.atomic
def tell_day(told: Told, on: date, *, by: Member, now: datetime) -> Day:
    """Keep how they were on a day; told again, it takes the place of what was told before."""
    said = checked(told, on, today_of(by, now))
    row = Day.objects.select_for_update().filter(member=by, on=on).first() or Day(member=by, on=on)
    row.sealed_told, row.at = sealed_for(said.written(), row.about_told, by.pk), now
    row.save()
    return row


def forget_day(on: date, *, by: Member) -> bool:
    """That day is not known any more; False when nothing was told of it."""
    gone, _ = Day.objects.filter(member=by, on=on).delete()
    return bool(gone)


@transaction.atomic
def set_goal(words: str, *, by: Member, now: datetime) -> Goal:
    """Something of their own that they would like; five at most at a time."""
    there = Goal.objects.select_for_update().filter(member=by, ended_at=None)
    said = checked_goal(words, len(there))
    row = Goal(member=by, since=now)
    row.sealed_words = sealed_for(said, row.about_words, by.pk)
    row.save(force_insert=True)
    return row


@transaction.atomic
def say_near(goal: UUID, near: int, *, by: Member, now: datetime) -> bool:
    """How near they feel to it today, from 0 to 10; said again, the later holds. False when it is not theirs."""
    if not FARTHEST <= near <= NEAREST:
        raise NotToBeTold("number")
    row = Goal.objects.filter(member=by, pk=goal, ended_at=None).first()
    if row is None:
        return False
    GoalToday.objects.update_or_create(goal=row, on=today_of(by, now), defaults={"near": near})
    return True


def put_away(goal: UUID, *, by: Member, now: datetime) -> bool:
    """It is no longer asked about; what was said stays readable. False when it was not theirs to put away."""
    return bool(Goal.objects.filter(member=by, pk=goal, ended_at=None).update(ended_at=now))


def forget_goal(goal: UUID, *, by: Member) -> bool:
    """It goes for good, with every number."""
    gone, _ = Goal.objects.filter(member=by, pk=goal).delete()
    return bool(gone)
