"""What groups do and when: their own entries, and what rooms above add."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from porch.groups.models import Belonging, CalendarAddress, Entry, Group
from porch.groups.registries import Occasion, calendar_sources
from porch.groups.rules.occasions import days_between
from porch.people.models import Member
from porch.people.queries import blocked_ids

AHEAD = timedelta(days=28)


@dataclass(frozen=True)
class Day:
    """One thing of the calendar as the page shows it: by the viewer's clock, and by its own where that differs."""

    occasion: Occasion
    starts: datetime
    ends: datetime
    elsewhere: datetime | None
    entry: Entry | None = None
    on: date | None = None


def occasions_of(groups: Collection[UUID], since: datetime, until: datetime) -> list[Occasion]:
    """Everything these groups do in a span of time that is not off, soonest first."""
    if not groups:
        return []
    found = [one for of in calendar_sources for one in of(groups, since, until) if not one.is_off]
    found = [one for one in found if not one.people]
    return sorted(found, key=lambda one: (one.at, one.title, one.uid))


def own_entries(groups: Collection[UUID], since: datetime, until: datetime) -> list[Occasion]:
    """What the groups wrote into their calendars themselves; days that are off are marked so."""
    return [_occasion(entry, on, at, on in off) for entry, on, at, off in _days(groups, since, until)]


def _days(
    groups: Collection[UUID], since: datetime, until: datetime
) -> list[tuple[Entry, date, datetime, set[date]]]:
    early = since.date() - timedelta(days=2)
    rows = Entry.objects.filter(group__in=groups, on__lte=until.date() + timedelta(days=1))
    going = rows.filter(Q(weekly=True) & (Q(last_on=None) | Q(last_on__gte=early)) | Q(on__gte=early))
    found = []
    for entry in going.prefetch_related("off"):
        off = {day.on for day in entry.off.all()}
        found += [(entry, on, at, off) for on, at in days_between(entry.plan, since, until)]
    return found


def _occasion(entry: Entry, on: date, at: datetime, is_off: bool) -> Occasion:
    return Occasion(
        group=entry.group_id,
        uid=f"{entry.pk}-{on:%Y%m%d}",
        at=at,
        zone=entry.time_zone,
        minutes=entry.minutes,
        title=entry.title,
        place=entry.place,
        changed_at=entry.changed_at,
        version=entry.version,
        is_off=is_off,
    )


def week_of(group: Group, viewer: Member, now: datetime) -> list[Day]:
    """The four weeks ahead, each day of an entry on its own, the days that are off among them."""
    entries = _days([group.pk], now, now + AHEAD)
    own = {f"{entry.pk}-{on:%Y%m%d}": (entry, on) for entry, on, _, _ in entries}
    found = _read_by(
        group, viewer, [one for of in calendar_sources for one in of([group.pk], now, now + AHEAD)]
    )
    return [
        _day(one, viewer, *own.get(one.uid, (None, None)))
        for one in sorted(found, key=lambda one: (one.at, one.title, one.uid))
    ]


def next_for(group: Group, viewer: Member, now: datetime, most: int = 3) -> list[Day]:
    return [day for day in week_of(group, viewer, now) if not day.occasion.is_off][:most]


def _read_by(group: Group, viewer: Member, found: list[Occasion]) -> list[Occasion]:
    """What some people are in is for those who belong, without whoever is not to meet one of them."""
    if not any(one.people for one in found):
        return found
    belongs = Belonging.objects.filter(group=group, member=viewer).exists()
    away = blocked_ids(viewer)
    return [one for one in found if not one.people or (belongs and not one.people & away)]


def _day(one: Occasion, viewer: Member, entry: Entry | None = None, on: date | None = None) -> Day:
    here, there = one.at.astimezone(ZoneInfo(viewer.time_zone)), one.at.astimezone(ZoneInfo(one.zone))
    differs = here.replace(tzinfo=None) != there.replace(tzinfo=None)
    ends = (one.at + timedelta(minutes=one.minutes)).astimezone(here.tzinfo)
    return Day(one, here, ends, there if differs else None, entry, on)


def entry_for(group: Group, pk: UUID) -> Entry | None:
    return Entry.objects.filter(group=group, pk=pk).first()


def calendar_at(token: str) -> CalendarAddress | None:
    """Whose and of which group a secret address is; None for one nobody has, and once its owner is not here."""
    rows = CalendarAddress.objects.select_related("belonging__member", "belonging__group")
    found = rows.filter(digest=sha256(token.encode()).hexdigest()).first()
    there = found and found.belonging.member.is_here and found.belonging.group.state in ("open", "resting")
    return found if there else None
