"""What this part registers at the gate: who asks a house, who lives in one, who manages one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.houses.models import Manager, Stay
from porch.houses.queries import asking, beds, desk, moving_over
from porch.houses.queries.who import looked_after_by
from porch.kit.clock import now as this_moment
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Items, Relation, Scope, circumstances, relations, scopes


def register() -> None:
    for code, title, what in (
        (asking.SCOPE, "ask about a room", "That you ask a house about a room, and what you told it."),
        (
            beds.SCOPE,
            "living in a house",
            "From when until when you lived in a house, in which bed, how it ended.",
        ),
        (desk.SCOPE, "look after a house", "That you manage a house."),
    ):
        scopes.register(code, Scope(code, title, what, nothing_yet))
    goes_along = Items("one thing that goes along", moving_over.moving_of, moving_over.preview_of)
    what = "Since when you live in a house, or a line of your own: what you ticked when you asked to move."
    moving = Scope(moving_over.SCOPE, "moving over", what, nothing_yet, items=goes_along)
    scopes.register(moving_over.SCOPE, moving)
    relations.register("asks-my-house", Relation("Whoever answers for a house", asking.whose_asking_i_see))
    lives = Relation("Whoever looks after a house", _who_live_where_i_look_after)
    relations.register("whose-stay-i-look-after", lives)
    circumstances.register("asks-a-house", asking.who_ask)
    circumstances.register("has-a-stay", _who_stayed)
    circumstances.register("manages-a-house", _who_manage)


def _who_live_where_i_look_after(viewer: Member) -> QuerySet[Member]:
    stays = Stay.objects.filter(house__in=looked_after_by(viewer, this_moment()))
    return Member.objects.filter(pk__in=stays.values("member")).exclude(pk=viewer.pk)


def _who_stayed(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Stay.objects.filter(member__in=ids).values_list("member", flat=True))


def _who_manage(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Manager.objects.filter(member__in=ids, until=None).values_list("member", flat=True))
