"""A return to use in Alder House, as far as each test needs it. Quay's way of deciding is a level other than I."""

from datetime import datetime

import pytest
from django.test import Client

from porch.houses.actions import leaving as acts
from porch.houses.models import House, Leaving, Stay
from porch.houses.rules.leaving import FIRST
from porch.people.models import Member
from tests.conftest import signed_in


@pytest.fixture
def monitored(house: House) -> House:
    """Level II: whoever looks after it may decide."""
    House.objects.filter(pk=house.pk).update(level="II", naloxone="The red box by the door")
    house.refresh_from_db()
    return house


@pytest.fixture
def told(stay: Stay, frank: Member, now: datetime) -> Leaving:
    """Frank said of Alice that she used."""
    return acts.begin(stay, by=frank, now=now)


@pytest.fixture
def placed(told: Leaving, frank: Member, now: datetime) -> Leaving:
    """She is safe, and sleeps in her own bed tonight."""
    acts.look_at_safety(told, FIRST, by=frank, now=now)
    acts.say_tonight(told, "here", "", by=frank, now=now)
    return told


@pytest.fixture
def as_frank(frank: Member) -> Client:
    return signed_in(frank)
