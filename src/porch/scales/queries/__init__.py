"""Reading: which questionnaires there are, and what somebody answered."""

from porch.scales.queries.answered import Answered, answered_by, due, one_of, plan_of
from porch.scales.queries.sheets import bundled, every_sheet, offered_sheets, sheets_without_words

__all__ = [
    "Answered",
    "answered_by",
    "bundled",
    "due",
    "every_sheet",
    "offered_sheets",
    "one_of",
    "plan_of",
    "sheets_without_words",
]
