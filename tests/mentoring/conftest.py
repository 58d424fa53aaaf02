"""The cast as mentors and mentees: bob has what is asked and room for three; who walks with him a test says."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from porch.bonds import actions as bonds
from porch.bonds.actions.proposing import propose
from porch.bonds.models import Pair, Proposal
from porch.bonds.rules.parts import between
from porch.people.models import Member, Role
from porch.talk.actions import open_between
from tests.bonds.conftest import (
    FOUND,
    Tell,
    carol,
    dee,
    tasks_run_at_once,
    tell_of,
    the_child_ends_with_the_tests,
)

__all__ = ["carol", "dee", "tasks_run_at_once", "tell_of", "the_child_ends_with_the_tests"]

type Walk = Callable[..., Pair]


@pytest.fixture
def bob(bob: Member, tell_of: Tell) -> Member:
    return tell_of(bob, capacity=3, recovery_since=date(2019, 1, 1))


@pytest.fixture
def kit(make_person: Callable[..., Member], tell_of: Tell) -> Member:
    """Another mentor with room."""
    return tell_of(make_person("Kit Mill", "mentor"), capacity=2, recovery_since=date(2018, 1, 1))


@pytest.fixture
def walk(dee: Member) -> Walk:
    """Two who said yes: ``walk(bob, alice, now)``, for a while unless ``term`` says otherwise."""

    def begun(first: Member, second: Member, now: datetime, term: str = "temporary") -> Pair:
        Role.objects.get_or_create(member=first, role="mentor", until=None, defaults={"since": now})
        first.forget_roles()
        offer = propose("mentors", first, second, FOUND, source="hand", now=now, term=term)
        bonds.approve(offer, by=dee, now=now)
        bonds.accept(offer, by=first, now=now)
        pair = bonds.accept(Proposal.objects.get(pk=offer.pk), by=second, now=now)
        assert pair is not None
        return pair

    return begun


def days(count: float) -> timedelta:
    return timedelta(days=count)


def paired(mentor: Member, mentee: Member, now: datetime) -> Pair:
    """Two who walk together, as if they had for long."""
    return Pair.objects.create(
        mode="mentors",
        first=mentor,
        second=mentee,
        between=between(mentor.pk, mentee.pk),
        started_at=now,
        conversation=open_between([mentor, mentee], now=now),
    )


@pytest.fixture
def pair(bob: Member, alice: Member, now: datetime) -> Pair:
    return paired(bob, alice, now)
