"""When somebody wants to be asked. Off until they say so, and off again with one tap."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from porch.kit.clock import today_in
from porch.people.models import Member
from porch.scales.models import Wishes
from porch.scales.rules.rhythm import LATER, LONGEST, SHORTEST, next_on


class NotARhythm(Exception):
    """So many days cannot lie between two times."""


@transaction.atomic
def ask_me(code: str, days: int | None, *, by: Member, now: datetime) -> None:
    """Ask every so many days, first when they have passed; None ends it. Whatever was answered stays."""
    if days is not None and not SHORTEST <= days <= LONGEST:
        raise NotARhythm(days)
    plan = _plan(by)
    plan.pop(code, None)
    if days is not None:
        first = next_on(days, today_in(by.time_zone, now))
        plan[code] = {"every": days, "next": first.isoformat()}
    _keep(by, plan)


@transaction.atomic
def not_now(code: str, *, by: Member, now: datetime) -> None:
    """Not now: asked again a week on."""
    plan = _plan(by)
    if code in plan:
        plan[code]["next"] = (today_in(by.time_zone, now) + LATER).isoformat()
        _keep(by, plan)


def asked_today(member: Member, code: str, today: date) -> None:
    """They answered: asked again when its days have passed."""
    plan = _plan(member)
    if code in plan:
        plan[code]["next"] = next_on(plan[code]["every"], today).isoformat()
        _keep(member, plan)


def _plan(member: Member) -> dict[str, dict[str, Any]]:
    there = Wishes.objects.select_for_update().filter(member=member).first()
    return there.plan if there else {}


def _keep(member: Member, plan: dict[str, dict[str, Any]]) -> None:
    there = Wishes(member=member)
    there.say(plan)
    Wishes.objects.update_or_create(member=member, defaults={"sealed_plan": there.sealed_plan})
