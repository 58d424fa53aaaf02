"""Moving in and moving out: a bed for one person a night, a voice in the house while they live there."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from porch.houses.actions.belonging import keep_in_step
from porch.houses.models import Bed, House, Stay, Taken
from porch.people.models import Member
from porch.record.actions import note


class NotFree(Exception):
    """The bed is taken for a night of these, or they live somewhere already. Nothing was changed."""


@transaction.atomic
def begin_stay(
    house: House,
    member: Member,
    bed: Bed,
    *,
    from_on: date,
    by: Member,
    now: datetime,
    came_from: UUID | None = None,
) -> Stay:
    """``member`` lives in ``house``, in this bed, from a day on. NotFree where it cannot be.

    ``came_from`` is their stay in another house, where they moved over.
    """
    Member.objects.select_for_update().get(pk=member.pk)  # of two houses at once, one comes second
    later = Q(until_on=None) | Q(until_on__gt=from_on)
    if Stay.objects.filter(later, member=member).exists():
        raise NotFree("they live in a house already")
    stay = Stay.objects.create(
        house=house, member=member, from_on=from_on, share_cents=house.share_cents, came_from=came_from
    )
    take(bed, from_on, None, by=by, stay=stay)
    keep_in_step(house, now)
    note("stay-began", by=by.pk, about=member.pk, now=now, detail={"stay": str(stay.pk)})
    return stay


@transaction.atomic
def end_stay(stay: Stay, *, until_on: date, ending: str, by: Member | None, now: datetime) -> None:
    """They live there until the day before ``until_on``; from that day on nothing of the house opens to them."""
    Stay.objects.filter(pk=stay.pk, until_on=None).update(until_on=until_on, ending=ending)
    stay.refresh_from_db()
    later = Q(until_on=None) | Q(until_on__gt=until_on)
    stay.beds.filter(later, from_on__lt=until_on).update(until_on=until_on)
    stay.beds.filter(from_on__gte=until_on).delete()
    keep_in_step(stay.house, now)
    detail = {"stay": str(stay.pk), "how": ending}
    note("stay-ended", by=by.pk if by else None, about=stay.member_id, now=now, detail=detail)


def take(
    bed: Bed,
    from_on: date,
    until_on: date | None,
    *,
    by: Member | None,
    stay: Stay | None = None,
    **held: object,
) -> Taken:
    """These nights of the bed are theirs. NotFree where one of them is taken; of two at once, one comes second."""
    locked = Bed.objects.select_for_update().get(pk=bed.pk)
    later = Q(until_on=None) | Q(until_on__gt=from_on)
    before = Q() if until_on is None else Q(from_on__lt=until_on)
    if locked.gone_on is not None or Taken.objects.filter(later, before, bed=locked).exists():
        raise NotFree("the bed is taken")
    return Taken.objects.create(bed=locked, from_on=from_on, until_on=until_on, stay=stay, by=by, **held)
