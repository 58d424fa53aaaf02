"""Alder House as it begins: three beds, Frank who looks after it, and Alice and Bob who live there since a month."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from porch.houses.actions.opening import add_bed, let_manage, open_house
from porch.houses.actions.staying import begin_stay
from porch.houses.models import Bed, House, Stay
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.conftest import person

TOLD: dict[str, Any] = {
    "level": "I",
    "run_by": "Its own residents",
    "for_whom": "anyone",
    "area": "Riverside",
    "share_cents": 14_000,
    "currency": "USD",
    "covers": "A bed, heating and what the kitchen shares.",
    "refunds": "Whole days that were paid for and not lived here are paid back.",
    "medication": "Medicine is kept by whoever takes it, in a box that locks.",
    "if_somebody_uses": "Safety first, and somewhere to sleep tonight.",
    "outside": "The state affiliate, 555-0100",
    "time_zone": "UTC",
}


@pytest.fixture
def frank(db: None) -> Member:
    return person("Frank Quay", "house-manager")


@pytest.fixture
def house(frank: Member, now: datetime) -> House:
    opened = now - timedelta(days=60)
    made = open_house("Alder House", address="12 Alder Lane", by=frank, now=opened, **TOLD)
    let_manage(made, frank, by=frank, now=opened)
    return made


@pytest.fixture
def beds(house: House) -> list[Bed]:
    return [add_bed(house, "First room", "by the window"), *(add_bed(house, "Second room", n) for n in "ab")]


@pytest.fixture
def stay(house: House, beds: list[Bed], alice: Member, frank: Member, now: datetime) -> Stay:
    """Alice's."""
    since = today_in(house.time_zone, now) - timedelta(days=30)
    return begin_stay(house, alice, beds[0], from_on=since, by=frank, now=now - timedelta(days=30))


@pytest.fixture
def bobs_stay(house: House, beds: list[Bed], bob: Member, frank: Member, now: datetime) -> Stay:
    since = today_in(house.time_zone, now) - timedelta(days=30)
    return begin_stay(house, bob, beds[1], from_on=since, by=frank, now=now - timedelta(days=30))
