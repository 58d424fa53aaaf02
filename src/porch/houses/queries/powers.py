"""Who holds power over whom in a house: managers, and the officers it chose, over those who live there."""

from collections.abc import Collection
from uuid import UUID

from porch.groups.models import Term
from porch.groups.queries.service import held
from porch.houses.models import House, Manager, Stay
from porch.houses.queries.who import not_ended
from porch.kit.clock import now as this_moment


def powers(people: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Among these: (who looks after a house, who lives in it)."""
    lives: dict[UUID, set[UUID]] = {}
    stays = Stay.objects.filter(not_ended(this_moment()), member__in=people)
    for house, member in stays.values_list("house", "member"):
        lives.setdefault(house, set()).add(member)
    if not lives:
        return set()
    after = list(
        Manager.objects.filter(house__in=lives, member__in=people, until=None).values_list("house", "member")
    )
    groups = dict(House.objects.filter(pk__in=lives).values_list("group", "pk"))
    terms: list[Term] = list(
        held(this_moment()).filter(position__group__in=groups, member__in=people).select_related("position")
    )
    after += [(groups[term.position.group_id], term.member_id) for term in terms]
    return {(keeper, who) for house, keeper in after for who in lives[house] if keeper != who}
