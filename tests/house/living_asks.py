"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from porch.asks import actions
from porch.asks.models import Alert, Ask, Helper
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "people/ask/<slug:mode>/stop/": ("=peers",),
    "people/ask/<uuid:pk>/": ("ask",),
    "people/helping/shifts/<int:pk>/end/": ("help shift",),
    "people/helping/asked/<uuid:pk>/": ("question",),
    "desk/shifts/yes/<uuid:member_id>/end/": ("self",),
    "desk/asks/<uuid:pk>/": ("ask at the desk",),
}
SAID: Mapping[str, dict[str, str]] = {
    "people/ask/<uuid:pk>/in-time/": {"answer": "=skip"},
    "people/helping/kinds/": {"kinds": "=talk"},
    "people/helping/day/": {"do": "=give", "shift": "help shift", "on": "help day"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF asked for a ride that the mentor drives, helps, and is asked to come to somebody whom the desk has too."""
    own, mentor = there.people[SELF], there.people["mentor"]
    for helper in (own, mentor):
        Helper.objects.create(member=helper, confirmed_at=now, yes_at=now)
        actions.help_with(helper, ["talk", "ride"], now=now)
    shift = actions.begin_shift(
        own, day=(now.weekday() + 2) % 7, since=time(9), until=time(10), zone="UTC", kinds=["talk"], now=now
    )
    ride = actions.ask_for(
        own, "ride", now=now, told={"to": "the station"}, ride_at=now + timedelta(days=1), seats=1
    )
    driving = Alert.objects.create(ask=ride, helper=mentor, asked_at=now)
    actions.accept(driving, by=mentor, now=now)
    waiting = actions.ask_for(there.people["bystander"], "talk", now=now)
    question = Alert.objects.create(ask=waiting, helper=own, asked_at=now)
    assert Ask.objects.get(pk=waiting.pk).state == "coordinators"
    on: date = now.date() + timedelta(days=2)
    there.things |= {
        "ask": str(ride.pk),
        "help shift": str(shift.pk),
        "help day": on.isoformat(),
        "question": str(question.pk),
        "ask at the desk": str(waiting.pk),
        "self": str(own.pk),
    }
