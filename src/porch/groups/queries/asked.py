"""What waits for somebody's answer: who asks to join, and groups that are asked for."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.groups.models import Belonging, Group, Invitation, Joiner
from porch.groups.queries.seen import Seen
from porch.groups.queries.service import servants_with
from porch.groups.rules.lifecycles import THERE
from porch.people.models import Member, Role
from porch.people.queries import are_blocked, blocked_ids
from porch.people.rules.letters import digest_of

LET_IN = "let-in"


def my_ask(member: Member, group: Group, now: datetime) -> Joiner | None:
    """What this member asked and still waits for, as far as they can tell: a "not now" looks like no answer yet."""
    mine = Joiner.objects.filter(group=group, member=member, due_at__gt=now)
    return mine.filter(state__in=("asked", "not-now")).order_by("-asked_at").first()


def waiting() -> QuerySet[Joiner]:
    there = Joiner.objects.filter(state="asked", member__is_active=True, group__state="open")
    return there.select_related("member", "group").order_by("asked_at", "pk")


def joiners_of(seen: Seen) -> list[Joiner]:
    """Who asks to join, for whoever serves at the door: never somebody they are not to meet."""
    if LET_IN not in seen.may:
        return []
    apart = blocked_ids(seen.viewer)
    return [one for one in waiting().filter(group=seen.group) if one.member_id not in apart]


def joiner_for(seen: Seen, pk: UUID) -> Joiner | None:
    return next((one for one in joiners_of(seen) if one.pk == pk), None)


def unserved(now: datetime) -> list[Group]:
    """Groups in which somebody asks to join and nobody serves who could answer."""
    asked = {one.group_id: one.group for one in waiting()}
    served = servants_with(LET_IN, asked, now)
    return [group for pk, group in asked.items() if pk not in served]


def desk_joiners(viewer: Member, now: datetime) -> list[Joiner]:
    """Those who ask where nobody serves at the door, for coordinators."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    apart = blocked_ids(viewer)
    left = unserved(now)
    return [one for one in waiting().filter(group__in=left) if one.member_id not in apart]


def asked_groups(viewer: Member) -> list[Group]:
    """Groups somebody would like to have, longest waiting first, for coordinators."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    return list(Group.objects.filter(state="asked").select_related("asked_by").order_by("asked_at", "pk"))


def invitation_at(letters: str, member: Member, now: datetime) -> Invitation | None:
    """The invitation these letters open to this member; None when it was used, is over or never was.

    It stands while its group is open, whoever gave it belongs, and the two may meet.
    """
    found = Invitation.objects.filter(digest=digest_of(letters) or "-", used_at=None, until__gt=now)
    one = found.select_related("group", "made_by").first()
    if (
        one is None
        or one.group.state != "open"
        or one.group.is_household
        or not one.made_by.is_here
        or are_blocked(one.made_by, member)
    ):
        return None
    belongs = Belonging.objects.filter(group=one.group, member=one.made_by).exists()
    return one if belongs else None


def invited_to(letters: str, member: Member, now: datetime) -> Group | None:
    one = invitation_at(letters, member, now)
    return one.group if one else None


def all_groups(viewer: Member, now: datetime) -> list[tuple[Group, bool]]:
    """Every group that goes on, by name, and whether somebody serves at its door; for coordinators, without people. Not
    those of houses."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    there = list(Group.objects.filter(state__in=THERE, is_household=False).order_by("name", "pk"))
    served = servants_with(LET_IN, [group.pk for group in there], now)
    return [(group, group.pk in served) for group in there]
