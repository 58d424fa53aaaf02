"""Reads about people, already narrowed to who may know."""

from porch.people.queries.blocks import are_blocked, blocked_ids, blocks_of
from porch.people.queries.community import community, rules, supports
from porch.people.queries.facts import sharable_facts
from porch.people.queries.members import by_handle, coordinators, demo_people, holders_of, only_operator
from porch.people.queries.names import name_in, suggest_names
from porch.people.queries.recovery import whose_words
from porch.people.queries.roles import open_role_requests

__all__ = [
    "are_blocked",
    "blocked_ids",
    "blocks_of",
    "by_handle",
    "community",
    "coordinators",
    "demo_people",
    "holders_of",
    "name_in",
    "only_operator",
    "open_role_requests",
    "rules",
    "sharable_facts",
    "suggest_names",
    "supports",
    "whose_words",
]
