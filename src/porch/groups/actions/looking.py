"""Looks at somebody else that they can read of: who asks to join, who asks for a group."""

from datetime import datetime

from django.urls import reverse

from porch.groups.models import Group, Joiner
from porch.people.consent import see_each
from porch.people.models import Member
from porch.wire.actions import seen


def joiners_seen(joiners: list[Joiner], *, by: Member, now: datetime) -> list[Joiner]:
    """Those of the joiners whom the gate lets ``by`` see; each of them reads who looked."""
    rights = see_each(
        by, [one.member_id for one in joiners], "asks-to-join", purpose="door-of-a-group", now=now
    )
    return [one for one in joiners if one.member_id in rights]


def desk_seen(groups: list[Group], *, by: Member, now: datetime) -> list[Group]:
    """The groups asked for, as the desk sees them: whoever asked reads who looked."""
    seen(by, reverse("groups:desk"), now)
    asked = [group.asked_by_id for group in groups if group.asked_by_id]
    rights = see_each(by, asked, "asks-for-a-group", purpose="door-of-a-group", now=now)
    return [group for group in groups if group.asked_by_id is None or group.asked_by_id in rights]


def desk_joiners_seen(joiners: list[Joiner], *, by: Member, now: datetime) -> list[Joiner]:
    """Who asks where nobody serves, as the desk sees them."""
    asked = [one.member_id for one in joiners]
    rights = see_each(by, asked, "asks-for-a-group", purpose="door-of-a-group", now=now)
    return [one for one in joiners if one.member_id in rights]
