"""What others may see of somebody's days: one view of one thread at a time, given by its owner.

After a return to use the numbers rest for everybody until their owner says otherwise. What a viewer sees then is
nothing, which is what they see of whatever ended, is paused or was never given (``docs/decisions/0059``).
"""

from datetime import datetime

from django.utils.translation import gettext as _

from porch.days.queries import Told, told_threads
from porch.days.words import goal_words, of_days, on, share_line
from porch.people.models import Member
from porch.people.registries import Items, Scope, scopes

DAY_COUNT = "day-count"
VIEWS = ("run", "all", "ninety", "goal")


def register() -> None:
    scopes.register(
        DAY_COUNT,
        Scope(
            DAY_COUNT,
            "day count",
            "Your days, this run and in all, and what you want. Never what you told of a single day.",
            lines_of,
            preset=True,
            items=Items("one number of your days", items_of, lines_of_item),
        ),
    )


def lines_of(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """Every view of every thread."""
    return [line for told in told_threads(subject, now) for view in VIEWS if (line := line_of(told, view))]


def items_of(subject: Member, now: datetime) -> list[tuple[str, str]]:
    """One view of one thread each."""
    kept = told_threads(subject, now)
    return [(code_of(told, view), f"{told.words}: {title_of(view)}") for told in kept for view in VIEWS]


def lines_of_item(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    for told in told_threads(subject, now):
        for view in VIEWS:
            if code == code_of(told, view):
                return [line] if (line := line_of(told, view)) else []
    return []


def code_of(told: Told, view: str) -> str:
    return f"{told.thread.pk.hex}-{view}"


def title_of(view: str) -> str:
    titles = {
        "run": _("this run"),
        "all": _("all days"),
        "ninety": _("the last 90 days"),
        "goal": _("what I want"),
    }
    return titles[view]


def line_of(told: Told, view: str) -> str:
    """The line as a viewer reads it; nothing while the numbers rest."""
    said = _goal(told) if view == "goal" else "" if told.stands.rests else _number(told, view)
    return f"{told.words}: {said}" if said else ""


def _goal(told: Told) -> str:
    goal = goal_words(told.stands.goal)
    return (
        _("what they want: %(goal)s") % {"goal": goal.lower()}
        if goal and told.stands.goal != "not-sure"
        else ""
    )


def _number(told: Told, view: str) -> str:
    stands = told.stands
    if view == "run":
        this = stands.this
        if this is None or not this.days:
            return ""
        return _("%(days)s, since %(day)s") % {"days": of_days(this.days), "day": on(this.first)}
    if view == "all":
        return _("%(days)s in all") % {"days": of_days(stands.all_days)} if stands.all_days else ""
    return share_line(stands.last_90) if stands.last_90.without else ""
