"""Bob mentors Alice."""

from datetime import datetime

import pytest

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.people.models import Member
from porch.talk.actions import open_between
from tests.bonds.conftest import with_second_factor


@pytest.fixture
def dee(dee: Member) -> Member:
    return with_second_factor(dee)


def paired(mentor: Member, mentee: Member, now: datetime) -> Pair:
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
