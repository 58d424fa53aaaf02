"""Invitations: a bland link that opens the door so many times, and no trace of who came with which."""

import re
import threading
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from porch.people import actions, queries
from porch.people.actions import InvitationOver, MadeAlready, NotInvitable
from porch.people.models import Invitation, Member
from porch.people.rules.letters import digest_of, draw_letters, read_letters
from porch.record.models import Entry
from tests.people.test_join import ANSWERS, suggestion_on

ASKED = {"kind": "sheet", "count": "3", "days": "14", "place": "Tuesday evening"}


def made(now: datetime, **asked: int) -> str:
    """The letters of one new invitation."""
    return actions.invite(by=None, now=now, batch=uuid4(), **asked)[0].letters  # type: ignore[arg-type]


def by_invitation_only() -> None:
    actions.decide(by=None, now=datetime.now().astimezone(), joining="invitation")


def come_in(letters: str) -> Client:
    client = Client()
    assert client.post(f"/i/{letters}/").headers["Location"] == "/join/"
    return client


def join(client: Client) -> int:
    page = client.get("/join/").content.decode()
    token = suggestion_on(page) if "suggestion" in page else queries.suggest_names()[0]
    return client.post("/join/", {**ANSWERS, "suggestion": token}).status_code


@pytest.fixture
def today() -> datetime:
    return datetime.now().astimezone()


def test_someone_comes_in_with_an_invitation(db: None, today: datetime) -> None:
    by_invitation_only()
    letters = made(today)
    assert join(come_in(letters)) == 302
    member = Member.objects.get()
    assert member.state == "here"
    assert Invitation.objects.get().uses == 1
    assert join(come_in_again(letters)) == 422
    assert Member.objects.count() == 1


def come_in_again(letters: str) -> Client:
    client = Client()
    assert client.post(f"/i/{letters}/").status_code == 404
    return client
