"""What the stories of this room begin with: something small that is proposed, and two who keep each other."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from porch.bonds.rules.parts import between
from porch.company import actions
from porch.company.models import Activity, Tie
from porch.company.registries import MyGroup, groups_of
from porch.kit.clock import now as this_moment
from porch.people.models import Member

type Propose = Callable[..., Activity]
type Keep = Callable[[Member, Member], Tie]


def main_of(client: Client, address: str) -> str:
    """What a page says, without what is drawn anew each time."""
    page = client.get(address).text.split("<main", 1)[1].split("</main>", 1)[0].split(">", 1)[1]
    return re.sub(r'value="\w{64}"', "", page)


WALKERS = UUID("0b2f1c1e-5d7c-4f3e-9b55-1d2f6f7a8b90")


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def propose(now: datetime) -> Propose:
    """``propose(alice)``: a walk the day after tomorrow, for everyone, three places, unless told otherwise."""

    def made(by: Member, **told: Any) -> Activity:
        usual = {"kind": "walk", "at": now + timedelta(days=2), "audience": "everyone", "places": 3}
        usual |= {"words": "Round the lake", "area": "North side", "place": "The green gate"}
        return actions.propose(actions.Proposal(**(usual | told)), by=by, now=now)

    return made


@pytest.fixture
def kept(now: datetime) -> Keep:
    """Two who said so of each other."""

    def made(one: Member, other: Member) -> Tie:
        first, second = sorted((one, other), key=lambda member: str(member.pk))
        says = {"first_says": "keep", "second_says": "keep", "both_since": now}
        return Tie.objects.create(between=between(one.pk, other.pk), first=first, second=second, **says)

    return made


@pytest.fixture
def walkers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``walkers(alice, bob)``: they belong to one group, as whichever room keeps groups says."""

    def made(*people: Member) -> None:
        ids = {one.pk for one in people}
        found = [MyGroup(WALKERS, "Riverside walkers")]
        monkeypatch.setitem(groups_of._entries, "test", lambda member: found if member.pk in ids else [])

    return made
