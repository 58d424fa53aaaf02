"""What living in a house registers at the gate: being out, tests, and who looks after whom."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.groups.queries.service import held
from porch.houses.models import House, Manager, Screen, Stay
from porch.houses.queries import voted
from porch.houses.queries.who import living_in
from porch.kit.clock import now as this_moment
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Relation, Scope, circumstances, relations, scopes

_OUT = "When you are out, until when, what you wrote along, and guests you ask for."
_TESTS = "What tests said, and what you wrote beside them."


def register() -> None:
    scopes.register("house-out", Scope("house-out", "going out", _OUT, nothing_yet))
    scopes.register("house-tests", Scope("house-tests", "tests in your house", _TESTS, nothing_yet))
    relations.register(
        "lives-where-i-look-after", Relation("Whoever looks after the house you live in", _looked_after_by)
    )
    relations.register(
        "lives-where-i-read-tests", Relation("Whoever manages your house, and its president", _tests_read_by)
    )
    circumstances.register("goes-out-of-a-house", _live_in_one)
    circumstances.register("has-a-test", _tested)


def _looked_after_by(viewer: Member) -> QuerySet[Member]:
    """Those who live in a house that this viewer manages or serves."""
    return _living_in(_managed_by(viewer) | _served_by(viewer, None))


def _tests_read_by(viewer: Member) -> QuerySet[Member]:
    """Those who live in a house that this viewer manages or is president of, and that voted tests in."""
    houses = House.objects.filter(_managed_by(viewer) | _served_by(viewer, "president"))
    there = [one.pk for one in houses.select_related("group") if voted.screens(one)]
    return _living_in(Q(pk__in=there))


def _managed_by(viewer: Member) -> Q:
    return Q(pk__in=Manager.objects.filter(member=viewer, until=None).values("house"))


def _served_by(viewer: Member, office: str | None) -> Q:
    """Only while they live there themselves: whoever moved out serves no more."""
    terms = held(this_moment()).filter(member=viewer)
    if office:
        terms = terms.filter(position__code=office)
    at = this_moment()
    mine = Stay.objects.filter(member=viewer).select_related("house")
    lives = [one.house_id for one in mine if living_in(one.house, at).filter(pk=one.pk).exists()]
    return Q(group__in=terms.values("position__group"), pk__in=lives)


def _living_in(which: Q) -> QuerySet[Member]:
    at = this_moment()
    found = [living_in(house, at).values_list("member", flat=True) for house in House.objects.filter(which)]
    return Member.objects.filter(pk__in={pk for rows in found for pk in rows})


def _live_in_one(ids: Collection[UUID], now: datetime) -> set[UUID]:
    today = now.date()
    still = Q(until_on=None) | Q(until_on__gte=today)
    return set(Stay.objects.filter(still, member__in=ids).values_list("member", flat=True))


def _tested(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Screen.objects.filter(stay__member__in=ids).values_list("stay__member", flat=True))
