"""Rosa is here for somebody she loves, and only that."""

from datetime import datetime

import pytest
from django.test import Client

from porch.family.actions import coaches
from porch.people import actions as people
from porch.people.models import Member
from tests.conftest import person, signed_in


@pytest.fixture
def rosa(db: None, now: datetime) -> Member:
    member = person("Rosa Field")
    people.say_here_for(member, "someone", now=now)
    member.refresh_from_db()
    return member


@pytest.fixture
def as_rosa(rosa: Member) -> Client:
    return signed_in(rosa)


@pytest.fixture
def coach(db: None, now: datetime, dee: Member) -> Member:
    member = person("Mara Well")
    people.say_here_for(member, "someone", now=now)
    coaches.learned(member, by=dee, now=now)
    coaches.have_room(1, by=member)
    return member
