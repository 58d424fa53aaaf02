"""What this room registers at the gate: that a helper asks for a talk, and what the desk of helpers may name."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.care.models import Debrief, Lot, Supervisor
from porch.care.queries.debriefs import asked_of
from porch.care.rules.lifecycles import OPEN
from porch.kit.clock import now as this_moment
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Relation, Scope, circumstances, relations, scopes


def register() -> None:
    scopes.register(
        "debrief",
        Scope("debrief", "wish for a talk", "That you asked for a talk about helping.", nothing_yet),
    )
    scopes.register(
        "helping",
        Scope(
            "helping", "helping", "That you told the desk it is a lot, or are asked to listen.", nothing_yet
        ),
    )
    relations.register(
        "listens-to-me", Relation("A supervisor whom your wish for a talk reaches", whom_i_hear)
    )
    circumstances.register("asks-for-a-talk", _who_asks)
    circumstances.register("known-to-the-desk-of-helpers", _known_to_the_desk)


def whom_i_hear(viewer: Member) -> QuerySet[Member]:
    """Those whose wish for a talk reaches this supervisor now."""
    reached = {one.member_id for one in asked_of(viewer, this_moment())}
    return Member.objects.filter(pk__in=reached)


def _who_asks(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Debrief.objects.filter(member__in=ids, state__in=OPEN).values_list("member", flat=True))


def _known_to_the_desk(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Who said it is a lot, whose talk waits at the desk, who is named to listen."""
    said = Lot.objects.filter(member__in=ids).values_list("member", flat=True)
    waiting = Debrief.objects.filter(member__in=ids, state="desk").values_list("member", flat=True)
    named = Supervisor.objects.filter(member__in=ids, until=None).values_list("member", flat=True)
    return {*said, *waiting, *named}
