"""What this room adds to the community that is asked every address: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from porch.groups.models import Group
from porch.rooms import actions
from tests.house.inhabitants import SELF, Inhabitants

ONE = "rooms/<uuid:pk>/"

THINGS: Mapping[str, tuple[str, ...]] = {
    ONE: ("room",),
    "groups/<slug:slug>/room/": ("our group",),
    "meetings/<slug:slug>/room/": ("=sunday-walk",),
}
SAID: Mapping[str, dict[str, str]] = {
    f"{ONE}come-in/": {"shown": "=member"},
    f"{ONE}hand/": {"up": "=1"},
    f"{ONE}react/": {"word": "=with-you"},
    f"{ONE}lead/": {"verb": "=pause"},
    f"{ONE}say/": {"body": "=Good evening.", "client_id": "share id"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF hosts a room of their group that runs; "group", who belongs, sits in it and is just sharing."""
    own, other = there.people[SELF], there.people["group"]
    group = Group.objects.get(slug=there.things["our group"])
    told = actions.Told("Our group", now - timedelta(minutes=4), keep="day")
    room = actions.open_room(told, by=own, now=now, kind="group", belongs_to=group.pk)
    actions.come_in(room, by=own, now=now, shown="name")
    seat = actions.come_in(room, by=other, now=now)
    actions.take(seat, "raise", by=other, now=now)
    there.things |= {"room": str(room.pk), "share id": str(uuid4())}
