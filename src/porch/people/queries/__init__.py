"""Reads about people, already narrowed to who may know."""

from porch.people.queries.blocks import are_blocked, blocked_ids, blocks_of
from porch.people.queries.bringing import brought_of
from porch.people.queries.closing import Closing, closing, closing_card, paused_card
from porch.people.queries.community import community, rules, supports, wishes
from porch.people.queries.door import is_the_answer, marks_of_answers, steps_at_the_door
from porch.people.queries.facts import sharable_facts
from porch.people.queries.invitations import INVITE, opens, sheet, sheets
from porch.people.queries.knocks import knocks, line_of, turned_away
from porch.people.queries.members import by_handle, coordinators, demo_people, holders_of, only_operator
from porch.people.queries.names import drawn_at, name_in, suggest_names
from porch.people.queries.recovery import whose_words
from porch.people.queries.roles import asked_by, held_parts, open_role_requests
from porch.people.queries.way_back import (
    has_keys,
    open_way_back,
    proof_of,
    usable_by,
    ways_back_at_the_desk,
    whose_code,
)

__all__ = [
    "INVITE",
    "Closing",
    "are_blocked",
    "asked_by",
    "blocked_ids",
    "blocks_of",
    "brought_of",
    "by_handle",
    "closing",
    "closing_card",
    "community",
    "coordinators",
    "demo_people",
    "drawn_at",
    "has_keys",
    "held_parts",
    "holders_of",
    "is_the_answer",
    "knocks",
    "line_of",
    "marks_of_answers",
    "name_in",
    "only_operator",
    "open_role_requests",
    "open_way_back",
    "opens",
    "paused_card",
    "proof_of",
    "rules",
    "sharable_facts",
    "sheet",
    "sheets",
    "steps_at_the_door",
    "suggest_names",
    "supports",
    "turned_away",
    "usable_by",
    "ways_back_at_the_desk",
    "whose_code",
    "whose_words",
    "wishes",
]
