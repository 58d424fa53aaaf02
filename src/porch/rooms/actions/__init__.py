"""What is done in rooms."""

from porch.rooms.actions.by_themselves import open_for_sessions
from porch.rooms.actions.coming import (
    NotOpen,
    come_in,
    is_here,
    leave,
    leave_everything,
    leave_group,
    part,
    sit_so,
)
from porch.rooms.actions.opening import (
    NotATime,
    NotTheirsToOpen,
    Told,
    close,
    end,
    keep_time,
    open_room,
    remind_hosts,
    tidy,
)
from porch.rooms.actions.sharing import say, take

__all__ = [
    "NotATime",
    "NotOpen",
    "NotTheirsToOpen",
    "Told",
    "close",
    "come_in",
    "end",
    "is_here",
    "keep_time",
    "leave",
    "leave_everything",
    "leave_group",
    "open_for_sessions",
    "open_room",
    "part",
    "remind_hosts",
    "say",
    "sit_so",
    "take",
    "tidy",
]
