"""What people read about days: goals, counts, where a thread stands, why something could not be kept."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from porch.days.rules.saying import ALL_DAYS, NO_COUNT, THIS_RUN
from porch.measures.rows import Kind, Row
from porch.measures.runs import Share, Standing

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Later

GOALS: "dict[str, str | Later]" = {
    "stop": gettext_lazy("Stop"),
    "stay-stopped": gettext_lazy("Stay stopped"),
    "cut-down": gettext_lazy("Cut down"),
    "stay-safer": gettext_lazy("Stay safer"),
    "medication": gettext_lazy("Stay with medicine that helps"),
    "not-sure": gettext_lazy("I am not sure"),
}
COUNTS: "dict[str, str | Later]" = {
    THIS_RUN: gettext_lazy("This run"),
    ALL_DAYS: gettext_lazy("All my days"),
    NO_COUNT: gettext_lazy("No count"),
}
HOW_TO_GO_ON: "dict[str, str | Later]" = {
    THIS_RUN: gettext_lazy("Start a new run. The one before stays where it is."),
    ALL_DAYS: gettext_lazy("Keep counting all my days. They go on from here."),
    NO_COUNT: gettext_lazy("No count. You can change your mind any day."),
}
WHY_NOT: "dict[str, str | Later]" = {
    "too-early": gettext_lazy("Pick a day after 1900."),
    "not-yet": gettext_lazy("That day is still to come. Pick one that has begun."),
    "other-way-round": gettext_lazy("The last day comes before the first. Turn them round."),
    "kept-already": gettext_lazy("You keep days of this already."),
    "too-many": gettext_lazy("That would be more than twenty. Lay one aside first."),
    "laid-aside": gettext_lazy("You laid this aside. Take it up again first."),
    "not-in-the-list": gettext_lazy("Pick one of the list."),
    "not-there": gettext_lazy("That has been changed already."),
    "used-since": gettext_lazy(
        "You told of use on that day or later. A run that goes on begins after it. If it was typed by mistake, "
        "say so under What I told."
    ),
}


def of_days(number: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": f"{number:,}"}


def on(day: date) -> str:
    return date_format(day, "j F Y")


def count_line(stands: Standing, count: str) -> tuple[str, str]:
    """The count its owner chose: the big words, and the small ones after them. Empty where nothing is counted."""
    if count == NO_COUNT or (count == THIS_RUN and stands.this is None):
        return "", ""
    last_year = _("%(days)s of the last 365 in all.") % {"days": of_days(stands.last_year.without)}
    if count == ALL_DAYS or stands.this is None:
        return of_days(stands.all_days), _("in all.") + " " + last_year
    since = _("since %(day)s.") % {"day": on(stands.this.first)}
    return of_days(stands.this.days) if stands.this.days else _("A new run"), f"{since} {last_year}"


def share_line(share: Share) -> str:
    """Days without, with, and not told of, of the last so many."""
    said = _("%(days)s of the last %(of)s without") % {"days": of_days(share.without), "of": share.of}
    if share.used:
        said += _(", %(days)s with use") % {"days": share.used}
    if share.untold:
        said += _(", %(days)s not told of") % {"days": share.untold}
    return said + "."


def lengthening_line(stands: Standing) -> str:
    """Said only of three runs or more, each longer than the one before."""
    if not stands.lengthening:
        return ""
    return _("Your last %(runs)s runs have each been longer than the one before.") % {
        "runs": stands.lengthening
    }


def row_line(row: Row) -> str:
    """One row as its owner told it."""
    match row.kind:
        case Kind.SINCE if row.first:
            return _("Without since %(day)s, and it goes on.") % {"day": on(row.first)}
        case Kind.WITHOUT if row.first and row.last and row.first != row.last:
            return _("Without from %(first)s to %(last)s.") % {"first": on(row.first), "last": on(row.last)}
        case Kind.WITHOUT if row.first:
            return _("%(day)s was a day without.") % {"day": on(row.first)}
        case Kind.USED if row.first:
            return _("Use on %(day)s.") % {"day": on(row.first)}
        case Kind.GOAL:
            return _("What I want: %(goal)s") % {"goal": goal_words(row.code)}
        case Kind.COUNT:
            return _("The count I see: %(count)s") % {"count": COUNTS.get(row.code, row.code)}
        case Kind.PLACE:
            return _("My calendar is by the clock of %(zone)s.") % {"zone": row.code}
        case Kind.SHOWN:
            return _("Those who may see my numbers see them again.")
        case _other:
            return ""


def goal_words(code: str) -> str:
    return str(GOALS.get(code, ""))
