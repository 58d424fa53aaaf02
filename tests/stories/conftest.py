"""What the stories of this room begin with: somebody has written one, and it is up."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.stories import actions
from porch.stories.models import Decided, Look, Story
from porch.stories.rules.told import Told

type Write = Callable[..., Story]


def main_of(client: Client, address: str) -> str:
    """What a page says, without what is drawn anew each time."""
    page = client.get(address).text.split("<main", 1)[1].split("</main>", 1)[0].split(">", 1)[1]
    return re.sub(r'value="\w{64}"', "", page)


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def draft(now: datetime) -> Write:
    """``draft(alice)``: a draft for members, unless told otherwise."""

    def made(by: Member, **told: Any) -> Story:
        usual = {"title": "The bus home", "body": "I planned my bus around the shop."}
        return actions.save_draft(Told(**(usual | told)), by=by, now=now)

    return made


@pytest.fixture
def shown(draft: Write, now: datetime) -> Write:
    """``shown(alice)``: one that is up, whoever had to read it before."""

    def made(by: Member, **told: Any) -> Story:
        story = actions.put_up(draft(by, **told), by=by, now=now)
        look = Look.objects.filter(story=story, state="waiting").first()
        if look is not None:
            actions.approve(look, by=None, now=now)
            story.refresh_from_db()
        return story

    return made


@pytest.fixture
def nobody_writes_publicly(db: None) -> None:
    Decided.objects.create(writers="nobody")
