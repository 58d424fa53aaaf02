"""The cast: each test begins with the story already told.

alice is a member, bob her mentor, carol moderates, dee coordinates, dave is blocked by alice, erin is a
stranger, frank keeps a house. All of them have been here since the summer.
"""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from porch.config.setup.queries import begun
from porch.people.models import Block, LivedExperience, Member, Role
from porch.people.rules.names import key_of

begun.remember()  # the cast lives in a community that has had its first evening

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """What stands now stays until the end: it is not looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def the_day_of_the_cast(request: pytest.FixtureRequest) -> Iterator[None]:
    """Pages ask what time it is themselves: for them too it is the day of ``now``, in whatever year the tests run.

    A browser keeps real time, and so do the servers it talks to.
    """
    if any("e2e" in item.nodeid.split("/") for item in request.session.items):
        yield
        return
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def now() -> datetime:
    return NOON


def person(handle: str, *roles: str) -> Member:
    member = Member(
        handle=handle,
        handle_key=key_of(handle),
        adult_attested_on=date(2026, 11, 1),
        joined_on=date(2026, 6, 1),
        time_zone="Europe/London",
    )
    member.set_password(f"{handle.lower()} lamp kettle")
    member.save()
    LivedExperience.objects.create(member=member, languages=["en"])
    for role in roles:
        Role.objects.create(member=member, role=role, since=NOON)
    return member


@pytest.fixture
def make_person(db: None) -> Callable[..., Member]:
    return person


@pytest.fixture
def alice(db: None) -> Member:
    return person("Alice Fern")


@pytest.fixture
def bob(db: None) -> Member:
    return person("Bob Harbour", "mentor")


@pytest.fixture
def carol(db: None) -> Member:
    return person("Carol Stone", "moderator")


@pytest.fixture
def dee(db: None) -> Member:
    return person("Dee Lantern", "coordinator")


@pytest.fixture
def dave(alice: Member) -> Member:
    member = person("Dave Gate")
    Block.objects.create(by=alice, whom=member, since=NOON)
    return member


@pytest.fixture
def erin(db: None) -> Member:
    return person("Erin Willow")


@pytest.fixture
def frank(db: None) -> Member:
    return person("Frank Maple", "house-manager")


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def as_alice(alice: Member) -> Client:
    return signed_in(alice)


@pytest.fixture
def as_bob(bob: Member) -> Client:
    return signed_in(bob)


@pytest.fixture
def as_carol(carol: Member) -> Client:
    return signed_in(carol)


@pytest.fixture
def as_dee(dee: Member) -> Client:
    return signed_in(dee)


@pytest.fixture
def as_dave(dave: Member) -> Client:
    return signed_in(dave)


@pytest.fixture
def as_erin(erin: Member) -> Client:
    return signed_in(erin)


@pytest.fixture
def as_frank(frank: Member) -> Client:
    return signed_in(frank)
