"""Alder House keeps its book since Alice and Bob live there; Erin lives there too and is its treasurer."""

from datetime import datetime, timedelta

import pytest

from porch.groups.models import Position, Term
from porch.houses.actions import book
from porch.houses.actions.staying import begin_stay
from porch.houses.models import Bed, House, Stay, Terms
from porch.kit.clock import today_in
from porch.people.models import Member


def let_serve(house: House, member: Member, code: str, now: datetime) -> Term:
    position = Position.objects.get_or_create(group=house.group, code=code)[0]
    Term.objects.filter(position=position, state="held").delete()
    since = now - timedelta(days=10)
    return Term.objects.create(
        position=position, member=member, state="held", since=since, until=since + timedelta(days=150)
    )


@pytest.fixture
def terms(house: House, stay: Stay, bobs_stay: Stay, frank: Member, now: datetime) -> Terms:
    return book.begin(house, from_on=stay.from_on, weekday=0, by=frank, now=now)


@pytest.fixture
def erins_stay(house: House, beds: list[Bed], erin: Member, frank: Member, now: datetime) -> Stay:
    since = today_in(house.time_zone, now) - timedelta(days=30)
    return begin_stay(house, erin, beds[2], from_on=since, by=frank, now=now - timedelta(days=30))


@pytest.fixture
def treasurer(terms: Terms, erins_stay: Stay, erin: Member, now: datetime) -> Member:
    let_serve(terms.house, erin, "treasurer", now)
    return erin
