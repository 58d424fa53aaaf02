"""What these stories begin with: alice wrote something that anyone can read, and people say something under it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from porch.comments import actions, queries
from porch.comments.models import Comment
from porch.comments.rules.waiting import Sending
from porch.comments.tickets import ticket_in
from porch.kit.clock import now as this_moment
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.stories import actions as stories
from porch.stories.models import Look, Story
from porch.stories.rules.told import Told

type Write = Callable[..., Story]
type Say = Callable[..., Comment]
FAIR = Sending(waited=timedelta(minutes=2), trap="", sum_done=True)


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    cache.clear()  # how often somebody sent something lives there


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def write(now: datetime) -> Write:
    """``write(alice)``: a story for anyone on the web, unless told otherwise; it is up."""

    def made(by: Member, **told: Any) -> Story:
        usual = {"title": "The bus home", "body": "I took another bus.", "audience": "everyone"}
        draft = stories.save_draft(Told(**(usual | told)), by=by, now=now)
        story = stories.put_up(draft, by=by, now=now)
        look = Look.objects.filter(story=story, state="waiting").first()
        if look is not None:
            stories.approve(look, by=None, now=now)
            story.refresh_from_db()
        return story

    return made


@pytest.fixture
def story(write: Write, alice: Member) -> Story:
    return write(alice)


@pytest.fixture
def say(now: datetime) -> Say:
    """``say(story, bob)``: a member's words; ``say(story, None)``: a stranger's, held."""

    def made(
        under: Story, by: Member | None, text: str = "The part with the kettle.", **told: Any
    ) -> Comment:
        at = told.pop("at", now)
        answers: UUID | None = told.pop("answers", None)
        sending = told.pop("sending", FAIR)
        words = actions.Words(text, new_id(), name=told.pop("name", "" if by else "Ana"), answers=answers)
        if by is not None:
            return actions.say(under, words, by=by, now=at)
        return actions.say_as_stranger(under, words, sending, now=at)

    return made


@dataclass
class Stranger:
    """Somebody in a browser who is not signed in; every form is checked as a browser's would be."""

    browser: Client

    def box(self, story: Story, **query: str) -> str:
        return self.browser.get(f"{story.get_absolute_url()}say/", query).text

    def sends(self, story: Story, page: str = "", **said: str) -> HttpResponse:
        """Fill in the box of ``page`` (a new one): the right answer, unless told otherwise."""
        page = page or self.box(story)
        token = ticket_of(page)
        ticket = ticket_in(token, story, this_moment())
        answers = (
            queries.find_question(ticket.question, ticket.number.int).question.answers if ticket else ("",)
        )
        usual = {"text": "Thank you for this.", "name": "Ana", "answer": answers[0], "ticket": token}
        headers = {"Origin": "http://testserver"}
        return self.browser.post(f"{story.get_absolute_url()}say/", usual | said, headers=headers)  # type: ignore[return-value]


def ticket_of(page: str) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', page)
    assert found is not None, "there is no box on this page"
    return unescape(found[1])


@pytest.fixture
def stranger(db: None) -> Stranger:
    return Stranger(Client(enforce_csrf_checks=True))
