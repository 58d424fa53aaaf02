"""Reads of this room: one's own threads, and where they stand."""

from porch.days.queries.adding import Line, history_of, in_a_run_since, would_add
from porch.days.queries.after import hard_time, is_hard, last_return, quiet_until, returned_today
from porch.days.queries.threads import (
    Told,
    rows_of,
    standing,
    thread_of,
    threads_of,
    today_for,
    told_of,
    told_threads,
    words_for,
)

__all__ = [
    "Line",
    "Told",
    "hard_time",
    "history_of",
    "in_a_run_since",
    "is_hard",
    "last_return",
    "quiet_until",
    "returned_today",
    "rows_of",
    "standing",
    "thread_of",
    "threads_of",
    "today_for",
    "told_of",
    "told_threads",
    "words_for",
    "would_add",
]
