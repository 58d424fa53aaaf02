"""People who can be asked: a shift on the cast's Friday, and a line that says who is asked right now."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest

from porch.asks import actions
from porch.asks.models import Alert, Ask, Helper, Shift
from porch.people.models import LivedExperience, Member

FRIDAY = 4  # the cast's noon is a Friday
ALL = ("talk", "sit", "ride")

type OnShift = Callable[..., Member]
type Tell = Callable[..., Member]


@pytest.fixture(autouse=True)
def _tasks_at_once_and_staff_without_a_second_factor(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    settings.DEMO = True


def can_help(member: Member, now: datetime, *kinds: str) -> Helper:
    """A coordinator's yes, and what they said they can be asked for."""
    Helper.objects.update_or_create(pk=member.pk, defaults={"confirmed_at": now, "yes_at": now})
    return actions.help_with(member, kinds or ALL, now=now)


@pytest.fixture
def on_shift(now: datetime) -> OnShift:
    """Somebody who is on from nine to five this Friday: ``on_shift(bob)``."""

    def begun(
        member: Member, *kinds: str, day: int = FRIDAY, since: int = 9, until: int = 17, **more: Any
    ) -> Member:
        can_help(member, now, *kinds)
        shift(member, now, *kinds, day=day, since=since, until=until, **more)
        return member

    return begun


def shift(
    member: Member,
    now: datetime,
    *kinds: str,
    day: int = FRIDAY,
    since: int = 9,
    until: int = 17,
    **more: Any,
) -> Shift:
    told = {"zone": member.time_zone, "kinds": kinds or ALL} | more
    return actions.begin_shift(member, day=day, since=time(since), until=time(until), now=now, **told)


@pytest.fixture
def tell_of() -> Tell:
    """``tell_of(alice, accepts_genders=["women"])``."""

    def told(member: Member, **facts: Any) -> Member:
        LivedExperience.objects.filter(member=member).update(**facts)
        member.refresh_from_db()
        member.lived.refresh_from_db()
        return member

    return told


def asked_now(ask: Ask) -> set[Member]:
    """Whom the ask is put to right now."""
    return {alert.helper for alert in Alert.objects.filter(ask=ask, state="open").select_related("helper")}


def alert_of(ask: Ask, helper: Member) -> Alert:
    return Alert.objects.get(ask=ask, helper=helper)


def fresh(ask: Ask) -> Ask:
    return Ask.objects.get(pk=ask.pk)
