"""Sending from the page: plain forms and by script; muting, keeping, blocking."""

from datetime import datetime
from uuid import uuid4

from django.test import Client

from porch.people.models import Block, Member
from porch.talk.models import Conversation, Membership, Message
from tests.talk.conftest import Say

BY_SCRIPT = {"X-Requested-With": "fetch"}


def test_a_plain_form_sends_and_comes_back_to_the_message(
    conversation: Conversation, as_alice: Client
) -> None:
    words = {"body": "hello\r\nyou", "note": "greetings", "client_id": str(uuid4())}
    answer = as_alice.post(f"/talk/{conversation.pk}/say/", words)
    assert answer.status_code == 302
    assert answer["Location"] == f"/talk/{conversation.pk}/?said=1#m1"
    (message,) = Message.objects.all()
    assert (message.body, message.note) == ("hello\nyou", "greetings")


def test_a_form_sent_twice_by_going_back_says_it_once(conversation: Conversation, as_alice: Client) -> None:
    words = {"body": "hello", "client_id": str(uuid4())}
    for _ in range(2):
        assert as_alice.post(f"/talk/{conversation.pk}/say/", words).status_code == 302
    assert Message.objects.count() == 1


def test_what_cannot_be_sent_comes_back_whole(conversation: Conversation, as_alice: Client) -> None:
    long = "kept " * 900
    answer = as_alice.post(f"/talk/{conversation.pk}/say/", {"body": long, "client_id": str(uuid4())})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "4000 fit in one message" in html
    assert long.strip() in html
    assert html.count("data-primary") == 1


def test_a_page_without_its_id_asks_to_be_opened_again(conversation: Conversation, as_alice: Client) -> None:
    answer = as_alice.post(f"/talk/{conversation.pk}/say/", {"body": "my words", "client_id": "broken"})
    assert answer.status_code == 422
    assert "too old to send from" in answer.content.decode()
    assert "my words" in answer.content.decode()


def test_a_script_gets_the_one_line(conversation: Conversation, as_alice: Client) -> None:
    words = {"body": "hello", "client_id": str(uuid4())}
    answer = as_alice.post(f"/talk/{conversation.pk}/say/", words, headers=BY_SCRIPT)
    assert answer.status_code == 200
    html = answer.content.decode().strip()
    assert html.startswith('<li class="bubble me" id="m1" data-seq="1"')
    assert "Take back" in html
    again = as_alice.post(f"/talk/{conversation.pk}/say/", words, headers=BY_SCRIPT)
    assert again.content.decode().count('data-seq="1"') == 1


def test_a_script_gets_one_sentence_when_it_cannot_be_sent(
    conversation: Conversation, as_alice: Client
) -> None:
    answer = as_alice.post(
        f"/talk/{conversation.pk}/say/", {"body": " ", "client_id": str(uuid4())}, headers=BY_SCRIPT
    )
    assert (answer.status_code, answer.content.decode()) == (422, "Write something first.")


def test_a_form_from_elsewhere_is_refused(conversation: Conversation, alice: Member) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    answer = client.post(f"/talk/{conversation.pk}/say/", {"body": "x", "client_id": str(uuid4())})
    assert answer.status_code == 403
    assert not Message.objects.exists()


def test_muting_and_listening_again(conversation: Conversation, alice: Member, as_alice: Client) -> None:
    as_alice.post(f"/talk/{conversation.pk}/mute/")
    place = Membership.objects.get(member=alice)
    assert place.muted_until is not None
    html = as_alice.get(f"/talk/{conversation.pk}/").content.decode()
    assert "Muted until midnight." in html
    as_alice.post(f"/talk/{conversation.pk}/mute/", {"off": "1"})
    place.refresh_from_db()
    assert place.muted_until is None


def test_choosing_how_long(conversation: Conversation, alice: Member, as_alice: Client) -> None:
    assert as_alice.post(f"/talk/{conversation.pk}/retention/", {"days": "7"}).status_code == 302
    assert Membership.objects.get(member=alice).keep_days == 7
    assert "kept for 7 days" in as_alice.get(f"/talk/{conversation.pk}/").content.decode()
    assert as_alice.post(f"/talk/{conversation.pk}/retention/", {"days": "30"}).status_code == 422
    assert Membership.objects.get(member=alice).keep_days == 7


def test_blocking_is_two_taps_away_and_silent(
    say: Say, conversation: Conversation, alice: Member, bob: Member, as_alice: Client
) -> None:
    answer = as_alice.post(f"/talk/{conversation.pk}/block/")
    assert answer.status_code == 302
    assert Block.objects.filter(by=alice, whom=bob).exists()


def test_a_group_has_no_one_to_block(alice: Member, bob: Member, now: datetime, as_alice: Client) -> None:
    from porch.talk.actions import open_between

    group = open_between([alice, bob], kind="group", now=now)
    assert as_alice.post(f"/talk/{group.pk}/block/").status_code == 404
    assert "Block" not in as_alice.get(f"/talk/{group.pk}/").content.decode().split("<main")[1]


def test_seen_moves_forward_only_and_never_past_the_end(
    say: Say, conversation: Conversation, alice: Member, bob: Member, as_alice: Client
) -> None:
    say("one", by=bob)
    say("two", by=bob)
    for seq, expected in (("1", 1), ("99999", 2), ("1", 2), ("nonsense", 2)):
        assert as_alice.post(f"/talk/{conversation.pk}/seen/", {"seq": seq}).status_code == 204
        assert Membership.objects.get(member=alice).opened_seq == expected
