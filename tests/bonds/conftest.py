"""People who ask and mentors with room, told with enough to be paired; tasks run at once."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from porch.bonds import engine
from porch.bonds.actions.proposing import Found, propose
from porch.bonds.models import PairingSettings, Proposal
from porch.mentoring.models import MentoringSettings
from porch.people.models import LivedExperience, Member

EVENINGS = [f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in (18, 19, 20)]
FOUND = Found(410, {"availability": 220}, ["availability"], ["You are both free on weekday evenings."])

type Tell = Callable[..., Member]
type Offer = Callable[..., Proposal]


@pytest.fixture(autouse=True)
def tasks_run_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def mentors_are_asked_nothing(request: pytest.FixtureRequest) -> None:
    """What a community asks of its mentors is the matter of the room above, and of its tests."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        request.getfixturevalue("db")
        MentoringSettings.objects.update_or_create(pk=1, defaults={"recovery_days": 0})


@pytest.fixture(scope="session", autouse=True)
def the_child_ends_with_the_tests() -> Iterator[None]:
    yield
    engine.stop()


@pytest.fixture
def dee(dee: Member) -> Member:
    """Dee has an authenticator: the desk asks staff for a second factor."""
    return with_second_factor(dee)


@pytest.fixture
def carol(carol: Member) -> Member:
    return with_second_factor(carol)


def with_second_factor(member: Member) -> Member:
    Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    return member


@pytest.fixture
def tell_of(now: datetime) -> Tell:
    """Give someone hours and whatever else the story needs: ``tell_of(alice, wants_mentor=True)``."""

    def told(member: Member, **facts: Any) -> Member:
        waits = facts.get("wants_mentor") or facts.get("wants_peer")
        facts = {"hours": EVENINGS, "waiting_since": now - timedelta(days=3) if waits else None} | facts
        LivedExperience.objects.filter(member=member).update(**facts)
        member.refresh_from_db()
        member.lived.refresh_from_db()
        return member

    return told


@pytest.fixture
def seeker(alice: Member, tell_of: Tell) -> Member:
    """Alice waits for a mentor."""
    return tell_of(alice, wants_mentor=True, life_stage=["working"], may_share=["life_stage"])


@pytest.fixture
def mentor(bob: Member, tell_of: Tell) -> Member:
    """Bob has room for one."""
    facts = {"life_stage": ["working"], "may_share": ["life_stage"], "recovery_since": date(2019, 1, 1)}
    return tell_of(bob, capacity=1, **facts)


@pytest.fixture
def offered(now: datetime) -> Offer:
    """An offer as a round leaves it: ``offered(bob, alice)``."""

    def made(first: Member, second: Member, mode: str = "mentors", **changes: Any) -> Proposal:
        return propose(mode, first, second, FOUND, source=changes.pop("source", "round"), now=now, **changes)

    return made


@pytest.fixture(autouse=True)
def one_lasting_mentor_for_each(request: pytest.FixtureRequest) -> None:
    """Here each has one mentor who stays; what is different for newcomers has files of its own (``two_at_first``)."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        request.getfixturevalue("db" if not _threads(request) else "transactional_db")
        PairingSettings.objects.create(pk=1, temporary_mentors=0)


def _threads(request: pytest.FixtureRequest) -> bool:
    mark = request.node.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture
def two_at_first(one_lasting_mentor_for_each: None) -> None:
    """As a community begins: a newcomer has two mentors for ninety days."""
    PairingSettings.objects.all().delete()
