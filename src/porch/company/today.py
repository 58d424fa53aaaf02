"""What this room shows on Today: what one said yes to and is near, and what one asked to be asked."""

from datetime import datetime, timedelta
from typing import Any

from porch.company import queries
from porch.company.rules.loneliness import is_due
from porch.kit.clock import today_in
from porch.people.models import Member

NEAR, THIS_WEEK = timedelta(hours=36), timedelta(days=7)


def near_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The next thing they said yes to, or a gathering they mean to come to, within a day and a half."""
    mine = [one for one in queries.mine_ahead(member, now) if one.is_in and one.is_ahead]
    near = [one for one in mine if now < one.activity.at <= now + NEAR]
    gatherings = [one for one in queries.gatherings_ahead(member, now) if one.i_come]
    soon = [one for one in gatherings if now < one.gathering.at <= now + NEAR]
    soon = [one for one in soon if one.gathering.state == "announced"]
    if not near and not soon:
        return None
    return {"near": near[:2], "gatherings": soon[:1]}


def gathering_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """A gathering within the week that they have not said anything of: once they said that they come, it is quiet."""
    ahead = [one for one in queries.gatherings_ahead(member, now) if one.gathering.state == "announced"]
    soon = [one for one in ahead if not one.i_come and now < one.gathering.at <= now + THIS_WEEK]
    return {"gathering": soon[0].gathering} if soon else None


def after_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """Something small they were in is over: was it good for them, if they like to say."""
    seen = queries.asked_after(member, now)
    return {"seen": seen} if seen else None


def questions_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The day they chose for the three questions has come."""
    wishes = queries.wishes_of(member)
    return {} if is_due(wishes.next_on, today_in(member.time_zone, now)) else None
