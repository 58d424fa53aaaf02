"""What the stories of this room begin with: an open room that runs, hosted by bob."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.rooms import actions
from porch.rooms.models import Room, Seat
from porch.wire.models import Notice

type Opens = Callable[..., Room]
type Sits = Callable[..., Seat]


def said(text: str, by: Member) -> actions.Words:
    return actions.Words(text, by, uuid4())


def told(member: Member) -> list[str]:
    return list(Notice.objects.filter(member=member).values_list("kind", flat=True))


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def opens(bob: Member, now: datetime) -> Opens:
    """``opens()``: bob's open room, which began a minute ago, unless told otherwise."""

    def made(by: Member | None = None, **told: Any) -> Room:
        usual: dict[str, Any] = {"title": "Evening room", "starts": now - timedelta(minutes=1)}
        return actions.open_room(actions.Told(**(usual | told)), by=by or bob, now=now)

    return made


@pytest.fixture
def room(opens: Opens) -> Room:
    return opens()


@pytest.fixture
def sits(now: datetime) -> Sits:
    """``sits(room, alice)``: she came in, shown by her name."""

    def made(room: Room, who: Member, **told: Any) -> Seat:
        return actions.come_in(room, by=who, now=now, **({"shown": "name"} | told))

    return made


@pytest.fixture
def host(room: Room, bob: Member, sits: Sits) -> Seat:
    return sits(room, bob)
