"""What people told of their days, notes, days they remember by, reminders they set, what they chose for these pages."""

from porch.diary.models.bringing import Brought
from porch.diary.models.entry import Entry
from porch.diary.models.own import Anchor, Note, Summary, Wishes
from porch.diary.models.reminding import Reminder, ReminderDay, Reminding

__all__ = ["Anchor", "Brought", "Entry", "Note", "Reminder", "ReminderDay", "Reminding", "Summary", "Wishes"]
