"""Taking a message back within ten minutes."""

from datetime import datetime, timedelta

import pytest

from porch.people.models import Member
from porch.talk import actions, fragments
from porch.talk.models import Conversation, Message
from tests.talk.conftest import Say


def test_it_is_emptied_for_good_and_its_place_stays(
    say: Say, conversation: Conversation, alice: Member, now: datetime
) -> None:
    message = say("I did not mean that", by=alice, note="anger")
    taken = actions.take_back(conversation, message.seq, by=alice, now=now + timedelta(minutes=10))
    assert (taken.body, taken.note, bytes(taken.sealed_body), taken.seq) == ("", "", b"", 1)


def test_listeners_learn_of_it_under_a_number_of_its_own(
    say: Say, conversation: Conversation, alice: Member, now: datetime
) -> None:
    message = say("I did not mean that", by=alice)
    actions.take_back(conversation, message.seq, by=alice, now=now)
    (event,) = fragments.since(str(conversation.pk), 1)
    assert event.seq == 2
    assert 'id="m1"' in event.html
    assert "took a message back" in event.html
    assert "mean that" not in fragments.since(str(conversation.pk), 0)[0].html


def test_twice_is_once(say: Say, conversation: Conversation, alice: Member, now: datetime) -> None:
    message = say("oh", by=alice)
    for later in (now, now + timedelta(minutes=1), now + timedelta(hours=1)):
        actions.take_back(conversation, message.seq, by=alice, now=later)
    assert Message.objects.count() == 2


def test_after_ten_minutes_it_stays(
    say: Say, conversation: Conversation, alice: Member, now: datetime
) -> None:
    message = say("said", by=alice)
    with pytest.raises(actions.TooLate):
        actions.take_back(conversation, message.seq, by=alice, now=now + timedelta(minutes=10, seconds=1))
    message.refresh_from_db()
    assert message.body == "said"


def test_nobody_takes_back_anothers_words(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    message = say("mine", by=alice)
    for seq in (message.seq, 99):
        with pytest.raises(actions.NotTheirs):
            actions.take_back(conversation, seq, by=bob, now=now)
