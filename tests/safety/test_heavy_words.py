"""Only where a community decided it, and never without telling the writer, does the desk hear of heavy words."""

from uuid import uuid4

import pytest
from django.test import Client

from porch.kit import clock
from porch.people.actions import decide
from porch.people.models import Member
from porch.safety.models import Case
from porch.talk.actions import open_between
from porch.talk.models import Conversation

HEAVY = "I want to die"
HEARD = "One of us will see that you may need someone"


@pytest.fixture
def talk(alice: Member, bob: Member, carol: Member) -> Conversation:
    decide(by=None, now=clock.now(), worry_queue=True)
    return open_between([alice, bob], now=clock.now())


def send(member: Member, talk: Conversation, words: str) -> str:
    client = Client()
    client.force_login(member)
    told = {"body": words, "note": "", "client_id": str(uuid4())}
    return client.post(f"/talk/{talk.pk}/say/", told, follow=True).content.decode()


def test_the_desk_hears_once_and_the_writer_is_told(talk: Conversation, alice: Member) -> None:
    assert HEARD in send(alice, talk, HEAVY)
    send(alice, talk, "I still want to die")
    case = Case.objects.get(about_member=alice)
    assert case.category == "danger"
    assert HEAVY not in case.words
    assert case.words.count("sounded heavy") == 1


def test_plain_words_reach_nobody(talk: Conversation, alice: Member) -> None:
    assert HEARD not in send(alice, talk, "the kettle is on")
    assert not Case.objects.exists()


def test_by_default_the_desk_hears_nothing(talk: Conversation, alice: Member) -> None:
    decide(by=None, now=clock.now(), worry_queue=False)
    page = send(alice, talk, HEAVY)
    assert "nobody was told" in page
    assert not Case.objects.exists()
    assert "may need someone" not in Client().get("/join/").content.decode()


def test_whoever_turned_cards_off_is_not_heard(talk: Conversation, alice: Member) -> None:
    client = Client()
    client.force_login(alice)
    client.post("/settings/card/", {})
    assert HEARD not in send(alice, talk, HEAVY)
    assert not Case.objects.exists()


def test_the_way_in_and_the_setting_say_so(talk: Conversation, alice: Member) -> None:
    assert "one of us hears that you may need someone" in Client().get("/join/").content.decode()
    client = Client()
    client.force_login(alice)
    assert "never what you wrote" in client.get("/settings/card/").content.decode()
