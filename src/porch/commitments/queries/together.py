"""What a group adds up, as those who belong see it: one number, or none. Nothing here says who, or how many."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from porch.commitments.models import TakesPart, Tap, Week
from porch.commitments.rules.standing import SHARED_EFFORT, STANDING_BY
from porch.commitments.rules.together import shown, week_of
from porch.diary.models import Entry
from porch.groups.models import Group
from porch.groups.queries import setting_of
from porch.kit.clock import today_in
from porch.people.models import Member


@dataclass(frozen=True)
class Effort:
    """``this_week`` and ``ever`` are at least so many; 0: nothing is shown yet. ``mine`` is what this viewer told today
    themselves, by what it was; None where they take no part."""

    this_week: int
    ever: int
    mine: dict[str, int] | None
    check_ins: bool = False

    @property
    def takes_part(self) -> bool:
        return self.mine is not None


def adds_up(group: Group) -> bool:
    """Whether the group decided to add something up together."""
    return setting_of(group, SHARED_EFFORT.code) == "yes"


def stands_by(group: Group) -> bool:
    """Whether the group decided to stand by what somebody means to do."""
    return setting_of(group, STANDING_BY.code) == "yes"


def effort_of(group: Group, viewer: Member, now: datetime) -> Effort:
    """The same two numbers for everybody who belongs."""
    today = today_in(group.time_zone, now)
    week = Week.objects.filter(group=group, monday=week_of(today)).first()
    ever = Week.objects.filter(group=group).aggregate(all=Sum("total"))["all"] or 0
    part = TakesPart.objects.filter(group=group, member=viewer).first()
    if part is None:
        return Effort(shown(week.total if week else 0), shown(ever), None)
    mine: dict[str, int] = {}
    for what in Tap.objects.filter(group=group, member=viewer, on=today).values_list("what", flat=True):
        mine[what] = mine.get(what, 0) + 1
    return Effort(shown(week.total if week else 0), shown(ever), mine, part.check_ins)


def checked_in_on(member: Member, first: date, last: date) -> set[date]:
    """The days from ``first`` to ``last`` on which they checked in on the day itself; nothing of what they said is
    opened for it."""
    rows = Entry.objects.filter(member=member, lag=0, day__gte=first, day__lte=last)
    return set(rows.values_list("day", flat=True))
