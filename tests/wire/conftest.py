"""Listening to the real hub and the real log."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from porch.people.models import Member
from tests.wire.listening import Ears, ears


@pytest.fixture
def listeners(transactional_db: None) -> Iterator[Ears]:
    with ears() as opened:
        yield opened


@pytest.fixture
def session_of(transactional_db: None) -> Callable[[Member], str]:
    """Signs someone in and gives the key in their cookie."""

    def sign_in(member: Member) -> str:
        client = Client()
        client.force_login(member)
        return client.cookies["s"].value

    return sign_in
