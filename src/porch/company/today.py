"""What this room shows on Today: what one said yes to and is near, and what one asked to be asked."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.company import queries
from porch.company.rules.loneliness import is_due
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.ui.next_thing import NextThing, Pull
from porch.wire.queries import is_hushed

NEAR, THIS_WEEK = timedelta(hours=36), timedelta(days=7)


def near(member: Member, now: datetime) -> NextThing | None:
    """The next thing they said yes to, or a gathering they mean to come to, within a day and a half."""
    mine = [one for one in queries.mine_ahead(member, now) if one.is_in and one.is_ahead]
    small = [one for one in mine if now < one.activity.at <= now + NEAR]
    gatherings = [one for one in queries.gatherings_ahead(member, now) if one.i_come]
    soon = [one for one in gatherings if now < one.gathering.at <= now + NEAR]
    soon = [one for one in soon if one.gathering.state == "announced"]
    found = [
        (one.activity.at, str(one.activity.what.title), reverse("company:activity", args=[one.activity.pk]))
        for one in small[:1]
    ]
    found += [(one.gathering.at, one.gathering.title, one.gathering.get_absolute_url()) for one in soon[:1]]
    if not found:
        return None
    at, title, url = min(found)
    when = date_format(at.astimezone(ZoneInfo(member.time_zone)), "l, H:i")
    says = gettext("You said yes: %(when)s.") % {"when": when}
    return NextThing(Pull.PROMISED, title, url, gettext("See it"), says=says, about=title, at=at)


def gathering(member: Member, now: datetime) -> NextThing | None:
    """A gathering within the week that they have not said anything of: once they said that they come, it is quiet."""
    ahead = [one for one in queries.gatherings_ahead(member, now) if one.gathering.state == "announced"]
    soon = [one for one in ahead if not one.i_come and now < one.gathering.at <= now + THIS_WEEK]
    if not soon:
        return None
    found = soon[0].gathering
    when = date_format(found.at.astimezone(ZoneInfo(member.time_zone)), "l j F, H:i")
    return NextThing(
        Pull.COMING,
        gettext("All of us: %(title)s") % {"title": found.title},
        found.get_absolute_url(),
        gettext("See it"),
        says=when,
        about=found.title,
        at=found.at,
    )


def after_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """Something small they were in is over: was it good for them, if they like to say."""
    seen = queries.asked_after(member, now)
    return {"seen": seen} if seen and not is_hushed(member, now) else None


def questions_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The day they chose for the three questions has come."""
    wishes = queries.wishes_of(member)
    due = is_due(wishes.next_on, today_in(member.time_zone, now))
    return {} if due and not is_hushed(member, now) else None
