"""Alice opens a window to Rosa: her own line, that she checked in, and her cards."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from porch.family.actions import cards, windows
from porch.family.models import Person, Window
from porch.people.models import Member
from porch.people.rules.letters import digest_of

SHOWS = ["line", "week", "cards"]


def again(client: Client, member: Member) -> None:
    """The password was just given in this browser."""
    client.post("/settings/sign-in/again/", {"password": f"{member.handle.lower()} lamp kettle"})


@pytest.fixture
def letters(alice: Member, now: datetime) -> str:
    return windows.make_letters("my sister", SHOWS, by=alice, now=now)


@pytest.fixture
def kept(rosa: Member, letters: str, now: datetime) -> Person:
    return windows.keep_person("my brother", digest_of(letters, 16), by=rosa, now=now)


@pytest.fixture
def window(kept: Person) -> Window:
    """It waits for a yes."""
    return Window.objects.get(person=kept)


@pytest.fixture
def opened(window: Window, alice: Member, now: datetime) -> Window:
    """Open for a month, with a line and a card in it."""
    cards.write_card("helps", "Sit with me.", by=alice, now=now)
    windows.open_window(window.pk, "month", by=alice, now=now)
    windows.write_line(window.pk, "Soup on Sunday?", by=alice, now=now)
    window.refresh_from_db()
    return window


@pytest.fixture
def nobody(rosa: Member, now: datetime) -> Callable[[str], Person]:
    """Somebody Rosa keeps by letters that were never anybody's."""

    def make(called: str = "my brother") -> Person:
        return windows.keep_person(called, "0" * 64, by=rosa, now=now)

    return make
