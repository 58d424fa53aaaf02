"""One's own map: read by its owner and by nobody else, through no other door."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from porch.bonds.queries.mine import pairs_of
from porch.company.models import OnMyMap
from porch.company.queries.ties import kept_by
from porch.company.rules.rings import dialled
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.talk.models import Conversation, Membership


@dataclass(frozen=True)
class OnMap:
    """One person of the map in its owner's words. ``conversation``: where to write, if it is someone here."""

    id: UUID
    number: int
    ring: int
    name: str
    phone: str
    note: str
    member_id: str
    conversation: Conversation | None

    @property
    def can_be_rung(self) -> str:
        """The number as a phone dials it; empty where what they wrote is no number."""
        return dialled(self.phone)


def on_map(owner: Member) -> list[OnMap]:
    """Everybody on it, the closest first, in the order they were put there; numbers are those of the picture."""
    rows = list(OnMyMap.objects.filter(owner=owner).order_by("ring", "at", "pk"))
    said = [row.said for row in rows]
    write = _where_to_write(owner, [one["member"] for one in said if one.get("member")])
    return [
        OnMap(
            row.pk,
            number,
            row.ring,
            one.get("name", ""),
            one.get("number", ""),
            one.get("note", ""),
            one.get("member", ""),
            write.get(one.get("member", "")),
        )
        for number, (row, one) in enumerate(zip(rows, said, strict=True), 1)
    ]


def on_map_of(owner: Member, pk: UUID) -> OnMap | None:
    return next((one for one in on_map(owner) if one.id == pk), None)


def _where_to_write(owner: Member, ids: Sequence[str]) -> dict[str, Conversation]:
    """By person, the open conversation of the two, if there is one: two questions however many they are."""
    if not ids:
        return {}
    two = {"|".join(sorted((str(owner.pk), pk))): pk for pk in ids}
    found = Conversation.objects.filter(two__in=two, state=Conversation.State.OPEN)
    mine = set(
        Membership.objects.filter(member=owner, conversation__in=found).values_list("conversation", flat=True)
    )
    return {two[row.two]: row for row in found if row.pk in mine}


def people_here(owner: Member) -> list[Member]:
    """Whom of those here they may put on it by name: people of their pairs, and people they keep."""
    away = blocked_ids(owner)
    walked = [pair.other_than(owner) for pair in pairs_of(owner).filter(state__in=("active", "paused"))]
    people = {one.pk: one for one in [*walked, *(kept.other for kept in kept_by(owner))] if one is not None}
    return sorted((one for pk, one in people.items() if pk not in away), key=lambda one: one.handle)
