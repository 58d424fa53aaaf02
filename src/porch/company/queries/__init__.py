"""Reads of this room, each narrowed to its viewer."""

from porch.company.queries.balance import balance_of
from porch.company.queries.gatherings import Announced, all_gatherings, gathering_for, gatherings_ahead
from porch.company.queries.mine import OnMap, on_map, on_map_of, people_here
from porch.company.queries.own import checks_of, wishes_of
from porch.company.queries.ties import Kept, Suggested, close_ids, is_known, kept_by, suggested_to
from porch.company.queries.together import (
    Seen,
    activity_for,
    ahead_for,
    asked_after,
    audiences_for,
    comers_of,
    mine_ahead,
    named_to,
)

__all__ = [
    "Announced",
    "Kept",
    "OnMap",
    "Seen",
    "Suggested",
    "activity_for",
    "ahead_for",
    "all_gatherings",
    "asked_after",
    "audiences_for",
    "balance_of",
    "checks_of",
    "close_ids",
    "comers_of",
    "gathering_for",
    "gatherings_ahead",
    "is_known",
    "kept_by",
    "mine_ahead",
    "named_to",
    "on_map",
    "on_map_of",
    "people_here",
    "suggested_to",
    "wishes_of",
]
