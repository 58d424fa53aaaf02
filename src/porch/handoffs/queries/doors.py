"""Where somebody can come from and go to: each door's own list, and who stands at it. Nobody they are not to meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from porch.bonds.models import Pair
from porch.commitments.queries.giving import may_be_asked
from porch.groups.models import Belonging, Group
from porch.groups.queries.seen import can_be_found
from porch.groups.queries.service import servants_with
from porch.handoffs.rules.doors import GROUP, HOUSE, MENTOR, PROGRAMME
from porch.houses.models import House, Stay
from porch.houses.queries.who import not_ended, those_who_look_after
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.models.grant import COMMUNITY
from porch.people.queries import blocked_ids
from porch.programmes.models import Episode, Programme, Worker

LATELY = timedelta(days=30)
"""How long after a stay is over somebody may still be handed on from there."""


@dataclass(frozen=True)
class Way:
    """One end of a hand-over. ``title`` is for its owner; ``kind`` is all that others read of where they come from."""

    door: str
    ref: str
    title: str
    kind: str
    origin: str = COMMUNITY
    is_part_two: bool = False

    @property
    def code(self) -> str:
        return f"{self.door}:{self.ref}"


def kind_of(door: str) -> str:
    """What others read of a door: never its name."""
    return {
        PROGRAMME: gettext("a programme"),
        HOUSE: gettext("a house"),
        GROUP: gettext("a group"),
        MENTOR: gettext("somebody they walk with"),
    }.get(door, "")


def whence(member: Member, now: datetime) -> list[Way]:
    """Where ``member`` is, or was until lately: what a hand-over may come from."""
    since = today_in(member.time_zone, now) - LATELY
    episodes = Episode.objects.filter(Q(ended_on=None) | Q(ended_on__gte=since), member=member)
    found = [
        _programme(one.cohort.programme)
        for one in episodes.select_related("cohort__programme").order_by("-started_on")
    ]
    stays = Stay.objects.filter(Q(until_on=None) | Q(until_on__gte=since), member=member)
    found += [_house(one.house) for one in stays.select_related("house").order_by("-from_on")]
    found += [_group(one.group) for one in _belonging(member)]
    return list(dict.fromkeys(found))


def whither(member: Member, now: datetime) -> list[Way]:
    """Where ``member`` may go next: doors that are open and at which somebody stands.

    A block takes no door away, for a missing one would tell of it: nobody is asked there then, and it closes as any
    other that nobody could answer.
    """
    is_in = Episode.objects.filter(member=member, ended_on=None).values_list("cohort__programme", flat=True)
    programmes = Programme.objects.filter(closed_at=None).exclude(pk__in=is_in).order_by("name")
    lives_in = Stay.objects.filter(not_ended(now), member=member).values_list("house", flat=True)
    houses = House.objects.filter(state=House.State.OPEN).exclude(pk__in=lives_in).order_by("name")
    there = {row.group_id for row in _belonging(member)}
    groups = Group.objects.filter(state="open").exclude(pk__in=there).order_by("name")
    ways = [
        *(_house(one) for one in houses),
        *(_group(one) for one in groups if _is_a_door(one)),
        *(_programme(one) for one in programmes),
        *(Way(MENTOR, str(one.pk), one.handle, kind_of(MENTOR)) for one in _mentors_of(member)),
    ]
    return [way for way in ways if _somebody_stands_at(way, member, now)]


def _somebody_stands_at(way: Way, member: Member, now: datetime) -> bool:
    if way.door == MENTOR:
        return bool(who_receives(way, member, now))
    return any(one.is_here and one.pk != member.pk for one in _at(way, now))


def _is_a_door(group: Group) -> bool:
    return can_be_found(group) and "house" not in group.kinds


def _programme(one: Programme) -> Way:
    return Way(PROGRAMME, str(one.pk), one.name, kind_of(PROGRAMME), one.origin, one.is_part_two)


def _house(one: House) -> Way:
    return Way(HOUSE, str(one.pk), one.name, kind_of(HOUSE))


def _group(one: Group) -> Way:
    return Way(GROUP, str(one.pk), one.name, kind_of(GROUP))


def _belonging(member: Member) -> Iterable[Belonging]:
    rows = Belonging.objects.filter(member=member, group__state="open").select_related("group")
    return [row for row in rows.order_by("group__name") if "house" not in row.group.kinds]


def _mentors_of(member: Member) -> list[Member]:
    rows = Pair.objects.filter(second=member, mode="mentors", ended_at=None).select_related("first")
    return [row.first for row in rows if row.first is not None]


def who_introduces(way: Way | None, member: Member, now: datetime) -> list[Member]:
    """Who may bring ``member`` on: whoever stands at the door they come from, and their own people."""
    at_the_door = _work_there(way) or _at(way, now) if way else []
    return _meetable([*at_the_door, *may_be_asked(member)], member)


def _work_there(way: Way) -> list[Member]:
    """Whoever works in a programme may introduce somebody, not only those who lead it."""
    if way.door != PROGRAMME:
        return []
    rows = Worker.objects.filter(programme_id=UUID(way.ref), until=None)
    return [row.member for row in rows.select_related("member").order_by("-part", "pk")]


def who_receives(way: Way, member: Member, now: datetime) -> list[Member]:
    return _meetable(_at(way, now), member)


def _at(way: Way, now: datetime) -> list[Member]:
    if way.door == PROGRAMME:
        rows = Worker.objects.filter(programme_id=UUID(way.ref), until=None, part=Worker.Part.LEAD)
        return [row.member for row in rows.select_related("member").order_by("pk")]
    if way.door == HOUSE:
        house = House.objects.filter(pk=way.ref).first()
        return those_who_look_after(house, now) if house else []
    if way.door == GROUP:
        return servants_with("let-in", [UUID(way.ref)], now).get(UUID(way.ref), [])
    return list(Member.objects.filter(pk=way.ref))


def _meetable(people: Iterable[Member], member: Member) -> list[Member]:
    away = blocked_ids(member) | {member.pk}
    there = {one.pk: one for one in people if one.pk not in away and one.is_here}
    return list(there.values())


def title_of(door: str, ref: str) -> str:
    """What a door is called, for the owner of a hand-over; a plain word where it is no more."""
    found = {
        PROGRAMME: lambda: Programme.objects.filter(pk=ref).values_list("name", flat=True).first(),
        HOUSE: lambda: House.objects.filter(pk=ref).values_list("name", flat=True).first(),
        GROUP: lambda: Group.objects.filter(pk=ref).values_list("name", flat=True).first(),
        MENTOR: lambda: Member.objects.filter(pk=ref).values_list("handle", flat=True).first(),
    }
    name = found[door]() if door in found and ref else None
    return name or kind_of(door) or gettext("where I am now")


def page_of(door: str, ref: str) -> str:
    """The page a hand-over leads on to: asking about a room, or for a group; it opens nothing that a house or a group
    has not said yes to."""
    if door == HOUSE:
        slug = House.objects.filter(pk=ref).values_list("slug", flat=True).first()
        return f"/houses/{slug}/" if slug else ""
    if door == GROUP:
        slug = Group.objects.filter(pk=ref).values_list("slug", flat=True).first()
        return f"/groups/{slug}/" if slug else ""
    return ""
