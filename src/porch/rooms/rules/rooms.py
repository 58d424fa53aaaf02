"""The way of a room from its announcement to its end, and how long what was written in it is kept."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from porch.kit.lifecycle import Lifecycle

ANNOUNCED, LOBBY, RUNNING, CLOSING, OVER = "announced", "lobby", "running", "closing", "over"

ROOM = Lifecycle(
    name="a room",
    start=ANNOUNCED,
    final=frozenset({OVER}),
    moves={
        "open the lobby": (frozenset({ANNOUNCED}), LOBBY),
        "begin": (frozenset({ANNOUNCED, LOBBY}), RUNNING),
        "close": (frozenset({RUNNING}), CLOSING),
        "end": (frozenset({ANNOUNCED, LOBBY, RUNNING, CLOSING}), OVER),
    },
)

OPEN_TO_COME = frozenset({LOBBY, RUNNING, CLOSING})  # states in which somebody may sit down
LIVE = OPEN_TO_COME

EARLY = timedelta(minutes=15)  # the lobby opens before the room begins
GENTLE_END = timedelta(minutes=10)  # from closing to over, if whoever hosts does not end it before
LENGTHS = (30, 45, 60, 90, 120)  # minutes
LONGEST = 240  # minutes of a session in a calendar, at most
FURTHEST = timedelta(days=28)
MOST_PEOPLE = 250
NOBODY_AFTER = timedelta(minutes=10)  # so long after the beginning, whoever sits alone is told of other rooms

AT_THE_END, A_DAY, A_WEEK = "end", "day", "week"
KEPT: Mapping[str, timedelta] = {
    AT_THE_END: timedelta(0),
    A_DAY: timedelta(hours=24),
    A_WEEK: timedelta(days=7),
}
FORGOTTEN_AFTER = timedelta(days=1)  # after its words are gone, who sat there is kept this much longer

# signs of being here
SIGN = timedelta(
    seconds=75
)  # a page that reloads or listens is seen this often, and late by this much at most
SIGN_BY_HAND = timedelta(minutes=10)  # a page that somebody reloads by hand
SIGN_EVERY = timedelta(seconds=20)  # signs closer together than this are not written down


def due(state: str, *, starts: datetime, ends: datetime, closing_at: datetime | None, now: datetime) -> str:
    """What time does to a room now, as a verb of its lifecycle; empty while it does nothing."""
    if state == ANNOUNCED and starts - EARLY <= now < starts:
        return "open the lobby"
    if state in (ANNOUNCED, LOBBY) and now >= starts:
        return "begin" if now < ends else "end"
    if state == RUNNING and now >= ends:
        return "close"
    if state == CLOSING and (closing_at is None or now - closing_at >= GENTLE_END):
        return "end"
    return ""


def gone_at(keep: str, over_at: datetime) -> datetime:
    """When the words of a room that is over are gone."""
    return over_at + KEPT[keep]


def of_room(room_id: UUID) -> str:
    """The owner of what is written in a room, beside whoever wrote it."""
    return f"room|{room_id}"
