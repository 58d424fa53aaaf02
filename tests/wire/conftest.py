"""Listening to the real hub and the real log; a push service on this machine and phones that may be woken."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from porch.people.actions import decide
from porch.people.models import Member
from porch.wire import phones
from porch.wire.models import Phone
from tests.wire.browser import Browser, PushService, push_service
from tests.wire.listening import Ears, ears
from tests.wire.ringing import TurnOn, visit_of


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


@pytest.fixture
def service(settings: Settings) -> Iterator[PushService]:
    with push_service() as running:
        settings.PUSH_HOSTS = [running.origin]
        yield running


@pytest.fixture
def allowed(db: None, now: datetime) -> None:
    decide(by=None, now=now, push=True)


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def turn_on(service: PushService, allowed: None, now: datetime) -> TurnOn:
    def on(member: Member, browser: Browser, path: str = "/one", session: str = "") -> Phone:
        return phones.turn_on(
            member,
            session=session or visit_of(member),
            address=service.origin + path,
            point=browser.point,
            secret=browser.secret,
            label="kitchen tablet",
            now=now,
        )

    return on
