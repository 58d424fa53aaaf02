"""Taking part in what a group adds up, telling something, and adding. See ``docs/decisions/0065``."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from porch.commitments.models import TakesPart, Tap, Week
from porch.commitments.queries.together import adds_up, checked_in_on
from porch.commitments.rules.together import CHECK_IN, MOST_A_DAY, TOLD, Told, addable, week_of
from porch.groups.models import Belonging, Group
from porch.kit.clock import today_in
from porch.people.models import Member

DAY = timedelta(days=1)


class NotHere(Exception):
    """The group adds up nothing, or they do not belong or take no part."""


class Enough(Exception):
    """So many of it count from one person on one day already. Nothing was kept."""


@transaction.atomic
def take_part(group: Group, *, by: Member, now: datetime, with_check_ins: bool = False) -> TakesPart:
    """From today on. Saying it again changes only whether check-ins count."""
    if not adds_up(group) or not Belonging.objects.filter(group=group, member=by).exists():
        raise NotHere
    today = today_in(group.time_zone, now)
    row, is_new = TakesPart.objects.get_or_create(
        group=group,
        member=by,
        defaults={"since": today, "check_ins": with_check_ins, "counted_on": today - DAY},
    )
    if not is_new and row.check_ins != with_check_ins:
        # what was on the days before they said so is not counted afterwards
        TakesPart.objects.filter(pk=row.pk).update(check_ins=with_check_ins, counted_on=today - DAY)
        row.refresh_from_db()
    return row


@transaction.atomic
def stop_taking_part(group: Group, *, by: Member, now: datetime) -> None:
    """Nobody is told. What was added stays in the sum, which names nobody; what waited goes."""
    TakesPart.objects.filter(group=group, member=by).delete()
    Tap.objects.filter(group=group, member=by).delete()


@transaction.atomic
def tap(group: Group, what: str, *, by: Member, now: datetime) -> Tap:
    """One thing that ``by`` did today. It waits: nothing anybody sees changes now."""
    if what not in TOLD or not _takes_part(group, by):
        raise NotHere
    on = today_in(group.time_zone, now)
    if Tap.objects.filter(group=group, member=by, what=what, on=on).count() >= MOST_A_DAY:
        raise Enough
    return Tap.objects.create(group=group, member=by, what=what, on=on, week=week_of(on))


@transaction.atomic
def untap(group: Group, what: str, *, by: Member, now: datetime) -> None:
    """Take the last one of today back; a tap by mistake is no news to anybody."""
    on = today_in(group.time_zone, now)
    last = Tap.objects.filter(group=group, member=by, what=what, on=on).order_by("-pk").first()
    if last is not None:
        last.delete()


def _takes_part(group: Group, by: Member) -> bool:
    mine = TakesPart.objects.select_for_update().filter(group=group, member=by).first()
    return mine is not None and adds_up(group)


def add(now: datetime) -> int:
    """The clock: once a day is over in a group, its check-ins are counted, and what can be added is. How many were.

    It may run late, and twice: what was added is gone, so it is added once.
    """
    groups = Group.objects.filter(pk__in=TakesPart.objects.values("group")) | Group.objects.filter(
        pk__in=Tap.objects.values("group")
    )
    return sum(_add_in(group, now) for group in groups.distinct() if adds_up(group))


@transaction.atomic
def _add_in(group: Group, now: datetime) -> int:
    today = today_in(group.time_zone, now)
    _count_check_ins(group, today)
    waiting = list(Tap.objects.select_for_update().filter(group=group))
    added = 0
    for monday in sorted({row.week for row in waiting}):
        rows = [row for row in waiting if row.week == monday]
        added += _add_week(group, monday, rows, today)
    # a week that is over is added to no more: what six did not tell in it is forgotten
    Tap.objects.filter(group=group, week__lt=week_of(today)).delete()
    return added


def _add_week(group: Group, monday: date, rows: list[Tap], today: date) -> int:
    found = addable([Told(row.member_id, row.what, row.on) for row in rows], today)
    if not found:
        return 0
    Week.objects.get_or_create(group=group, monday=monday)
    Week.objects.filter(group=group, monday=monday).update(total=F("total") + len(found))
    Tap.objects.filter(pk__in=[row.pk for row in rows if row.on < today]).delete()
    return len(found)


def _count_check_ins(group: Group, today: date) -> None:
    """For each who wished it, the days since they were looked at last that are over, one check-in a day at most."""
    yesterday = today - DAY
    taking = TakesPart.objects.filter(group=group, check_ins=True, counted_on__lt=yesterday)
    for row in taking.select_related("member"):
        since = max(row.counted_on + DAY, row.since, week_of(today) - timedelta(days=7))
        days = checked_in_on(row.member, since, yesterday)
        Tap.objects.bulk_create(_of_days(row, days))
        TakesPart.objects.filter(pk=row.pk).update(counted_on=yesterday)


def _of_days(row: TakesPart, days: Iterable[date]) -> list[Tap]:
    return [
        Tap(group_id=row.group_id, member_id=row.member_id, what=CHECK_IN, on=on, week=week_of(on))
        for on in sorted(days)
    ]
