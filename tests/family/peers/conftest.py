"""Rosa and Lou are here for somebody else only; Bob is here for himself and for somebody else."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from porch.bonds import engine
from porch.family.actions import peers as actions
from porch.family.models import Seeking
from porch.people.models import Member, Role
from tests.conftest import person


@pytest.fixture(scope="session", autouse=True)
def the_engine_ends() -> Iterator[None]:
    yield
    engine.stop()


@pytest.fixture
def make_family(db: None) -> Callable[[str], Member]:
    """Somebody who is here for somebody else only."""

    def made(handle: str) -> Member:
        member = person(handle, "family")
        member.in_recovery = False
        member.save(update_fields=["in_recovery"])
        return member

    return made


@pytest.fixture
def lou(make_family: Callable[[str], Member]) -> Member:
    return make_family("Lou Linden")


@pytest.fixture
def bob_of_both(bob: Member, now: datetime) -> Member:
    Role.objects.create(member=bob, role="family", since=now)
    bob.forget_roles()
    return bob


@pytest.fixture
def looks(now: datetime) -> Callable[..., Seeking]:
    """Says that somebody would like a family peer."""

    def look(
        member: Member,
        *cares_for: str,
        near: tuple[str, ...] = (),
        since: str = "",
        room: int = 1,
        say: bool = True,
    ) -> Seeking:
        told = actions.Told(list(cares_for), list(near), since, room, say)
        return actions.look(told, by=member, now=now)

    return look
