"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.family.actions import calls, coaches, coaching, helping, own
from porch.family.rules.own import Told
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "family/reads/<slug:slug>/": ("=grief",),
    "family/diary/<str:on>/": ("family day",),
    "family/goals/<uuid:pk>/": ("family goal",),
    "family/course/<int:number>/": ("=1",),
    "family/coaching/<uuid:pk>/": ("family coaching",),
    "family/coaching/<uuid:pk>/yes/": ("family coaching asked",),
    "family/coaching/<uuid:pk>/no/": ("family coaching asked",),
    "desk/family/coaches/<uuid:pk>/": ("family coach",),
}
SAID: Mapping[str, dict[str, str]] = {"family/goals/<uuid:pk>/near/": {"near": "=4"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this part that SELF owns, through the room's own verbs."""
    me = there.people[SELF]
    day = own.tell_day(Told("ok", "some", "slept"), now.date(), by=me, now=now)
    goal = own.set_goal("see my sister", by=me, now=now)
    helping.say_safe("yes", by=me, now=now)
    helping.begin(9, told=False, by=me, now=now)
    pair = there.people["pair"]
    coach = coaches.learned(pair, by=there.people["other coordinator"], now=now)
    coaches.have_room(2, by=pair)
    going = coaching.take_on(coaching.ask(by=me, now=now).pk, by=pair, now=now)
    calls.set_call(going.pk, now + timedelta(days=2), by=pair, now=now)
    asked = coaching.ask(by=there.people["bystander"], now=now)
    there.things |= {
        "family day": day.on.isoformat(),
        "family goal": str(goal.pk),
        "family coach": str(coach.pk),
        "family coaching": str(going.pk),
        "family coaching asked": str(asked.pk),
    }
