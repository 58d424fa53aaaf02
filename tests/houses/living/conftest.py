"""Alder House as in the conftest above, with both of its residents there and Frank looking after it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from porch.houses.models import Chore, House, Stay
from porch.kit.clock import now as this_moment
from porch.people.models import Member

type Vote = Callable[[str, str], None]


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves. It is Friday, the twentieth of November."""
    return this_moment()


@pytest.fixture
def both(stay: Stay, bobs_stay: Stay) -> tuple[Stay, Stay]:
    """Alice's and Bob's."""
    return stay, bobs_stay


@pytest.fixture
def chores(house: House, both: tuple[Stay, Stay], frank: Member, now: datetime) -> list[Chore]:
    from porch.houses.actions.chores import add_chore

    return [add_chore(house, name, by=frank, now=now) for name in ("Kitchen", "Bins")]


@pytest.fixture
def vote(house: House) -> Vote:
    """What the house decided, as if a motion had carried."""

    def decide(code: str, value: str) -> None:
        house.group.settings = {**house.group.settings, code: value}
        house.group.save(update_fields=["settings"])

    return decide


@pytest.fixture
def signs_out(vote: Vote) -> None:
    vote("house-sign-out", "on")
