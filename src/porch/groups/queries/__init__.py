"""Reads of this room, each narrowed to its viewer."""

from porch.groups.queries.asked import (
    asked_groups,
    desk_joiners,
    invited_to,
    joiner_for,
    joiners_of,
    my_ask,
    unserved,
)
from porch.groups.queries.calendar import Day, calendar_at, entry_for, next_for, week_of
from porch.groups.queries.finding import Found, belonging_in, find, mine
from porch.groups.queries.seen import Seen, group_for, seen_group
from porch.groups.queries.service import (
    Post,
    handover_for,
    may_serve,
    posts_of,
    powers_of,
    servants_with,
    title_of,
)
from porch.groups.queries.settings import Norm, norms_of, setting_of, told_first
from porch.groups.queries.talking import Said, announcements_of, topic_for, topics_of

__all__ = [
    "Day",
    "Found",
    "Norm",
    "Post",
    "Said",
    "Seen",
    "announcements_of",
    "asked_groups",
    "belonging_in",
    "calendar_at",
    "desk_joiners",
    "entry_for",
    "find",
    "group_for",
    "handover_for",
    "invited_to",
    "joiner_for",
    "joiners_of",
    "may_serve",
    "mine",
    "my_ask",
    "next_for",
    "norms_of",
    "posts_of",
    "powers_of",
    "seen_group",
    "servants_with",
    "setting_of",
    "title_of",
    "told_first",
    "topic_for",
    "topics_of",
    "unserved",
    "week_of",
]
