"""What the tests of a way back share: what was agreed, a code, a day that passes."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from porch.kit import clock
from porch.people import actions
from porch.people.models import Member, WayBack

PHRASE = "The heron's grey umbrella"
NEW = "window chair river"
SAID = "Somebody asked for a way back into your account."
DESK = "/desk/back-in/"


@pytest.fixture(autouse=True)
def desks_are_open(settings: Settings) -> None:
    settings.DEMO = True  # staff open their desks without a second factor


@pytest.fixture
def agreed(alice: Member) -> Member:
    actions.agree_way_back(alice, phrase=PHRASE, in_person=True, now=clock.now())
    return alice


@pytest.fixture
def made(agreed: Member, dee: Member) -> tuple[WayBack, str]:
    return actions.make_way_back(agreed.handle, PHRASE, by=dee, now=clock.now())


@pytest.fixture
def opened(made: tuple[WayBack, str]) -> str:
    """A code whose day is over."""
    a_day_passes()
    return made[1]


def a_day_passes() -> None:
    WayBack.objects.update(opens_at=clock.now() - timedelta(minutes=1))


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def ask(client: Client, name: str, phrase: str | None = None) -> tuple[int, str]:
    said = {"login": name, "how": "in-person" if phrase is None else "phrase", "phrase": phrase or ""}
    answer = client.post(DESK, said)
    return answer.status_code, answer.content.decode()


def say_code(client: Client, name: str, code: str) -> tuple[int, str]:
    answer = client.post("/sign-in/code/", {"login": name, "code": code})
    return answer.status_code, answer.content.decode()
