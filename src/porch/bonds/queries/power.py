"""Who must not walk with whom because one has a say over the other."""

from collections.abc import Collection
from uuid import UUID

from porch.bonds.models import Mode, Pair
from porch.bonds.registries import powers_over
from porch.bonds.rules.lifecycles import LIVE
from porch.people.models import Member, Role


def power_among(people: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """(who holds power, over whom), as upper rooms know it. Staff have their own line: they are in no round at all."""
    return set().union(*(entry(people) for entry in powers_over)) if people else set()


def is_power_between(one: Member, other: Member) -> bool:
    """Whether one of the two has a say over the other, or helps to run the place."""
    return one.is_staff or other.is_staff or bool(power_among({one.pk, other.pk}))


def pairs_with_power() -> list[Pair]:
    """Mentor pairs that live and in which one has come to hold power over the other, the oldest first."""
    live = Pair.objects.filter(mode=Mode.MENTORS, state__in=LIVE, first__isnull=False, second__isnull=False)
    rows = list(live.select_related("first", "second").order_by("started_at", "pk"))
    people = {pk for row in rows for pk in (row.first_id, row.second_id) if pk is not None}
    staff = set(
        Role.objects.filter(role__in=Role.STAFF, until=None, member__in=people).values_list(
            "member", flat=True
        )
    )
    power = power_among(people)
    return [
        row
        for row in rows
        if {row.first_id, row.second_id} & staff
        or {(row.first_id, row.second_id), (row.second_id, row.first_id)} & power
    ]
