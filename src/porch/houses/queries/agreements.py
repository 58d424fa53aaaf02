"""The agreement of a house: which version holds, who has signed it, and who is still to read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from porch.houses.models import Agreement, Application, House, Signature, Stay
from porch.houses.queries.who import Place, living_in, place_of
from porch.houses.rules.agreements import digest
from porch.houses.rules.applying import AGREED, OFFERED, WAITING
from porch.kit.clock import today_in
from porch.people.models import Member


@dataclass(frozen=True)
class Party:
    """Somebody who may read and sign: who lives there, who looks after it, or who is to move in."""

    house: House
    member: Member
    stay: Stay | None
    application: Application | None
    looks_after: bool

    @property
    def signs(self) -> bool:
        return self.stay is not None or self.application is not None


def party(slug: str, member: Member, now: datetime) -> Party | None:
    """None for whoever has nothing to do with the house."""
    place = place_of(slug, member, now)
    if place is not None:
        return Party(place.house, member, place.stay, None, place.looks_after)
    waits = Q(state__in=(WAITING, OFFERED, AGREED), ended_at=None)
    asks = Application.objects.filter(waits, house__slug=slug, member=member)
    found = asks.exclude(house__state=House.State.CLOSED).select_related("house__group").first()
    return Party(found.house, member, None, found, looks_after=False) if found else None


def versions(house: House) -> QuerySet[Agreement]:
    """All of them, the newest first."""
    return Agreement.objects.filter(house=house).order_by("-version")


def version_that_holds(house: House, now: datetime) -> Agreement | None:
    """The newest one whose day has come, by the house's own calendar."""
    return versions(house).filter(from_on__lte=today_in(house.time_zone, now)).first()


def to_sign(house: House, now: datetime) -> Agreement | None:
    """The newest: it is read and signed before it holds, where that day is still to come."""
    return versions(house).first()


def signature_of(agreement: Agreement, member: Member) -> Signature | None:
    """Their own, whether they signed before moving in or since. One that is of another text counts for nothing."""
    mine = Q(stay__member=member) | Q(application__member=member)
    rows = Signature.objects.filter(mine, agreement=agreement, digest=digest(agreement.text))
    return rows.order_by("at").first()


def has_signed(house: House, member: Member, now: datetime) -> bool:
    """Whether nothing is left to sign: also where a house has no agreement yet."""
    newest = to_sign(house, now)
    return newest is None or signature_of(newest, member) is not None


@dataclass(frozen=True)
class Line:
    """Whether somebody who lives there has signed the newest version, and when."""

    stay: Stay
    signed: Signature | None


def who_signed(place: Place, now: datetime) -> list[Line]:
    """For those who look after the house: everybody who lives there, with the newest version."""
    newest = to_sign(place.house, now)
    stays = living_in(place.house, now).select_related("member").order_by("member__handle")
    return [Line(one, signature_of(newest, one.member) if newest else None) for one in stays]
