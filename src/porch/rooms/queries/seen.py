"""Which rooms there are for somebody. What they may not come to looks like what is not there."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.people.models import Member
from porch.rooms.models import Room, Seat, Wishes
from porch.rooms.registries import kinds
from porch.rooms.rules.spaces import OF_FAMILY, USUAL

AHEAD = timedelta(days=7)


def rooms_for(viewer: Member, now: datetime) -> QuerySet[Room]:
    """Every room this member may come to; one that is over only if they sat in it."""
    found = Q(pk__in=[])
    for kind in kinds:
        found |= kind.open_to(viewer, now)
    sat = Seat.objects.filter(member=viewer).values("room")
    return Room.objects.filter(found).exclude(~Q(pk__in=sat), state="over")


def at_door(rooms: QuerySet[Room], door: str) -> QuerySet[Room]:
    """Of these, those found at one door: the family's own rooms are at theirs and at no other."""
    return rooms.exclude(kind__in=OF_FAMILY) if door == USUAL else rooms.filter(kind__in=OF_FAMILY)


def room_for(viewer: Member, pk: UUID, now: datetime) -> Room | None:
    return rooms_for(viewer, now).filter(pk=pk).first()


def seat_of(viewer: Member, room: Room) -> Seat | None:
    return Seat.objects.filter(room=room, member=viewer).first()


def wishes_of(member: Member) -> Wishes:
    """How they like to sit; the usual, unsaved, until they say."""
    return Wishes.objects.filter(member=member).first() or Wishes(member=member)


def live_and_next(viewer: Member, now: datetime, door: str = USUAL) -> tuple[list[Room], list[Room]]:
    """What runs or lets people in now at this door, and what comes within the week; each soonest first."""
    found = at_door(rooms_for(viewer, now), door).exclude(state="over").filter(starts__lte=now + AHEAD)
    rooms = list(found.order_by("starts", "pk"))
    live = [room for room in rooms if room.state != "announced"]
    return live, [room for room in rooms if room.state == "announced"]


def still_to_read(viewer: Member, now: datetime) -> list[Room]:
    """Rooms they sat in that are over and keep their words for a while, the latest first."""
    sat = Seat.objects.filter(member=viewer, state__in=(Seat.State.IN, Seat.State.OUT)).values("room")
    kept = at_door(rooms_for(viewer, now), USUAL).filter(state="over", words_gone=False, pk__in=sat)
    return list(kept.exclude(keep="end").order_by("-over_at", "pk")[:10])


def may_open_everybodys(viewer: Member, now: datetime) -> bool:
    kind = kinds.get("open")
    return kind is not None and kind.may_host(viewer, None, now)


def opens_for(viewer: Member, kind: str, of: UUID | None, now: datetime) -> bool:
    """Whether they may open a room for this, and lead it."""
    found = kinds.get(kind)
    return found is not None and found.may_host(viewer, of, now)
