"""Rosa is here for somebody else only; Alice, Bob and the others are here for a recovery of their own."""

import pytest
from django.test import Client

from porch.people.models import Member
from tests.conftest import person, signed_in


@pytest.fixture
def rosa(db: None) -> Member:
    member = person("Rosa Linden", "family")
    member.in_recovery = False
    member.save(update_fields=["in_recovery"])
    return member


@pytest.fixture
def as_rosa(rosa: Member) -> Client:
    return signed_in(rosa)
