"""Saying something: once, in order, sealed; who hears of it; what is refused, and how."""

import threading
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from porch.people.actions import block
from porch.people.models import Member
from porch.talk import actions, fragments
from porch.talk.models import Conversation, Message
from porch.talk.queries import lines_for
from porch.talk.rules import FIRST_WORDS, LONGEST, NotSayable, plain
from porch.wire.models import Notice
from tests.talk.conftest import Say


def test_words_get_the_next_number_and_the_second(
    say: Say, conversation: Conversation, alice: Member
) -> None:
    first, second = say("hello", by=alice), say("are you there", by=alice)
    assert (first.seq, second.seq) == (1, 2)
    assert second.sent_at.microsecond == 0
    conversation.refresh_from_db()
    assert conversation.last_seq == 2


def test_words_and_notes_are_sealed_at_rest_and_bound_to_their_place(say: Say, alice: Member) -> None:
    first = say("the landlord rang", by=alice, note="money")
    second = say("other words", by=alice)
    first.refresh_from_db()
    assert b"landlord" not in bytes(first.sealed_body)
    assert b"money" not in bytes(first.sealed_note)
    assert (first.body, first.note) == ("the landlord rang", "money")
    Message.objects.filter(pk=second.pk).update(sealed_body=first.sealed_body)
    second.refresh_from_db()
    with pytest.raises(Exception, match=r"talk\.message"):
        _ = second.body


def test_sending_twice_is_sending_once(say: Say, conversation: Conversation, alice: Member) -> None:
    client_id = uuid4()
    first = say("hello", by=alice, client_id=client_id)
    again = say("hello", by=alice, client_id=client_id)
    assert again.pk == first.pk
    conversation.refresh_from_db()
    assert conversation.last_seq == 1
    assert Notice.objects.count() == 1


def test_sending_again_after_the_end_finds_what_was_said(
    say: Say, conversation: Conversation, alice: Member, now: datetime
) -> None:
    client_id = uuid4()
    first = say("goodbye", by=alice, client_id=client_id)
    actions.close(conversation, now=now)
    assert say("goodbye", by=alice, client_id=client_id).pk == first.pk


def test_the_same_client_id_of_someone_else_is_another_message(say: Say, alice: Member, bob: Member) -> None:
    client_id = uuid4()
    assert say("mine", by=alice, client_id=client_id).pk != say("mine too", by=bob, client_id=client_id).pk


def test_the_other_is_told_once_while_they_have_not_looked(say: Say, alice: Member, bob: Member) -> None:
    say("hello", by=alice)
    say("still me", by=alice)
    (notice,) = Notice.objects.all()
    assert (notice.member, notice.kind) == (bob, "new-message")


def test_who_muted_it_is_not_told(say: Say, conversation: Conversation, alice: Member, bob: Member) -> None:
    now = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
    actions.mute(conversation, by=bob, now=now)
    say("hello", by=alice)
    assert not Notice.objects.exists()
    say("good morning", by=alice, now=now + timedelta(days=1))
    assert Notice.objects.filter(member=bob).exists()


@pytest.mark.parametrize("words", ["", "   \n ", "\0"])
def test_nothing_is_not_sent(say: Say, alice: Member, words: str) -> None:
    with pytest.raises(NotSayable, match="Write something first"):
        say(words, by=alice)


def test_too_much_is_said_in_one_sentence(say: Say, conversation: Conversation, alice: Member) -> None:
    assert say("x" * LONGEST, by=alice).seq == 1
    with pytest.raises(
        NotSayable, match=r"^That is 4001 characters; 4000 fit in one message. Send it in parts.$"
    ):
        say("x" * (LONGEST + 1), by=alice)
    with pytest.raises(NotSayable, match="content note"):
        say("fine", by=alice, note="n" * 81)
    conversation.refresh_from_db()
    assert conversation.last_seq == 1


def test_a_stranger_cannot_speak_in_it(say: Say, erin: Member) -> None:
    with pytest.raises(actions.NotTheirs):
        say("hello", by=erin)
    assert not Message.objects.exists()


def test_what_has_ended_takes_no_words(
    say: Say, conversation: Conversation, alice: Member, now: datetime
) -> None:
    actions.close(conversation, now=now)
    with pytest.raises(NotSayable, match="has ended"):
        say("wait", by=alice)


def test_before_a_yes_only_first_words_pass(say: Say, alice: Member, erin: Member, now: datetime) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    for _ in range(FIRST_WORDS):
        say("hello", by=erin, within=asked)
    with pytest.raises(NotSayable, match="when they have answered"):
        say("hello again", by=erin, within=asked)
    with pytest.raises(NotSayable, match="Say yes"):
        say("who are you", by=alice, within=asked)
    assert {notice.kind for notice in Notice.objects.all()} == {"message-request"}
    actions.accept(asked, by=alice, now=now)
    assert say("hello Alice", by=erin, within=asked).seq == FIRST_WORDS + 2


def test_to_someone_who_blocked_the_writer_it_looks_sent_and_arrives_nowhere(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    block(bob, by=alice, now=now)
    message = say("are you there?", by=bob)
    assert [line.message for line in lines_for(conversation, bob, now=now)[0]] == [message]
    assert lines_for(conversation, alice, now=now)[0] == []
    assert [event.only for event in fragments.since(str(conversation.pk), 0)] == [bob.pk]
    assert not Notice.objects.exists()
    with pytest.raises(NotSayable, match="You have blocked"):
        say("hello", by=alice)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_no_gap(
    conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    start = threading.Barrier(4)

    def speak(by: Member) -> None:
        start.wait()
        for _ in range(15):
            actions.say(conversation, "at once", by=by, client_id=uuid4(), now=now)
        connection.close()

    threads = [threading.Thread(target=speak, args=(by,)) for by in (alice, bob, alice, bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(Message.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 61))


@pytest.mark.django_db(transaction=True)
def test_the_same_message_from_many_hands_at_once_is_said_once(
    conversation: Conversation, alice: Member, now: datetime
) -> None:
    start, client_id, said = threading.Barrier(4), uuid4(), list[int]()

    def speak() -> None:
        start.wait()
        said.append(actions.say(conversation, "once", by=alice, client_id=client_id, now=now).seq)
        connection.close()

    threads = [threading.Thread(target=speak) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    conversation.refresh_from_db()
    assert (said, conversation.last_seq, Message.objects.count()) == ([1, 1, 1, 1], 1, 1)


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_uses_up_no_number(say: Say, alice: Member) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        say("never", by=alice)
        raise RuntimeError
    assert say("said", by=alice).seq == 1


@given(st.text())
def test_any_words_can_be_kept(words: str) -> None:
    kept = plain(words)
    assert kept.encode().decode() == kept
    assert "\r" not in kept
    assert "\0" not in kept
    assert plain(kept) == kept
