"""Who is not to meet whom. A block counts in both directions, and nobody is told which."""

from uuid import UUID

from django.db.models import Q, QuerySet

from porch.people.models import Block, Member


def are_blocked(a: Member, b: Member) -> bool:
    """True when either has blocked the other."""
    return Block.objects.filter(Q(by=a, whom=b) | Q(by=b, whom=a)).exists()


def blocked_ids(member: Member) -> set[UUID]:
    """Everybody this member is not to meet, whoever of the two said so."""
    rows = Block.objects.filter(Q(by=member) | Q(whom=member)).values_list("by_id", "whom_id")
    return {one for row in rows for one in row} - {member.pk}


def blocks_of(member: Member) -> QuerySet[Block]:
    """The blocks this member made: the only ones they may see."""
    return Block.objects.filter(by=member).select_related("whom").order_by("-since", "pk")
