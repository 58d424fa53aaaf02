"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.attendance import actions
from porch.attendance.models import Certificate
from porch.attendance.queries import running_of
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.listings.recurrence import day_of
from porch.meetings.actions import add
from porch.meetings.rules.told import Told
from tests.house.inhabitants import SELF, Inhabitants

OF_GROUP = "groups/<slug:slug>/attended/"

THINGS: Mapping[str, tuple[str, ...]] = {
    "attended/sitting/<uuid:pk>/": ("sitting",),
    "attended/note/<uuid:pk>/": ("noted",),
    "attended/<uuid:pk>/": ("certificate",),
    OF_GROUP: ("our group",),
    f"{OF_GROUP}<uuid:pk>/": ("our group", "sitting"),
}
SAID: Mapping[str, dict[str, str]] = {f"{OF_GROUP}open/": {"sitting": "running"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF chairs a sitting of their group whose proof is open, holds a certificate of it, and noted another day."""
    own, group = there.people[SELF], Group.objects.get(slug=there.things["our group"])
    change_setting(group, "proof-of-attendance", "yes", by=own, now=now)
    began = now - timedelta(minutes=5)
    told = Told("Right now", day_of(now.date()), began.time(), 60, "UTC", location="The hall")
    add(told, by=own, now=now, group=group)
    running = next(one for one in running_of([group], now) if one.title == told.name)
    sitting = actions.open_proof(running, by=own, now=now)
    held = Certificate.objects.create(
        member=own, sitting=sitting, number="A" * 16, on=now.date(), minutes=60
    )  # two codes take a while to come
    there.things |= {
        "running": running.code,
        "sitting": str(sitting.pk),
        "certificate": str(held.pk),
        "noted": str(actions.note_for_oneself(now.date(), "The walk.", by=own).pk),
    }
