"""Opening and ending circles, their live rooms, and who would lead one."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from porch.family.models import Circle, Evening, WouldHost
from porch.family.queries.circles import circles, coming_of
from porch.family.rules.circles import AHEAD, SCRIPT
from porch.people.models import Member
from porch.record.actions import note
from porch.rooms.actions import end as end_room
from porch.rooms.actions import open_room
from porch.rooms.actions.opening import Told as RoomTold
from porch.rooms.models import Room
from porch.rooms.rules.rooms import ANNOUNCED, LOBBY, OVER
from porch.rooms.rules.spaces import FAMILY_CIRCLE

NOT_BEGUN = (ANNOUNCED, LOBBY)


@dataclass(frozen=True)
class Told:
    """A circle as the coordinator tells of it."""

    name: str
    about: str
    weekday: int
    at: time
    minutes: int
    time_zone: str
    host: Member


class NotTheirs(Exception):
    """Only whoever leads a circle calls an evening off."""


@transaction.atomic
def open_circle(told: Told, *, by: Member, now: datetime) -> Circle:
    """A circle begins; its rooms are there a week ahead. Nobody is woken for it."""
    circle = Circle.objects.create(slug=_slug(told.name), begun_at=now, **told.__dict__)
    note("family-circle-opened", by=by.pk, about=told.host.pk, now=now, detail={"circle": str(circle.pk)})
    _rooms_of(circle, now)
    return circle


@transaction.atomic
def end_circle(circle: Circle, *, by: Member | None, now: datetime) -> None:
    """It meets no more. What is announced comes to its end; what is under way goes on until it is over."""
    if not Circle.objects.filter(pk=circle.pk, ended_at=None).update(ended_at=now):
        return
    note(
        "family-circle-ended",
        by=by.pk if by else None,
        about=None,
        now=now,
        detail={"circle": str(circle.pk)},
    )
    for room in Room.objects.filter(kind=FAMILY_CIRCLE, belongs_to=circle.pk, state__in=NOT_BEGUN):
        end_room(room, now=now)


@transaction.atomic
def call_off(evening: Evening, *, by: Member, now: datetime) -> None:
    """This evening there is no circle: its page says so, and nobody is told elsewhere."""
    if evening.circle.host_id != by.pk:
        raise NotTheirs
    Evening.objects.filter(pk=evening.pk).update(is_off=True)
    for room in Room.objects.filter(pk__in=[evening.room_id] if evening.room_id else []).exclude(state=OVER):
        end_room(room, now=now)


def open_rooms(now: datetime) -> int:
    """A room for every evening within the week; returns how many that were."""
    return sum(_rooms_of(circle, now) for circle in circles())


def _rooms_of(circle: Circle, now: datetime) -> int:
    if circle.host is None or not circle.host.is_here:
        return 0
    return sum(
        _room_for(circle, one.at, now)
        for one in coming_of(circle, now, AHEAD)
        if one.at > now and not one.is_off
    )


def _room_for(circle: Circle, at: datetime, now: datetime) -> bool:
    """One room for one evening, also when the clock looks twice at once."""
    assert circle.host is not None
    try:
        with transaction.atomic():
            evening, _ = Evening.objects.get_or_create(circle=circle, starts_at=at)
            if evening.room_id is not None:
                return False
            told = RoomTold(circle.name, at, circle.minutes, script=SCRIPT)
            room = open_room(told, by=circle.host, now=now, kind=FAMILY_CIRCLE, belongs_to=circle.pk)
            if Evening.objects.filter(pk=evening.pk, room_id=None).update(room_id=room.pk) != 1:
                raise IntegrityError("another clock was first")
    except IntegrityError:
        return False
    return True


@transaction.atomic
def would_host(by: Member, now: datetime) -> None:
    """They would lead a circle: the coordinator reads it."""
    WouldHost.objects.get_or_create(pk=by.pk, defaults={"since": now})


@transaction.atomic
def would_not_host(by: Member) -> None:
    WouldHost.objects.filter(pk=by.pk).delete()


@transaction.atomic
def give_up(member: Member, now: datetime) -> None:
    """Whoever led a circle is gone: it waits for somebody else, and what is announced of it comes to its end."""
    would_not_host(member)
    for circle in circles().filter(host=member):
        _without_host(circle, now)


@transaction.atomic
def let_lead(circle: Circle, host: Member, *, by: Member, now: datetime) -> None:
    """Somebody else leads it from now on."""
    _without_host(circle, now)
    Circle.objects.filter(pk=circle.pk, ended_at=None).update(host=host)
    circle.refresh_from_db()
    note("family-circle-led", by=by.pk, about=host.pk, now=now, detail={"circle": str(circle.pk)})
    _rooms_of(circle, now)


def _without_host(circle: Circle, now: datetime) -> None:
    Circle.objects.filter(pk=circle.pk).update(host=None)
    ahead = Room.objects.filter(kind=FAMILY_CIRCLE, belongs_to=circle.pk, state__in=NOT_BEGUN)
    rooms = list(ahead)
    Evening.objects.filter(room_id__in=[room.pk for room in rooms]).update(room_id=None)
    for room in rooms:
        end_room(room, now=now)


def _slug(name: str) -> str:
    base = slugify(name)[:50] or "circle"
    taken = set(Circle.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, 9999) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
