"""Who belongs to the group of a house: those who live there today, and nobody else."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from porch.groups.actions.belonging import let_belong, put_out
from porch.groups.actions.topics import open_topic
from porch.groups.models import Belonging, Topic
from porch.houses.models import House, Stay
from porch.kit.clock import today_in
from porch.people.models import Member


@transaction.atomic
def keep_in_step(house: House, now: datetime) -> int:
    """Whoever lives there from today belongs, and has a vote; whoever does not any more is put out with all that hung
    on it. The first to come finds somewhere to write. Returns how many came or went."""
    today = today_in(house.time_zone, now)
    still = Q(until_on=None) | Q(until_on__gt=today)
    there = set(
        Stay.objects.filter(still, house=house, from_on__lte=today).values_list("member_id", flat=True)
    )
    rows = list(Belonging.objects.filter(group=house.group_id).select_related("member", "group"))
    gone = [row for row in rows if row.member_id not in there]
    for row in gone:
        put_out(row, now)
    new = list(Member.objects.filter(pk__in=there - {row.member_id for row in rows}, is_active=True))
    for member in new:
        let_belong(house.group, member, now)
    if new and not Topic.objects.filter(group=house.group_id).exists():
        open_topic(house.group, gettext("Everyday talk"), by=new[0], now=now)
    return len(gone) + len(new)


def keep_all_in_step(now: datetime) -> int:
    """Every house, by its own calendar: a day to move in or out comes by itself."""
    return sum(keep_in_step(house, now) for house in House.objects.select_related("group"))
