"""A group's calendar as a file: bland on purpose, so that a shared calendar or a lock screen tells nothing."""

from datetime import datetime, timedelta

from django.utils.translation import gettext

from porch.bonds.rules.calendar import Entry
from porch.bonds.rules.calendar import calendar_file as written
from porch.groups.models import Group
from porch.groups.registries import Occasion, calendar_sources

BEFORE, AHEAD = timedelta(days=30), timedelta(days=180)


def calendar_file(group: Group, now: datetime) -> bytes:
    """A month back and half a year ahead, each time on its own: no name, no place, nothing anybody wrote."""
    found = [one for of in calendar_sources for one in of([group.pk], now - BEFORE, now + AHEAD)]
    everybodys = [one for one in found if not one.people]
    return written(_bland(one, now) for one in sorted(everybodys, key=lambda one: (one.at, one.uid)))


def _bland(one: Occasion, now: datetime) -> Entry:
    return Entry(
        uid=one.uid,
        at=one.at,
        zone=one.zone,
        minutes=one.minutes,
        title=gettext("Meeting"),
        place="",
        changed_at=one.changed_at or now,
        version=one.version,
        is_off=one.is_off,
    )
