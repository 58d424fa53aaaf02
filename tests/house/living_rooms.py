"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from porch.groups.models import Group
from porch.rooms import actions
from porch.rooms.models import Seat
from tests.house.inhabitants import SELF, Inhabitants

ONE = "rooms/<uuid:pk>/"

SCRIPTS = "groups/<slug:slug>/scripts/"

THINGS: Mapping[str, tuple[str, ...]] = {
    ONE: ("room",),
    f"{ONE}words/<int:number>/": ("room", "chair of another"),
    "groups/<slug:slug>/room/": ("our group",),
    "meetings/<slug:slug>/room/": ("=sunday-walk",),
    SCRIPTS: ("our group",),
    f"{SCRIPTS}<int:pk>/": ("our group", "own script"),
}
A_SCRIPT = {
    "title": "=Ours as well",
    "kind_1": "=welcome",
    "title_1": "=Hello",
    "words_1": "=Good to see you.",
}
SAID: Mapping[str, dict[str, str]] = {
    f"{ONE}come-in/": {"shown": "=member"},
    f"{ONE}hand/": {"up": "=1"},
    f"{ONE}react/": {"word": "=with-you"},
    f"{ONE}lead/": {"verb": "=pause"},
    f"{ONE}say/": {"body": "=Good evening.", "client_id": "share id"},
    f"{ONE}serve/": {"verb": "=volunteer", "value": "=greeter"},
    f"{ONE}people/do/": {"verb": "=door", "value": "=locked"},
    f"{ONE}caption/": {"body": "=Said aloud.", "client_id": "share id"},
    f"{ONE}script/": {"script": "=plain-hour"},
    f"{ONE}step/": {"no": "=1"},
    f"{ONE}words/": {"body": "=A word alone.", "client_id": "share id"},
    f"{ONE}words/<int:number>/": {"body": "=I read it.", "client_id": "share id"},
    f"{SCRIPTS}new/": A_SCRIPT,
    f"{SCRIPTS}<int:pk>/": A_SCRIPT,
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF hosts a room of their group that runs; "group", who belongs, sits in it and is just sharing."""
    own, other = there.people[SELF], there.people["group"]
    group = Group.objects.get(slug=there.things["our group"])
    told = actions.Told("Our group", now - timedelta(minutes=4), keep="day")
    room = actions.open_room(told, by=own, now=now, kind="group", belongs_to=group.pk)
    hosts = actions.come_in(room, by=own, now=now, shown="name")
    seat = actions.come_in(room, by=other, now=now)
    actions.take(seat, "raise", by=other, now=now)
    actions.write_to_hosts(seat, actions.Words("Thank you for tonight.", other, uuid4()), now=now)
    actions.choose_script(hosts, "plain-hour", by=own, now=now)
    # they sit there however long it takes until everybody else has moved in and asks
    Seat.objects.filter(room=room).update(seen_until=now + timedelta(hours=1))
    ours = {"title": "Ours", "steps": [{"kind": "welcome", "title": "Hello", "words": "Good to see you."}]}
    there.things |= {
        "room": str(room.pk),
        "share id": str(uuid4()),
        "chair of another": str(seat.no),
        "own script": str(actions.keep_script(group, ours, by=own, now=now).pk),
    }
