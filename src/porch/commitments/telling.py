"""When something falls due, in words."""

from datetime import date

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.commitments.rules.when import DAILY, ONCE, When

DAYS = {
    0: _("Mondays"),
    1: _("Tuesdays"),
    2: _("Wednesdays"),
    3: _("Thursdays"),
    4: _("Fridays"),
    5: _("Saturdays"),
    6: _("Sundays"),
}


def when_in_words(when: When) -> str:
    """Such as "Every day, by 10:00, until Sunday 3 January"."""
    parts = [_which_days(when)]
    if when.by is not None:
        parts.append(gettext("by %(time)s") % {"time": time_format(when.by, "H:i")})
    if when.until is not None:
        parts.append(gettext("until %(day)s") % {"day": day_in_words(when.until)})
    return ", ".join(parts)


def _which_days(when: When) -> str:
    if when.rhythm == ONCE:
        return day_in_words(when.since)
    if when.rhythm == DAILY:
        return gettext("Every day")
    names = [str(DAYS[day]) for day in sorted(when.days)]
    listed = gettext(" and ").join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
    return gettext("On %(days)s") % {"days": listed}


def day_in_words(on: date) -> str:
    return date_format(on, "l j F")
