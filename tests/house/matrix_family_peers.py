"""Who gets what at the addresses of family peers and circles: see ``matrix.py``.

Two are family peers: "family", who is here for themselves and for somebody else, and KIN, who is here for somebody else
only. "family" leads a circle and sits in its room; KIN finds the door.
"""

from collections.abc import Mapping

from tests.house.inhabitants import KIN
from tests.house.matrix_words import NO, NOBODY_NOW, Who, members, staff

BOTH = "family"
TALK = "family/talk/<uuid:pk>/"
ROOM = "family/rooms/<uuid:pk>/"
PEERS = "family/peers/"
DESK = "desk/family/"
DOORS = ("words", "not-ok", "tell")


def two(status: int | str) -> Who:
    """Whoever holds the family part: the two family peers."""
    return members(status, BOTH).but(status, KIN)


def host(status: int | str) -> Who:
    """Whoever leads the circle and sits in its room."""
    return members(status, BOTH)


KIN_ALONE = members("-", "nobody").but(302, KIN)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    TALK: (two(200), NO),
    f"{TALK}say/": (NO, two(302)),
    f"{TALK}held/<uuid:held_id>/take-back/": (NO, two(302)),
    f"{TALK}alone/": (NO, NOBODY_NOW),
    f"{TALK}take-back/": (NO, host(302)),
    f"{TALK}seen/": (NO, two(204)),
    f"{TALK}accept/": (NO, two(302)),
    f"{TALK}not-now/": (NO, two(302)),
    f"{TALK}mute/": (NO, two(302)),
    f"{TALK}retention/": (NO, two(422)),
    f"{TALK}block/": (NO, two(302)),
    f"{TALK}step-out/": (NO, NOBODY_NOW),
    PEERS: (two(200), NO),
    f"{PEERS}look/": (NO, two(302)),
    f"{PEERS}rest/": (NO, two(302)),
    f"{PEERS}stop/": (NO, two(302)),
    f"{PEERS}suggested/<uuid:pk>/yes/": (NO, KIN_ALONE),
    f"{PEERS}suggested/<uuid:pk>/no/": (NO, KIN_ALONE),
    f"{PEERS}<uuid:pk>/": (two(200), NO),
    f"{PEERS}<uuid:pk>/end/": (two(200), two(302)),
    "family/circles/": (two(200), NO),
    "family/circles/lead/": (NO, two(302)),
    "family/circles/<slug:slug>/": (two(200), NO),
    "family/circles/<slug:slug>/calendar.ics": (two(200), NO),
    "family/circles/<slug:slug>/off/<uuid:pk>/": (NO, host(302)),
    "family/rooms/sitting/": (members(200).but(200, KIN), members(422).but(422, KIN)),
    ROOM: (two(200), NO),
    f"{ROOM}mine/": (host(200), NO),
    f"{ROOM}come-in/": (NO, two(422)),
    f"{ROOM}leave/": (NO, host(302)),
    f"{ROOM}here/": (NO, host(204)),
    f"{ROOM}hand/": (NO, host(302)),
    f"{ROOM}turn/": (NO, host(302)),
    f"{ROOM}react/": (NO, host(422)),
    f"{ROOM}say/": (NO, host(422)),
    f"{ROOM}lead/": (NO, host(422)),
    f"{ROOM}close/": (NO, host(302)),
    f"{ROOM}serve/": (NO, host(422)),
    f"{ROOM}people/": (host(200), NO),
    f"{ROOM}people/do/": (NO, host(422)),
    f"{ROOM}caption/": (NO, host(422)),
    f"{ROOM}script/": (host(200), host(302)),
    f"{ROOM}step/": (NO, host(422)),
    f"{ROOM}words/": (host(200), host(422)),
    f"{ROOM}words/<int:number>/": (NO, host(422)),
    f"{ROOM}not-ok/": (host(200), host(302)),
    f"{ROOM}tell/": (host(200), NO),
    DESK: (staff(200, "coordinator"), NO),
    f"{DESK}round/": (NO, staff(302, "coordinator")),
    f"{DESK}circles/": (NO, staff(422, "coordinator")),
    f"{DESK}circles/<uuid:pk>/end/": (NO, staff(302, "coordinator")),
    f"{DESK}circles/<uuid:pk>/lead/": (NO, staff(302, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
