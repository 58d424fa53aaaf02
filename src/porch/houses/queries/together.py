"""Guests, repairs and notices of a house, for whoever lives there or looks after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.houses.models import Guest, House, Notice, NoticeRead, Repair, Stay
from porch.houses.queries.who import Place, living_in
from porch.people import consent

SCOPE, PURPOSE = "house-out", "house"
KEPT_IN_SIGHT = timedelta(days=30)


# ---- guests ----


@dataclass(frozen=True)
class Coming:
    """A guest as somebody of the house reads it. ``words`` only for whose guest it is, and those who look after."""

    row: Guest
    words: str
    is_mine: bool


def guests(place: Place, now: datetime) -> list[Coming]:
    """Who comes and is still to come, the next first."""
    there = living_in(place.house, now).values("pk")
    rows = Guest.objects.filter(stay__in=there, until_at__gt=now).exclude(said="no", stay__in=_others(place))
    found = list(rows.select_related("stay__member").order_by("from_at"))
    if place.looks_after:
        ids = [one.stay.member_id for one in found]
        seen = set(consent.see_each(place.member, ids, SCOPE, purpose=PURPOSE, now=now))
    else:
        seen = {place.member.pk}
    return [
        Coming(one, one.words if one.stay.member_id in seen else "", one.stay.member_id == place.member.pk)
        for one in found
    ]


def _others(place: Place) -> QuerySet[Stay]:
    """A no is between those who look after the house and whoever asked."""
    stays = Stay.objects.filter(house=place.house)
    return stays.none() if place.looks_after else stays.exclude(member=place.member)


def waiting_for_an_answer(place: Place, now: datetime) -> int:
    """How many guests are asked for; a number, before anybody opens who asks."""
    there = living_in(place.house, now).exclude(member=place.member).values("pk")
    return Guest.objects.filter(stay__in=there, said="", until_at__gt=now).count()


def guest(place: Place, pk: UUID, now: datetime) -> Guest | None:
    there = living_in(place.house, now).values("pk")
    rows = Guest.objects.filter(pk=pk, stay__in=there, until_at__gt=now)
    return rows.select_related("stay__member", "stay__house").first()


# ---- repairs ----


def repairs(house: House, now: datetime) -> list[Repair]:
    """What is open, urgent things first, and what was done lately."""
    lately = Q(done_at=None) | Q(done_at__gt=now - KEPT_IN_SIGHT)
    rows = Repair.objects.filter(lately, house=house).select_related("said_by")
    return sorted(rows, key=lambda one: (one.state == "done", not one.is_urgent, one.said_at))


# ---- notices ----


@dataclass(frozen=True)
class Pinned:
    """A notice as one person reads it. ``readers`` are those who said that they have read it, for whoever looks after
    the house; ``missing`` those who live there and have not yet."""

    row: Notice
    is_read: bool
    is_for_me: bool
    readers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def notices(place: Place, now: datetime) -> list[Pinned]:
    """What is pinned up for this person: what is for everybody, what is for them; for those who look after, all."""
    rows = Notice.objects.filter(house=place.house, ended_at=None)
    if not place.looks_after:
        rows = rows.filter(Q(to=None) | Q(to=place.stay))
    found = list(rows.select_related("to__member", "by").order_by("-at"))
    read: dict[object, list[NoticeRead]] = {}
    for one in NoticeRead.objects.filter(notice__in=found).select_related("stay__member").order_by("at"):
        read.setdefault(one.notice_id, []).append(one)
    stays = list(living_in(place.house, now).select_related("member").order_by("member__handle"))
    return [_pinned(row, read.get(row.pk, []), stays, place) for row in found]


def _pinned(row: Notice, read: list[NoticeRead], stays: list[Stay], place: Place) -> Pinned:
    done = {one.stay_id for one in read}
    mine = place.stay is not None and row.to_id in (None, place.stay.pk)
    is_read = place.stay is not None and place.stay.pk in done
    if not place.looks_after:
        return Pinned(row, is_read, mine)
    meant = [one for one in stays if row.to_id in (None, one.pk)]
    return Pinned(
        row,
        is_read,
        mine,
        tuple(one.stay.member.handle for one in read),
        tuple(one.member.handle for one in meant if one.pk not in done),
    )


def to_read(place: Place, now: datetime) -> list[Pinned]:
    """What this person has not said they have read."""
    return [one for one in notices(place, now) if one.is_for_me and not one.is_read]
