"""A plan for money that is behind: one side proposes, the other says yes, either ends it. Nothing follows by itself."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from porch.houses.actions.paying import TooLate
from porch.houses.models import House, Plan, Stay
from porch.people.models import Member


@dataclass(frozen=True)
class Wish:
    """What a plan is to be: how much in all, how much each week or month, from which day on."""

    total: int
    each: int
    per: str
    from_on: date


@transaction.atomic
def propose(stay: Stay, wish: Wish, *, from_house: bool, by: Member, now: datetime) -> Plan:
    """Instead of one that waits or goes on: proposing another ends it, as either side may at any time."""
    House.objects.select_for_update().get(pk=stay.house_id)
    Plan.objects.filter(stay=stay, ended_at=None).update(ended_at=now)
    return Plan.objects.create(
        stay=stay,
        total_cents=wish.total,
        each_cents=wish.each,
        per=wish.per,
        from_on=wish.from_on,
        from_house=from_house,
        proposed_at=now,
        proposed_by=by,
    )


def agree(plan: Plan, *, from_house: bool, by: Member, now: datetime) -> None:
    """The other side says yes; whoever proposed it cannot say it for them."""
    if plan.from_house == from_house or plan.proposed_by_id == by.pk:
        raise TooLate
    moved = Plan.objects.filter(pk=plan.pk, agreed_at=None, ended_at=None)
    if not moved.update(agreed_at=now, agreed_by=by):
        raise TooLate


def end(plan: Plan, now: datetime) -> None:
    if not Plan.objects.filter(pk=plan.pk, ended_at=None).update(ended_at=now):
        raise TooLate
