"""Who helps, who rests from it, and what somebody carries, told to them alone."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils.translation import gettext, ngettext

from porch.bonds.models import Pair
from porch.bonds.rules.lifecycles import LIVE
from porch.bonds.rules.parts import MENTORS
from porch.care.models import Lot, Rest, Supervisor
from porch.care.registries import helping, loads
from porch.people.models import Member, Role

HELPERS = (
    *(Role.Name.MENTOR, Role.Name.FACILITATOR, Role.Name.HOUSE_MANAGER),
    *(Role.Name.COORDINATOR, Role.Name.MODERATOR),
)


def resting(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these people those who are not to be asked for help now: a rest after a hard talk, or a pause."""
    rests = Rest.objects.filter(member__in=ids, until__gt=now).values_list("member", flat=True)
    paused = Member.objects.filter(pk__in=ids, state=Member.State.PAUSED).values_list("pk", flat=True)
    return {*rests, *paused}


def may_be_put_forward(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these mentors those who do not rest: nobody new is sent to the others meanwhile."""
    return set(ids) - resting(ids, now)


def rest_of(member: Member, now: datetime) -> datetime | None:
    """Until when this person rests from helping; None while they do not."""
    found = Rest.objects.filter(member=member, until__gt=now).first()
    return found.until if found else None


def helps(member: Member, now: datetime) -> bool:
    """Whether this person helps others here in any way that somebody knows of."""
    if not member.all_roles.isdisjoint(HELPERS):
        return True
    if Supervisor.objects.filter(member=member, until=None).exists() or _walks(member).exists():
        return True
    return any(member.pk in of({member.pk}, now) for of in helping)


def helps_since(member: Member) -> datetime | None:
    """When they began: the earliest part they hold, or the first person they walked with."""
    held = member.roles.filter(until=None, role__in=HELPERS).aggregate(first=Min("since"))["first"]
    walked = Pair.objects.filter(first=member, mode=MENTORS).aggregate(first=Min("started_at"))["first"]
    return min((at for at in (held, walked) if at is not None), default=None)


def carried(member: Member, now: datetime) -> list[str]:
    """What this person carries, in a few lines for themselves alone."""
    mine = _walks(member).count()
    peers = Pair.objects.filter(mode="peers", state__in=LIVE)
    beside = peers.filter(first=member).count() + peers.filter(second=member).count()
    lines = []
    if mine:
        lines.append(
            ngettext("You walk with %(n)s person as mentor.", "You walk with %(n)s people as mentor.", mine)
            % {"n": mine}
        )
    if beside:
        lines.append(gettext("You and a peer walk beside each other."))
    return lines + [line for of in loads for line in of(member, now)]


def has_said_it_is_a_lot(member: Member) -> bool:
    return Lot.objects.filter(member=member).exists()


def said_it_is_a_lot(viewer: Member) -> QuerySet[Lot]:
    """Those who told the desk that it is a lot, the first on top: for coordinators alone."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Lot.objects.none()
    return Lot.objects.filter(member__is_active=True).select_related("member").order_by("at", "pk")


def _walks(member: Member) -> QuerySet[Pair]:
    return Pair.objects.filter(first=member, mode=MENTORS, state__in=LIVE)
