"""What pages of asking share: the numbers to call, and by when something happens in words."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format

from porch.asks.models import Ask
from porch.asks.words import STATES, THEN
from porch.kit.community import here
from porch.people.models import Member
from porch.safety import crisis


def numbers() -> crisis.Numbers:
    """The numbers this community confirmed: on every page of asking, and never in place of a person."""
    return crisis.load(here().country, settings.PORCH_DATA)


def by_when(moment: datetime, viewer: Member, now: datetime) -> str:
    """A time of today as a clock shows it, a later one with its day."""
    zone = ZoneInfo(viewer.time_zone or "UTC")
    local = moment.astimezone(zone)
    style = "H:i" if local.date() == now.astimezone(zone).date() else "l H:i"
    return date_format(local, style)


def standing(ask: Ask, viewer: Member, now: datetime) -> dict[str, Any]:
    """Where an ask stands, what happens next and by when."""
    then = THEN.get(ask.state)
    by = by_when(ask.due_at, viewer, now) if ask.due_at else ""
    return {
        "ask": ask,
        "state": STATES[ask.state],
        "then": str(then) % {"by": by} if then else "",
    }
