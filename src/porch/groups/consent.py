"""What this room registers at the gate: who asks whom to be let in, and who takes over from whom."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.groups.models import Group, Joiner, Position, Term
from porch.groups.queries import powers_of, unserved
from porch.groups.queries.asked import LET_IN
from porch.groups.queries.service import held, last_before
from porch.kit.clock import now as this_moment
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Relation, Scope, circumstances, relations, scopes


def register() -> None:
    for code, title, what in (
        ("asks-to-join", "ask to join", "That you ask to join a group, and what you wrote along."),
        ("asks-for-a-group", "ask for a group", "That you ask for a group."),
        ("handover", "handover", "The note you wrote for whoever serves after you."),
    ):
        scopes.register(code, Scope(code, title, what, nothing_yet))
    relations.register("asks-my-group", Relation("Whoever serves at the door of a group", _who_ask))
    relations.register("served-before-me", Relation("Whoever serves in a group after you", _who_served))
    circumstances.register("asks-to-join", _asking)
    circumstances.register("asks-for-a-group", _asking_the_desk)
    circumstances.register("wrote-a-handover", _wrote)


def _who_ask(viewer: Member) -> QuerySet[Member]:
    """Those who ask to join a group at whose door this viewer serves."""
    at = this_moment()
    mine = Group.objects.filter(pk__in=held(at).filter(member=viewer).values("position__group"))
    doors = [group.pk for group in mine if LET_IN in powers_of(viewer, group, at)]
    return Member.objects.filter(
        pk__in=Joiner.objects.filter(group__in=doors, state="asked").values("member")
    )


def _who_served(viewer: Member) -> QuerySet[Member]:
    """Those who held the positions this viewer holds, just before them."""
    positions = Position.objects.filter(pk__in=held(this_moment()).filter(member=viewer).values("position"))
    before = [last_before(one, viewer) for one in positions]
    return Member.objects.filter(pk__in=[term.member_id for term in before if term])


def _asking(ids: Collection[UUID], now: datetime) -> set[UUID]:
    asked = Joiner.objects.filter(member__in=ids, state="asked", due_at__gt=now)
    return set(asked.values_list("member", flat=True))


def _asking_the_desk(ids: Collection[UUID], now: datetime) -> set[UUID]:
    wanted = Group.objects.filter(asked_by__in=ids, state="asked").values_list("asked_by", flat=True)
    left = Joiner.objects.filter(member__in=ids, state="asked", group__in=unserved(now))
    return {*(pk for pk in wanted if pk), *left.values_list("member", flat=True)}


def _wrote(ids: Collection[UUID], now: datetime) -> set[UUID]:
    wrote = Term.objects.filter(member__in=ids).exclude(sealed_handover=b"")
    return set(wrote.values_list("member", flat=True))
