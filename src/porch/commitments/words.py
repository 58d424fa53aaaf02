"""Sentences of this room that are chosen by a code."""

from django.utils.translation import gettext_lazy as _

ANSWERS = {"changed": _("Changed my mind"), "kept": _("Kept"), "not-kept": _("Not kept")}
RHYTHMS = {"once": _("Once, on a day"), "daily": _("Every day"), "weekly": _("On some days of the week")}
WEEKDAYS = {
    0: _("Monday"),
    1: _("Tuesday"),
    2: _("Wednesday"),
    3: _("Thursday"),
    4: _("Friday"),
    5: _("Saturday"),
    6: _("Sunday"),
}
FOR_HOW_LONG = {"week": _("A week"), "month": _("A month"), "season": _("Three months")}
TOLD = {"call": _("I called somebody"), "door": _("I met somebody at the door")}
QUIET_DAYS = {
    "": _("I would rather not be told"),
    "5": _("After 5 days"),
    "7": _("After a week"),
    "14": _("After two weeks"),
    "30": _("After a month"),
}
