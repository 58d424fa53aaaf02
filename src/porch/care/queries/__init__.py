"""Reads of this room. ``resting`` and ``has_trained`` are doors for others; the rest is narrowed to its viewer."""

from porch.care.queries.checks import Checked, check_is_due, last_check, wish_of
from porch.care.queries.debriefs import (
    Listening,
    asked_of,
    at_the_desk,
    debrief_for,
    listening_of,
    my_debrief,
    supervisors_free_for,
    supervisors_named,
)
from porch.care.queries.helping import (
    carried,
    has_said_it_is_a_lot,
    helps,
    helps_since,
    may_be_put_forward,
    rest_of,
    resting,
    said_it_is_a_lot,
)
from porch.care.queries.training import Progress, has_trained, progress_of, walked_by

__all__ = [
    "Checked",
    "Listening",
    "Progress",
    "asked_of",
    "at_the_desk",
    "carried",
    "check_is_due",
    "debrief_for",
    "has_said_it_is_a_lot",
    "has_trained",
    "helps",
    "helps_since",
    "last_check",
    "listening_of",
    "may_be_put_forward",
    "my_debrief",
    "progress_of",
    "rest_of",
    "resting",
    "said_it_is_a_lot",
    "supervisors_free_for",
    "supervisors_named",
    "walked_by",
    "wish_of",
]
