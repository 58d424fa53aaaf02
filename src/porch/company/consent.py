"""What this room registers at the gate: those who said yes to the same small thing read each other's names."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.company.models import Activity, Coming
from porch.company.queries import kept_by
from porch.company.rules.lifecycles import AHEAD
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.registries import Relation, Scope, circumstances, close_people, relations, scopes


def register() -> None:
    """One's map, what one gave and the three questions have no entry here, so nothing can open them to anybody."""
    scopes.register(
        "together",
        Scope("together", "yes to something small", "That you said yes to it too.", nothing_yet),
    )
    relations.register("said-yes-too", Relation("Whoever said yes to the same small thing", said_yes_too))
    circumstances.register("doing-something", _doing_something)
    close_people.register(
        "company", lambda member: [one.other for one in kept_by(member) if one.other.is_here]
    )


def said_yes_too(viewer: Member) -> QuerySet[Member]:
    """Those who are in something still to come that this viewer is in, and whom they may meet."""
    mine = Activity.objects.filter(comings__member=viewer, comings__state="in", state__in=AHEAD)
    others = Coming.objects.filter(activity__in=mine, state="in").exclude(member__in=blocked_ids(viewer))
    return Member.objects.filter(pk__in=others.values("member"))


def _doing_something(ids: Collection[UUID], now: datetime) -> set[UUID]:
    there = Coming.objects.filter(member__in=ids, state="in", activity__state__in=AHEAD)
    return set(there.values_list("member", flat=True))
