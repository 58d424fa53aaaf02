"""Reading one's own entries. Nobody else's are ever asked for."""

from porch.diary.queries.calendar import Remembered, anchors_of, month_of
from porch.diary.queries.summary import (
    Made,
    Period,
    checked_in_lately,
    period_of,
    summaries_of,
    summary_of,
)
from porch.diary.queries.told import (
    Kept,
    days_without,
    drinks_of,
    entries_of,
    entry_of,
    latest_on,
    note_of,
    told_of,
)

__all__ = [
    "Kept",
    "Made",
    "Period",
    "Remembered",
    "anchors_of",
    "checked_in_lately",
    "days_without",
    "drinks_of",
    "entries_of",
    "entry_of",
    "latest_on",
    "month_of",
    "note_of",
    "period_of",
    "summaries_of",
    "summary_of",
    "told_of",
]
