"""Who keeps a house's book: manager, treasurer, and the comptroller who checks. What they see goes by the gate."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.groups.queries.service import held
from porch.houses.models import House, NotRight, Plan, SaidPaid, Stay
from porch.houses.queries.owing import balances
from porch.houses.queries.who import Place
from porch.kit.clock import now as this_moment
from porch.kit.clock import today_in
from porch.people import consent
from porch.people.models import Member

SCOPE = "account-in-a-house"
PURPOSE = "house"
OFFICES = ("treasurer", "comptroller")


def reads(place: Place) -> bool:
    """May read the book and everybody's account."""
    return place.is_manager or bool(place.offices & set(OFFICES))


def writes(place: Place) -> bool:
    """May write in the book what is nobody's account: what was spent, moved, given."""
    return place.is_manager or "treasurer" in place.offices


def writes_for(place: Place, stay: Stay) -> bool:
    """May write on this account. Nobody writes on their own; on a keeper's, whoever else keeps the book does."""
    return reads(place) and stay.member_id != place.member.pk and (writes(place) or _is_keepers(stay))


def _is_keepers(stay: Stay) -> bool:
    serves = held(this_moment()).filter(member=stay.member_id, position__group=stay.house.group_id)
    return serves.filter(position__code="treasurer").exists()


def whose_accounts_i_keep(viewer: Member) -> QuerySet[Member]:
    """Whoever lives or lived in a house whose book this member keeps."""
    at = this_moment()
    serves = held(at).filter(member=viewer, position__code__in=OFFICES).values("position__group")
    mine = Q(managers__member=viewer, managers__until=None) | Q(group__in=serves)
    stays = Stay.objects.filter(house__in=House.objects.filter(mine))
    return Member.objects.filter(pk__in=stays.values("member")).exclude(pk=viewer.pk)


def stay_kept(place: Place, pk: UUID, now: datetime) -> Stay | None:
    """A stay whose account this keeper may open; the look is written down before anything is shown."""
    stay = Stay.objects.filter(pk=pk, house=place.house).select_related("member", "house__book").first()
    if stay is None or not reads(place):
        return None
    right = consent.see(place.member, stay.member, SCOPE, item=str(stay.pk), purpose=PURPOSE, now=now)
    return stay if right else None


def stays_kept(place: Place, now: datetime) -> list[Stay]:
    """Those who live there, or left and whose account is not at nothing yet, as the gate lets them be seen."""
    today, sums = today_in(place.house.time_zone, now), balances(place.house)
    open_ones = [pk for pk, cents in sums.items() if cents]
    here = Q(until_on=None) | Q(until_on__gt=today)
    rows = Stay.objects.filter(here | Q(pk__in=open_ones), house=place.house, from_on__lte=today)
    stays = list(rows.select_related("member", "house").order_by("from_on", "pk"))
    seen = consent.see_each(
        place.member, {one.member_id for one in stays}, SCOPE, item="", purpose=PURPOSE, now=now
    )
    return [one for one in stays if one.member_id in seen]


@dataclass(frozen=True)
class Waiting:
    """What waits for whoever keeps the book: of the accounts they may see."""

    paid: list[SaidPaid]
    not_right: list[NotRight]
    plans: list[Plan]

    @property
    def count(self) -> int:
        return len(self.paid) + len(self.not_right) + len(self.plans)


def waiting(place: Place, stays: set[UUID]) -> Waiting:
    """Not what they wrote on an account of their own: that waits for whoever else keeps the book."""
    mine = {"stay__in": stays}
    paid = SaidPaid.objects.filter(answered_at=None, **mine).exclude(stay__member=place.member)
    marks = NotRight.objects.filter(answered_at=None, **mine).exclude(stay__member=place.member)
    plans = Plan.objects.filter(ended_at=None, agreed_at=None, from_house=False, **mine)
    return Waiting(
        list(paid.select_related("stay__member").order_by("said_at")),
        list(marks.select_related("stay__member", "entry__undoes").order_by("said_at")),
        list(plans.exclude(stay__member=place.member).select_related("stay__member").order_by("proposed_at")),
    )


def how_much_waits(house: House) -> int:
    """How many things wait for whoever keeps the book, without whose they are."""
    of = {"stay__house": house}
    return (
        SaidPaid.objects.filter(answered_at=None, **of).count()
        + NotRight.objects.filter(answered_at=None, **of).count()
        + Plan.objects.filter(ended_at=None, agreed_at=None, from_house=False, **of).count()
    )
