"""Verbs that change people: join, tell, block, grant, leave."""

from porch.people.actions.account import change_name, change_password, change_time, say_email
from porch.people.actions.blocks import block, unblock
from porch.people.actions.community import NotDecidable, decide
from porch.people.actions.joining import NameGone, join, welcome
from porch.people.actions.leaving import erase_due, leave, note_parcel, stay
from porch.people.actions.lived import NotUnderstood, say_lived_experience
from porch.people.actions.recovery import NeverForStaff, new_recovery_words, use_recovery_words
from porch.people.actions.roles import (
    AlreadyAsked,
    NoSuchRole,
    NotYoursToConfirm,
    ask_for_role,
    confirm_role,
    end_role,
    grant,
    refuse_role,
)

__all__ = [
    "AlreadyAsked",
    "NameGone",
    "NeverForStaff",
    "NoSuchRole",
    "NotDecidable",
    "NotUnderstood",
    "NotYoursToConfirm",
    "ask_for_role",
    "block",
    "change_name",
    "change_password",
    "change_time",
    "confirm_role",
    "decide",
    "end_role",
    "erase_due",
    "grant",
    "join",
    "leave",
    "new_recovery_words",
    "note_parcel",
    "refuse_role",
    "say_email",
    "say_lived_experience",
    "stay",
    "unblock",
    "use_recovery_words",
    "welcome",
]
