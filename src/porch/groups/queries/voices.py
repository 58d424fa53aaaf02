"""Who has a voice in a group: asked at every act, never kept."""

from uuid import UUID

from django.db.models import Q, QuerySet

from porch.groups.models import Belonging, Group, Motion, Voter
from porch.groups.registries import matters
from porch.groups.rules.lifecycles import THERE
from porch.people.models import Member

# one's home group is the one place where one has a vote; who lives in a house has one there as well
VOICE = Q(is_home=True) | Q(group__is_household=True)

HERE = (Member.State.HERE, Member.State.PAUSED)


def belongs_to(group: Group, member: Member) -> bool:
    """Whether they are one of the group, and there is a group."""
    return member.is_here and group.state in THERE and _of(group, member).exists()


def has_a_voice(group: Group, member: Member) -> bool:
    """Whether this is their home group, or the house they live in: where they have a vote."""
    return member.is_here and group.state in THERE and _of(group, member).filter(VOICE).exists()


def home_members(group: Group) -> QuerySet[Belonging]:
    """Everyone with a vote in this group now, for counting and for asking them; no page lists them."""
    return Belonging.objects.filter(
        VOICE, group=group, member__is_active=True, member__state__in=HERE
    ).select_related("member")


def voters_in(motion: Motion) -> list[Member]:
    """Who would have a vote in this motion if it opened now: everybody with a voice, but whom it is about."""
    matter = matters.get(motion.matter) if motion.matter else None
    whom = matter.whom(motion) if matter else None
    return [row.member for row in home_members(motion.group) if row.member_id != whom]


def roll_of(motion_id: UUID, group: Group) -> list[tuple[bool, bool]]:
    """For each who had a vote when it opened: whether they voted, and whether they still belong."""
    home = set(home_members(group).values_list("member_id", flat=True))
    rows = Voter.objects.filter(motion=motion_id).values_list("has_voted", "member_id")
    return [(has_voted, member_id in home) for has_voted, member_id in rows]


def _of(group: Group, member: Member) -> QuerySet[Belonging]:
    return Belonging.objects.filter(group=group, member=member)
