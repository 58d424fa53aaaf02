"""Family circles: which there are, when they meet next, and what the desk reads of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from porch.bonds.queries.settings import settings_now
from porch.family.models import Circle, Evening, FamilyOffer, FamilyPair, WouldHost
from porch.family.queries.peers import is_family, waiting
from porch.family.rules.circles import AHEAD, DAYS, starts
from porch.people.models import Member, Role
from porch.people.queries import blocked_ids
from porch.rooms.models import Room
from porch.rooms.registries import Kind, kinds
from porch.rooms.rules.rooms import OPEN_TO_COME, OVER
from porch.rooms.rules.spaces import FAMILY_CIRCLE

NEXT = 4  # evenings on a circle's page


def register() -> None:
    """A live room may be a family circle's."""
    kinds.register(FAMILY_CIRCLE, Kind("family circle", open_to, may_host))


def may_sit(member: Member) -> bool:
    """Whoever holds the family part, and whoever leads a circle."""
    return is_family(member) or circles().filter(host=member).exists()


def open_to(member: Member, now: datetime) -> Q:
    """The rooms of circles somebody may come to: not those led by whom they are not to meet."""
    if not may_sit(member):
        return Q(pk__in=[])
    return Q(kind=FAMILY_CIRCLE) & ~Q(opened_by__in=blocked_ids(member))


def may_host(member: Member, of: UUID | None, now: datetime) -> bool:
    return of is not None and circles().filter(pk=of, host=member).exists()


def circles() -> QuerySet[Circle]:
    """Those that go on."""
    return Circle.objects.filter(ended_at=None).select_related("host")


@dataclass(frozen=True)
class Coming:
    """One evening of a circle as somebody sees it; ``room`` once there is one."""

    circle: Circle
    at: datetime
    room: Room | None
    evening: Evening | None

    @property
    def ends(self) -> datetime:
        return self.at + timedelta(minutes=self.circle.minutes)

    @property
    def is_off(self) -> bool:
        return self.evening is not None and self.evening.is_off

    @property
    def is_open(self) -> bool:
        return self.room is not None and self.room.state in OPEN_TO_COME

    @property
    def is_over(self) -> bool:
        return self.room is not None and self.room.state == OVER


def coming_of(circle: Circle, now: datetime, ahead: timedelta = AHEAD * NEXT) -> list[Coming]:
    """Its evenings from now on, one that is under way included, soonest first."""
    since = max(now - timedelta(minutes=circle.minutes), circle.begun_at)
    moments = list(starts(circle.weekday, circle.at, circle.time_zone, since=since, until=now + ahead))
    rows = {row.starts_at: row for row in Evening.objects.filter(circle=circle, starts_at__in=moments)}
    rooms = Room.objects.in_bulk([row.room_id for row in rows.values() if row.room_id])
    found = [_coming(circle, at, rows.get(at), rooms) for at in moments]
    return [one for one in found if not one.is_over]


def _coming(circle: Circle, at: datetime, row: Evening | None, rooms: dict[Any, Room]) -> Coming:
    return Coming(circle, at, rooms.get(row.room_id) if row else None, row)


def for_member(member: Member, now: datetime) -> list[tuple[Circle, Coming | None]]:
    """Every circle open to somebody, with when it meets next; the soonest first."""
    found = circles().exclude(host__in=blocked_ids(member)).order_by("name", "pk")
    rows = [(circle, _next(circle, now)) for circle in found]
    return sorted(rows, key=lambda row: (row[1] is None, row[1].at if row[1] else now, row[0].name))


def _next(circle: Circle, now: datetime) -> Coming | None:
    return next((one for one in coming_of(circle, now, AHEAD * 2) if not one.is_off), None)


def circle_for(member: Member, slug: str) -> Circle | None:
    return circles().exclude(host__in=blocked_ids(member)).filter(slug=slug).first()


def tonight(member: Member, now: datetime) -> Coming | None:
    """The circle that is open, or meets later on this day of theirs."""
    if not may_sit(member):
        return None
    zone = ZoneInfo(member.time_zone or "UTC")
    today = now.astimezone(zone).date()
    soon = (coming for _, coming in for_member(member, now) if coming is not None)
    return next((one for one in soon if one.is_open or one.at.astimezone(zone).date() == today), None)


# ---- the desk ----


def could_host() -> list[Member]:
    """Who offered to lead a circle, and facilitators, by name."""
    offered = WouldHost.objects.values("member")
    facilitates = Role.objects.filter(role=Role.Name.FACILITATOR, until=None).values("member")
    there = Member.objects.filter(is_active=True, state=Member.State.HERE)
    return list(there.filter(Q(pk__in=offered) | Q(pk__in=facilitates)).order_by("handle"))


def could_lead(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these, those whose name the coordinator reads because they could lead a circle, or do."""
    offered = set(WouldHost.objects.filter(pk__in=ids).values_list("pk", flat=True))
    lead = set(circles().filter(host__in=ids).values_list("host", flat=True))
    roles = Role.objects.filter(role=Role.Name.FACILITATOR, until=None, member__in=ids)
    return {pk for pk in (*offered, *lead, *roles.values_list("member", flat=True)) if pk}


@dataclass(frozen=True)
class Desk:
    """What the coordinator reads: figures, and no name of anybody who waits."""

    waiting: int
    oldest_days: int
    asked: int
    pairs: int
    by_clock: bool
    circles: list[Circle]


def desk(now: datetime) -> Desk:
    there = waiting(now)
    return Desk(
        waiting=len(there),
        oldest_days=max(((now - one.since).days for one in there), default=0),
        asked=FamilyOffer.objects.filter(ended_at=None).count(),
        pairs=FamilyPair.objects.filter(ended_at=None).count(),
        by_clock=settings_now().auto_approve,
        circles=list(circles().order_by("weekday", "at", "name")),
    )


def day_of(circle: Circle) -> str:
    """The day of the week it meets, in words."""
    return gettext(DAYS[circle.weekday])
