"""Reads of the journal, already narrowed to who looks: one query each, whatever there is to read."""

from porch.journal.queries.finding import found, stale
from porch.journal.queries.listing import Line, Page, newest_for_visitors, page_of, under_days
from porch.journal.queries.shelves import bylines, month_of, months, tagged, tags

__all__ = [
    "Line",
    "Page",
    "bylines",
    "found",
    "month_of",
    "months",
    "newest_for_visitors",
    "page_of",
    "stale",
    "tagged",
    "tags",
    "under_days",
]
