"""Reads about comments, already narrowed to who looks."""

from porch.comments.queries.asked import (
    Asked,
    decided,
    find_question,
    lets_strangers,
    own_questions,
    questions,
)
from porch.comments.queries.counting import counts_for
from porch.comments.queries.desk import (
    Waiting,
    how_long_it_takes,
    is_full_of_strangers,
    waiting_comment,
    waiting_for,
)
from porch.comments.queries.saying import (
    comment_of,
    is_alike,
    is_kept_apart,
    may_say,
    seen_comment,
    shown_before,
    to_answer,
)
from porch.comments.queries.thread import (
    Said,
    Thread,
    goes_by_own_name,
    may_be_taken_back,
    name_of,
    said_to,
    thread_under,
)

__all__ = [
    "Asked",
    "Said",
    "Thread",
    "Waiting",
    "comment_of",
    "counts_for",
    "decided",
    "find_question",
    "goes_by_own_name",
    "how_long_it_takes",
    "is_alike",
    "is_full_of_strangers",
    "is_kept_apart",
    "lets_strangers",
    "may_be_taken_back",
    "may_say",
    "name_of",
    "own_questions",
    "questions",
    "said_to",
    "seen_comment",
    "shown_before",
    "thread_under",
    "to_answer",
    "waiting_comment",
    "waiting_for",
]
