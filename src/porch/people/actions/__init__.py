"""Verbs that change people: join, tell, block, grant, leave."""

from porch.people.actions.account import change_name, change_password, change_time, move_to, say_email
from porch.people.actions.blocks import block, unblock
from porch.people.actions.bringing import Taken, bring, let_go_of_brought
from porch.people.actions.community import NotDecidable, decide
from porch.people.actions.here_for import say_here_for
from porch.people.actions.inviting import (
    InvitationOver,
    Made,
    MadeAlready,
    NotInvitable,
    end_invitations,
    forget_old_invitations,
    invite,
)
from porch.people.actions.joining import NameGone, join, welcome
from porch.people.actions.knocking import NobodyThere, let_in, not_now, say_at_the_door
from porch.people.actions.leaving import erase_due, leave, note_parcel, stay
from porch.people.actions.lived import NotUnderstood, say_lived_experience
from porch.people.actions.names import let_names_go
from porch.people.actions.pausing import NotAPause, come_back, end_pauses, pause
from porch.people.actions.recovery import NeverForStaff, new_recovery_words, use_recovery_words
from porch.people.actions.roles import (
    AlreadyAsked,
    LastOperator,
    NoSuchRole,
    NotYoursToConfirm,
    NotYoursToEnd,
    NotYoursToGive,
    ask_for_role,
    confirm_role,
    end_role,
    grant,
    refuse_role,
    take_back_request,
)
from porch.people.actions.sessions import end_others, end_sessions, end_visit, forget_over
from porch.people.actions.way_back import (
    DoNotGoTogether,
    TooLate,
    agree_way_back,
    end_way_back,
    end_ways_back_of,
    end_ways_back_over,
    forget_phrase,
    make_way_back,
    make_way_back_here,
    refuse_way_back,
    use_way_back,
)

__all__ = [
    "AlreadyAsked",
    "DoNotGoTogether",
    "InvitationOver",
    "LastOperator",
    "Made",
    "MadeAlready",
    "NameGone",
    "NeverForStaff",
    "NoSuchRole",
    "NobodyThere",
    "NotAPause",
    "NotDecidable",
    "NotInvitable",
    "NotUnderstood",
    "NotYoursToConfirm",
    "NotYoursToEnd",
    "NotYoursToGive",
    "Taken",
    "TooLate",
    "agree_way_back",
    "ask_for_role",
    "block",
    "bring",
    "change_name",
    "change_password",
    "change_time",
    "come_back",
    "confirm_role",
    "decide",
    "end_invitations",
    "end_others",
    "end_pauses",
    "end_role",
    "end_sessions",
    "end_visit",
    "end_way_back",
    "end_ways_back_of",
    "end_ways_back_over",
    "erase_due",
    "forget_old_invitations",
    "forget_over",
    "forget_phrase",
    "grant",
    "invite",
    "join",
    "leave",
    "let_go_of_brought",
    "let_in",
    "let_names_go",
    "make_way_back",
    "make_way_back_here",
    "move_to",
    "new_recovery_words",
    "not_now",
    "note_parcel",
    "pause",
    "refuse_role",
    "refuse_way_back",
    "say_at_the_door",
    "say_email",
    "say_here_for",
    "say_lived_experience",
    "stay",
    "take_back_request",
    "unblock",
    "use_recovery_words",
    "use_way_back",
    "welcome",
]
