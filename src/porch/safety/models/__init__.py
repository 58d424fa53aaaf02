"""Tables of the safety room."""

from porch.safety.models.break_glass import BrokenGlass
from porch.safety.models.cases import Case, CaseNote
from porch.safety.models.contact import ContactWish
from porch.safety.models.duty import Cover, Shift
from porch.safety.models.hard_hour import HardHour
from porch.safety.models.measures import Appeal, Measure
from porch.safety.models.reports import Report

__all__ = [
    "Appeal",
    "BrokenGlass",
    "Case",
    "CaseNote",
    "ContactWish",
    "Cover",
    "HardHour",
    "Measure",
    "Report",
    "Shift",
]
