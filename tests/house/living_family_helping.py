"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.family.actions import helping, own
from porch.family.rules.own import Told
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "family/reads/<slug:slug>/": ("=grief",),
    "family/diary/<str:on>/": ("family day",),
    "family/goals/<uuid:pk>/": ("family goal",),
    "family/course/<int:number>/": ("=1",),
}
SAID: Mapping[str, dict[str, str]] = {"family/goals/<uuid:pk>/near/": {"near": "=4"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this part that SELF owns, through the room's own verbs."""
    me = there.people[SELF]
    day = own.tell_day(Told("ok", "some", "slept"), now.date(), by=me, now=now)
    goal = own.set_goal("see my sister", by=me, now=now)
    helping.say_safe("yes", by=me, now=now)
    helping.begin(9, told=False, by=me, now=now)
    there.things |= {"family day": day.on.isoformat(), "family goal": str(goal.pk)}
