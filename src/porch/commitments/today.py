"""What this room shows elsewhere: one card, at its time of day, a line beside a conversation, a group's block."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from porch.commitments.models import Day, Witness
from porch.commitments.queries import own
from porch.commitments.queries.hush import is_left_alone
from porch.commitments.queries.own import Mine
from porch.commitments.queries.together import adds_up, effort_of, stands_by
from porch.commitments.rules.kinds import PLEDGE, REVIEW
from porch.commitments.rules.lifecycles import STANDS
from porch.groups.models import Group
from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.talk.models import Conversation
from porch.talk.registries import SideLight

MORNING_ENDS, EVENING = time(12), time(17)
MOST = 3


def card(member: Member, now: datetime) -> dict[str, Any] | None:
    """By day: in the morning the line for it and what is meant today, later what was meant by an hour that has passed.
    Nothing at all while nothing is to be asked of them."""
    clock = _clock(member, now)
    if clock >= EVENING or is_left_alone(member, now):
        return None
    due = _due(member, now)
    will = next((one for one in due if one.commitment.kind == PLEDGE and _not_written(one)), None)
    will = will if clock < MORNING_ENDS else None
    ask = [one for one in due if one is not will and _is_time(one, clock, now)][:MOST]
    if will is None and not ask:
        return None
    return {"title": gettext("What I mean to do today"), "will": will, "ask": ask, "is_evening": False}


def evening_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """How it went, in the evening and of that day alone. Nobody has to say."""
    if _clock(member, now) < EVENING or is_left_alone(member, now):
        return None
    ask = _due(member, now)[:MOST]
    return {"title": gettext("How did it go?"), "ask": ask, "is_evening": True} if ask else None


def told_since(member: Member, since: datetime) -> bool:
    """Whether they said something of a day since then."""
    return Day.objects.filter(commitment__member=member, at__gt=since).exists()


def _clock(member: Member, now: datetime) -> time:
    return now.astimezone(ZoneInfo(member.time_zone)).time()


def _due(member: Member, now: datetime) -> list[Mine]:
    mine = own.mine(member, now)
    return [one for one in mine if one.is_open and one.is_for_today and one.today in one.unsaid]


def _not_written(one: Mine) -> bool:
    said = one.said.get(one.today)
    return said is None or not said.will


def _is_time(one: Mine, clock: time, now: datetime) -> bool:
    if one.commitment.kind in (PLEDGE, REVIEW):
        return False
    due = one.commitment.when.due_at(one.today, one.commitment.member.time_zone)
    return clock < MORNING_ENDS or (due is not None and due <= now)


def beside(conversation: Conversation, viewer: Member) -> SideLight | None:
    """That one of these two stands by something of the other's: only that there is a page for it."""
    if conversation.kind == Conversation.Kind.GROUP:
        return None
    there = conversation.memberships.exclude(member=viewer).values("member")
    rows = Witness.objects.filter(state=STANDS, commitment__stopped_at=None)
    mine = (
        rows.filter(member=viewer, commitment__member__in=there).select_related("commitment__member").first()
    )
    if mine is None or are_blocked(viewer, mine.commitment.member):
        return None
    return SideLight("commitments/_beside.html", {"path": mine.commitment.get_absolute_url()})


def of_group(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    """On the group's page, for those who belong, where the group decided to have it."""
    if not adds_up(group) and not stands_by(group):
        return None
    effort = effort_of(group, member, now) if adds_up(group) else None
    return {"slug": group.slug, "effort": effort}
