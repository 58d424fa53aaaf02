"""When someone is usually around, in words and in the reader's own time."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils.formats import time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext

from porch.people.models import Member
from porch.talk.rules import DAYS, spans_there

type Spans = tuple[tuple[int, int], ...]

MOST_SPANS = 3  # of a day; with more, a list of hours says less than nothing
MOST_GROUPS = 2


def usual_hours(member: Member, viewer: Member, *, now: datetime) -> str:
    """Such as "6 p.m. to 10 p.m. Monday to Friday"; empty when they gave no hours or too many to say shortly."""
    hours = member.lived.hours if hasattr(member, "lived") else []
    spans = spans_there(hours, zone=member.time_zone, there=viewer.time_zone, now=now)
    groups: dict[Spans, list[str]] = {}
    for day, found in spans.items():
        groups.setdefault(tuple(found), []).append(day)
    if not groups or any(len(found) > MOST_SPANS for found in groups):
        return ""
    largest = sorted(groups.items(), key=lambda group: (-len(group[1]), DAYS.index(group[1][0])))[
        :MOST_GROUPS
    ]
    return "; ".join(f"{_spans_in_words(found)} {_days_in_words(days)}" for found, days in largest)


def _spans_in_words(spans: Spans) -> str:
    if spans == ((0, 24 * 60),):
        return gettext("at any hour")
    return get_text_list([_span(*span) for span in spans], gettext("and"))


def _span(start: int, end: int) -> str:
    return gettext("%(start)s to %(end)s") % {"start": _clock(start), "end": _clock(end)}


def _clock(minutes: int) -> str:
    return time_format(time(minutes // 60 % 24, minutes % 60), "P")


def _days_in_words(days: Sequence[str]) -> str:
    if len(days) == len(DAYS):
        return gettext("every day")
    names, at = _names(), [DAYS.index(day) for day in days]
    if len(days) > 2 and at[-1] - at[0] == len(days) - 1:
        return gettext("%(first)s to %(last)s") % {"first": names[at[0]], "last": names[at[-1]]}
    return get_text_list([names[day] for day in at], gettext("and"))


def _names() -> list[str]:
    return [
        gettext("Monday"),
        gettext("Tuesday"),
        gettext("Wednesday"),
        gettext("Thursday"),
        gettext("Friday"),
        gettext("Saturday"),
        gettext("Sunday"),
    ]
