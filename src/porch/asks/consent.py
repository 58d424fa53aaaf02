"""What this room registers at the gate: who is near an ask, and when the desk may read of shifts and asks."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.asks.models import Ask, Helper, Shift, ShiftCover
from porch.asks.queries.desk import FOR_COORDINATORS
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Relation, Scope, circumstances, relations, scopes


def register() -> None:
    scopes.register(
        "shifts",
        Scope("shifts", "shifts", "When you said you are there for others, and until when.", nothing_yet),
    )
    scopes.register("ask", Scope("ask", "ask", "That you asked for someone, and what for.", nothing_yet))
    relations.register("came-to-me", Relation("Whoever comes when you ask", asked_and_met))
    circumstances.register("has-shifts", _with_shifts)
    circumstances.register("ask-at-the-desk", _with_an_ask_at_the_desk)
    circumstances.register("somebody-came", _with_somebody)


def asked_and_met(viewer: Member) -> QuerySet[Member]:
    """Those to whom this viewer came, while they are there."""
    there = Ask.objects.filter(helper=viewer, state="with-someone").values("asker")
    return Member.objects.filter(pk__in=there)


def _with_shifts(ids: Collection[UUID], now: datetime) -> set[UUID]:
    found = [
        Helper.objects.filter(pk__in=ids).values_list("pk", flat=True),
        Shift.objects.filter(member__in=ids).values_list("member", flat=True),
        ShiftCover.objects.filter(by__in=ids).values_list("by", flat=True),
    ]
    return {pk for rows in found for pk in rows if pk is not None}


def _with_an_ask_at_the_desk(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return _askers(ids, FOR_COORDINATORS)


def _with_somebody(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return _askers(ids, ("with-someone",))


def _askers(ids: Collection[UUID], states: Collection[str]) -> set[UUID]:
    found = Ask.objects.filter(asker__in=ids, state__in=states).values_list("asker", flat=True)
    return {pk for pk in found if pk is not None}
