"""Reads about mentors themselves, each narrowed to its viewer."""

from porch.mentoring.queries.covering import cover_for, covers_to_decide, resting_pairs
from porch.mentoring.queries.desk import One, desk, one
from porch.mentoring.queries.lineage import hands_over
from porch.mentoring.queries.mine import (
    asked_for_a_word,
    is_mentor,
    mine,
    reference_for,
    references_wanted,
    who_could_stand_by,
)
from porch.mentoring.queries.pairs import (
    mentor_pair,
    open_reviews,
    paper_of,
    papers_to_read,
    review_of,
    year_on,
)
from porch.mentoring.queries.settings import settings_now
from porch.mentoring.queries.standing import may_mentor, standings, with_mentor

__all__ = [
    "One",
    "asked_for_a_word",
    "cover_for",
    "covers_to_decide",
    "desk",
    "hands_over",
    "is_mentor",
    "may_mentor",
    "mentor_pair",
    "mine",
    "one",
    "open_reviews",
    "paper_of",
    "papers_to_read",
    "reference_for",
    "references_wanted",
    "resting_pairs",
    "review_of",
    "settings_now",
    "standings",
    "who_could_stand_by",
    "with_mentor",
    "year_on",
]
