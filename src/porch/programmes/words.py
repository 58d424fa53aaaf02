"""The words people read for what stands in this room's tables."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from porch.programmes.rules.endings import Ending
from porch.programmes.rules.roll import Here

type Words = str | Promise

ENDINGS: Mapping[str, Words] = {
    Ending.COMPLETED: _("Completed as planned"),
    Ending.LEFT: _("Left before the planned end"),
    Ending.ENDED_BY_HOST: _("Ended by the host"),
    Ending.TRANSFERRED: _("Went on somewhere else"),
    Ending.INCARCERATED: _("Came into custody"),
    Ending.DIED: _("Died"),
    Ending.OTHER: _("Something else"),
}

HERE: Mapping[str, Words] = {
    Here.PRESENT: _("Here"),
    Here.EXCUSED: _("Excused"),
    Here.ABSENT: _("Not here"),
}

WEEKDAYS: Mapping[int, Words] = {
    0: _("Monday"),
    1: _("Tuesday"),
    2: _("Wednesday"),
    3: _("Thursday"),
    4: _("Friday"),
    5: _("Saturday"),
    6: _("Sunday"),
}

PARTS: Mapping[str, Words] = {"lead": _("Leads the programme"), "facilitator": _("Leads sessions")}

CORRECTED: Mapping[str, Words] = {
    "started_on": _("First day"),
    "ended_on": _("Last day"),
    "ending": _("How it ended"),
}

NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""The short statement that goes with each disclosure (42 CFR 2.32); it is not translated."""
