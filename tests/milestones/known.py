"""What the stories of this room begin with: two who keep each other, a group, days that are kept."""

from datetime import datetime, timedelta

from porch.bonds.rules.parts import between
from porch.company.models import Tie
from porch.days import actions as days
from porch.days.models import Thread
from porch.days.queries import threads_of
from porch.groups.models import Belonging, Group
from porch.people.models import Member


def keep(one: Member, other: Member, now: datetime) -> None:
    """The two keep each other: each may be shown something by name."""
    first, second = sorted((one, other), key=lambda member: str(member.pk))
    says = {"first_says": "keep", "second_says": "keep", "both_since": now}
    Tie.objects.create(between=between(one.pk, other.pk), first=first, second=second, **says)


def in_group(now: datetime, *members: Member) -> Group:
    group = Group.objects.create(
        name="Morning tea", slug="morning-tea", state="open", asked_at=now, opened_at=now
    )
    for member in members:
        Belonging.objects.create(group=group, member=member, joined_at=now)
    return group


def without(member: Member, day_count: int, now: datetime) -> None:
    since = now.date() - timedelta(days=day_count)
    days.open_thread(member, "alcohol", now=now, goal="stop", since=since)


def days_thread(member: Member) -> Thread:
    return threads_of(member)[0]
