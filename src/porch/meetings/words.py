"""The words people read for a day, and for who may come."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

DAYS = (
    _("Sunday"),
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
)

OPEN_TO = {
    "open": _("Anyone may come, friends and family too."),
    "closed": _("For people who drink or use, or did, and want company in changing that."),
}


def day_in_words(on: date, ahead: int) -> str:
    """Today, Tomorrow, or the day with its date."""
    if ahead == 0:
        return gettext("Today")
    if ahead == 1:
        return gettext("Tomorrow")
    return date_format(on, "l j F")
