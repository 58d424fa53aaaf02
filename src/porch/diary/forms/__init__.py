"""Forms of this room."""

from porch.diary.forms.entry import CheckInForm, EntryForm, MoreForm
from porch.diary.forms.recalling import AnchorForm, FillForm
from porch.diary.forms.summary import PeriodForm, SummaryForm

__all__ = ["AnchorForm", "CheckInForm", "EntryForm", "FillForm", "MoreForm", "PeriodForm", "SummaryForm"]
