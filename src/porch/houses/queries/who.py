"""Who stands how to a house: who lives there, who looks after it, who serves. Every read of this room begins here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from porch.groups.models import Term
from porch.groups.queries.service import held
from porch.houses.models import House, Manager, Stay
from porch.kit.clock import today_in
from porch.people.models import Member


@dataclass(frozen=True)
class Place:
    """A house as somebody stands to it. ``stay`` is theirs there; ``offices`` the codes of what they serve as."""

    house: House
    member: Member
    stay: Stay | None
    is_manager: bool
    offices: frozenset[str]

    @property
    def lives_here(self) -> bool:
        return self.stay is not None

    @property
    def looks_after(self) -> bool:
        """A manager, or an officer the house chose."""
        return self.is_manager or bool(self.offices)


def houses() -> QuerySet[House]:
    """Every house that has not closed, as anybody may find it."""
    return House.objects.exclude(state=House.State.CLOSED).order_by("name")


def living_in(house: House, now: datetime) -> QuerySet[Stay]:
    """Stays that go on today, by the house's own calendar: whoever has left is none of them from that day on."""
    today = today_in(house.time_zone, now)
    still = Q(until_on=None) | Q(until_on__gt=today)
    return Stay.objects.filter(still, house=house, from_on__lte=today, member__is_active=True)


def not_ended(now: datetime) -> Q:
    """Stays that have not ended: without an end, or with one on a later day by the calendar of their own house."""
    found = Q(pk__in=[])
    for zone in House.objects.values_list("time_zone", flat=True).distinct():
        still = Q(until_on=None) | Q(until_on__gt=today_in(zone, now))
        found |= Q(house__time_zone=zone) & still
    return found


def homes_of(member: Member, now: datetime) -> list[House]:
    """Where they live today, by the calendar of each house."""
    near = Q(until_on=None) | Q(until_on__gt=now.date() - timedelta(days=1))  # no calendar is further behind
    mine = Stay.objects.filter(near, member=member, member__is_active=True).select_related("house__group")
    return [stay.house for stay in mine.order_by("-from_on") if _goes_on(stay, now)]


def _goes_on(stay: Stay, now: datetime) -> bool:
    today = today_in(stay.house.time_zone, now)
    return stay.from_on <= today and (stay.until_on is None or stay.until_on > today)


def looked_after_by(member: Member, now: datetime) -> list[House]:
    """Houses they manage, and those they live in and serve, by name."""
    managed = Manager.objects.filter(member=member, until=None).values("house")
    groups = held(now).filter(member=member).values("position__group")
    served = [house.pk for house in homes_of(member, now)]
    mine = Q(pk__in=managed) | Q(group__in=groups, pk__in=served)
    return list(House.objects.filter(mine).select_related("group").order_by("name"))


def stay_in(house: House, member: Member, now: datetime) -> Stay | None:
    return living_in(house, now).filter(member=member).select_related("house", "member").first()


def stays_of(member: Member) -> QuerySet[Stay]:
    """All of one's own stays, the newest first: what was written about them is theirs to read for good."""
    return Stay.objects.filter(member=member).select_related("house").order_by("-from_on")


def offices_of(house: House, member: Member, now: datetime) -> frozenset[str]:
    mine = held(now).filter(member=member, position__group=house.group_id)
    return frozenset(mine.values_list("position__code", flat=True))


def officers_of(house: House, now: datetime) -> QuerySet[Term]:
    """Who serves in the house now, for whoever lives there or looks after it."""
    return held(now).filter(position__group=house.group_id).select_related("member", "position")


def is_manager(house: House, member: Member) -> bool:
    return Manager.objects.filter(house=house, member=member, until=None).exists()


def place_of(slug: str, member: Member, now: datetime) -> Place | None:
    """The house as this member stands to it; None for whoever neither lives there nor looks after it."""
    house = House.objects.filter(slug=slug).select_related("group").first()
    if house is None:
        return None
    stay, manages = stay_in(house, member, now), is_manager(house, member)
    if stay is None and not manages:
        return None
    return Place(house, member, stay, manages, offices_of(house, member, now) if stay else frozenset())


def those_who_look_after(house: House, now: datetime) -> list[Member]:
    """Managers and officers, each once, managers first: who is told when something is waiting."""
    managers = Member.objects.filter(
        pk__in=house.managers.filter(until=None).values("member"), is_active=True
    )
    found = {one.pk: one for one in managers}
    found.update({term.member_id: term.member for term in officers_of(house, now)})
    return list(found.values())
