"""What can be done in this room."""

from porch.attendance.actions.noting import TooMany, forget_noted, note_for_oneself
from porch.attendance.actions.opening import (
    AlreadyOpen,
    NotTheirs,
    close_proof,
    end_with,
    follow_the_setting,
    open_proof,
    put_away_of,
)
from porch.attendance.actions.passing import pass_what_is_over
from porch.attendance.actions.redeeming import Counted, DoesNotCount, NotYet, ask_for_proof, give_back
from porch.attendance.actions.signing import rotate, signing_key
from porch.attendance.actions.taking import Bound, let_go, take

__all__ = [
    "AlreadyOpen",
    "Bound",
    "Counted",
    "DoesNotCount",
    "NotTheirs",
    "NotYet",
    "TooMany",
    "ask_for_proof",
    "close_proof",
    "end_with",
    "follow_the_setting",
    "forget_noted",
    "give_back",
    "let_go",
    "note_for_oneself",
    "open_proof",
    "pass_what_is_over",
    "put_away_of",
    "rotate",
    "signing_key",
    "take",
]
