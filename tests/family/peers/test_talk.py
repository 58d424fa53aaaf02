"""Conversations in the family's own space: at its door and at no other."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from porch.people.models import Member
from porch.safety.registries import reportables
from porch.talk import actions
from porch.talk.models import Conversation
from porch.talk.queries import may_listen
from tests.conftest import signed_in


@pytest.fixture
def their_talk(rosa: Member, bob: Member, now: datetime) -> Conversation:
    return actions.open_between([rosa, bob], now=now, space="family")


def test_a_family_account_talks_under_family(rosa: Member, their_talk: Conversation) -> None:
    browser, path = signed_in(rosa), f"/family/talk/{their_talk.pk}/"
    assert their_talk.get_absolute_url() == path
    page = browser.get(path).content.decode()
    assert f'action="{path}say/"' in page
    assert f'data-seen="{path}seen/"' in page
    assert f'"/talk/{their_talk.pk}' not in page
    answer = browser.post(f"{path}say/", {"body": "hello", "client_id": uuid4()})
    assert answer["Location"].startswith(path)
    assert f'action="{path}take-back/"' in browser.get(path).content.decode()
    assert browser.post(f"{path}mute/").status_code == 302
    assert browser.post(f"{path}block/")["Location"] == "/family/"


def test_it_is_at_no_other_door(rosa: Member, bob: Member, their_talk: Conversation) -> None:
    assert signed_in(rosa).get(f"/talk/{their_talk.pk}/").status_code == 404
    assert signed_in(bob).get(f"/talk/{their_talk.pk}/").status_code == 404
    assert signed_in(bob).get(f"/family/talk/{their_talk.pk}/").status_code == 200


def test_whoever_has_both_parts_finds_it_among_their_people_and_nobody_else_does(
    rosa: Member, bob_of_both: Member, alice: Member, their_talk: Conversation
) -> None:
    page = signed_in(bob_of_both).get("/people/").text
    assert "In the family’s space" in page
    assert f'href="/family/talk/{their_talk.pk}/"' in page
    assert rosa.handle in page
    assert page.count("data-primary") == 1
    assert "In the family’s space" not in signed_in(alice).get("/people/").text


def test_a_conversation_of_members_is_not_there_under_family(
    alice: Member, bob: Member, rosa: Member, now: datetime
) -> None:
    of_members = actions.open_between([alice, bob], now=now)
    for somebody in (alice, bob, rosa):
        assert signed_in(somebody).get(f"/family/talk/{of_members.pk}/").status_code == 404


def test_two_with_both_parts_have_one_in_each_space(alice: Member, bob: Member, now: datetime) -> None:
    of_members = actions.open_between([alice, bob], now=now)
    of_family = actions.open_between([alice, bob], now=now, space="family")
    assert of_members != of_family
    assert actions.open_between([bob, alice], now=now, space="family") == of_family
    assert actions.open_between([bob, alice], now=now) == of_members


def test_it_is_reported_and_heard_like_any(rosa: Member, bob: Member, their_talk: Conversation) -> None:
    kind: Any = reportables.get("conversation")
    assert kind is not None
    assert kind.back(str(their_talk.pk)) == f"/family/talk/{their_talk.pk}/"
    assert signed_in(rosa).get(f"/report/conversation/{their_talk.pk}/").status_code == 200
    assert may_listen(rosa, str(their_talk.pk))
