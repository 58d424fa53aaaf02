"""Reads of this room, each narrowed to its viewer."""

from porch.mentoring.queries.work import (
    Line,
    Sheet,
    as_mentor,
    from_before,
    mentor_pair_for,
    mentor_pairs_of,
    my_work,
    shared_sheet,
    shared_work,
    suggested_by_me,
    work_for,
)

__all__ = [
    "Line",
    "Sheet",
    "as_mentor",
    "from_before",
    "mentor_pair_for",
    "mentor_pairs_of",
    "my_work",
    "shared_sheet",
    "shared_work",
    "suggested_by_me",
    "work_for",
]
