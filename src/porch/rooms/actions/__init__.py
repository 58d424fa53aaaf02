"""What is done in rooms."""

from porch.rooms.actions.asides import answer, welcome, write_to_hosts
from porch.rooms.actions.by_themselves import open_for_sessions
from porch.rooms.actions.captions import caption
from porch.rooms.actions.coming import (
    NotOpen,
    come_in,
    is_here,
    leave,
    leave_everything,
    leave_group,
    part,
    sit_so,
    still_waits,
)
from porch.rooms.actions.door import door_to, let_in, put_out, send_back
from porch.rooms.actions.log import Words
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
from porch.rooms.actions.stepping import choose_script, go_to_step, keep_script, put_script_away
from porch.rooms.actions.unwell import not_ok

__all__ = [
    "NotATime",
    "NotOpen",
    "NotTheirsToOpen",
    "Told",
    "Words",
    "answer",
    "caption",
    "choose_script",
    "close",
    "come_in",
    "door_to",
    "end",
    "go_to_step",
    "is_here",
    "keep_script",
    "keep_time",
    "leave",
    "leave_everything",
    "leave_group",
    "let_in",
    "not_ok",
    "open_for_sessions",
    "open_room",
    "part",
    "put_out",
    "put_script_away",
    "remind_hosts",
    "say",
    "send_back",
    "sit_so",
    "still_waits",
    "take",
    "tidy",
    "welcome",
    "write_to_hosts",
]
