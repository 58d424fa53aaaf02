"""Who has a voice in a group: asked at every act, never kept."""

from uuid import UUID

from django.db.models import QuerySet

from porch.groups.models import Belonging, Group, Voter
from porch.groups.rules.lifecycles import THERE
from porch.people.models import Member

HERE = (Member.State.HERE, Member.State.PAUSED)


def belongs_to(group: Group, member: Member) -> bool:
    """Whether they are one of the group, and there is a group."""
    return member.is_here and group.state in THERE and _of(group, member).exists()


def has_a_voice(group: Group, member: Member) -> bool:
    """Whether this is their home group: the one place where they have a vote."""
    return member.is_here and group.state in THERE and _of(group, member).filter(is_home=True).exists()


def home_members(group: Group) -> QuerySet[Belonging]:
    """Everyone with a vote in this group now, for counting and for asking them; no page lists them."""
    return Belonging.objects.filter(
        group=group, is_home=True, member__is_active=True, member__state__in=HERE
    ).select_related("member")


def roll_of(motion_id: UUID, group: Group) -> list[tuple[bool, bool]]:
    """For each who had a vote when it opened: whether they voted, and whether they still belong."""
    home = set(home_members(group).values_list("member_id", flat=True))
    rows = Voter.objects.filter(motion=motion_id).values_list("has_voted", "member_id")
    return [(has_voted, member_id in home) for has_voted, member_id in rows]


def _of(group: Group, member: Member) -> QuerySet[Belonging]:
    return Belonging.objects.filter(group=group, member=member)
