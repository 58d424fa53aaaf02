"""What somebody says to a question, if they do not mark it."""

from datetime import date, datetime

from django.db import transaction

from porch.kit.clock import today_in
from porch.milestones.models import Wishes
from porch.milestones.queries import offered_to
from porch.milestones.rules.reached import FOREVER, LATER, Reached
from porch.people.models import Member


def not_now(key: str, *, by: Member, now: datetime) -> bool:
    """Asked again two weeks on; False when it is not what they are asked about."""
    return _aside(key, today_in(by.time_zone or "UTC", now) + LATER, by, now) is not None


def not_right(key: str, *, by: Member, now: datetime) -> Reached | None:
    """Never asked about again. What it was, so that one can be led to what it came from; None as in ``not_now``."""
    return _aside(key, FOREVER, by, now)


@transaction.atomic
def _aside(key: str, until: date, by: Member, now: datetime) -> Reached | None:
    one = offered_to(by, now)
    if one is None or one.key != key:
        return None
    there = _wishes(by)
    there.put({**there.aside, key: until.isoformat()})
    there.save()
    return one


@transaction.atomic
def ask_me(member: Member, *, on: bool) -> None:
    """Whether anything is asked about at all."""
    there = _wishes(member)
    there.is_off = not on
    there.save()


def _wishes(member: Member) -> Wishes:
    there = Wishes.objects.select_for_update().filter(member=member).first()
    return there or Wishes(member=member)
