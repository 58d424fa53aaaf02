"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.bonds.rules.parts import between
from porch.company import actions
from porch.company.actions.gatherings import Told
from porch.company.models import Tie
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "people/together/<uuid:pk>/": ("activity",),
    "people/together/<uuid:pk>/block/<uuid:member_id>/": ("activity", "kept"),
    "gatherings/<uuid:pk>/": ("gathering",),
    "desk/gatherings/<uuid:pk>/": ("gathering",),
    "people/keep/<uuid:member_id>/": ("kept",),
    "people/mine/<uuid:pk>/": ("on my map",),
}
SAID: Mapping[str, dict[str, str]] = {"people/together/<uuid:pk>/good/": {"good": "=yes"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
    own, friend = there.people[SELF], there.people["group"]
    first, second = sorted((own, friend), key=lambda one: str(one.pk))
    says = {"first_says": "keep", "second_says": "keep", "both_since": now}
    Tie.objects.create(between=between(own.pk, friend.pk), first=first, second=second, **says)
    walk = actions.Proposal(
        "walk", now + timedelta(days=2), "everyone", "Round the lake", "North", "The gate"
    )
    activity = actions.propose(walk, by=own, now=now)
    actions.say_yes(activity, by=friend, now=now)
    picnic = Told("Picnic", now + timedelta(days=9), "Europe/London", "Park gates")
    gathering = actions.announce(picnic, by=there.people["other coordinator"], now=now)
    there.things |= {
        "activity": str(activity.pk),
        "gathering": str(gathering.pk),
        "kept": str(friend.pk),
        "on my map": str(actions.put_on_map({"name": "My sister"}, 1, by=own, now=now).pk),
    }
