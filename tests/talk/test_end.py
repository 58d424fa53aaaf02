"""How a conversation ends, goes on between friends, and what is left of it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.people.models import Member
from porch.talk import actions, fragments
from porch.talk.models import Conversation, Message
from porch.talk.queries import stance
from porch.talk.rules import KEEP_CHOICES, UNTIL_ENDED, days_kept, gone_before
from tests.talk.conftest import Say


def left(conversation: Conversation) -> list[int]:
    return list(
        Message.objects.filter(conversation=conversation).order_by("seq").values_list("seq", flat=True)
    )


def test_a_kind_end_leaves_a_parting_line(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    say("hello", by=alice)
    assert actions.close(conversation, now=now, parting="Go well.", by=alice)
    assert (stance(conversation, alice), stance(conversation, bob)) == ("closed", "closed")
    html = fragments.since(str(conversation.pk), 1)[0].html
    assert "Alice Fern is moving on, and says thank you." in html
    assert "Go well." in html
    assert "data-ended" in html


def test_ending_twice_is_ending_once(conversation: Conversation, alice: Member, now: datetime) -> None:
    assert actions.close(conversation, now=now)
    assert not actions.close(conversation, now=now, parting="again", by=alice)
    assert left(conversation) == [1]


def test_friends_go_on_talking(say: Say, conversation: Conversation, alice: Member, now: datetime) -> None:
    assert actions.keep_as_friends(conversation, now=now)
    assert actions.keep_as_friends(conversation, now=now), "twice is once"
    assert conversation.kind == Conversation.Kind.FRIENDS
    assert say("still here", by=alice).seq == 1


def test_what_has_ended_is_not_kept_as_friends(conversation: Conversation, now: datetime) -> None:
    actions.close(conversation, now=now)
    assert not actions.keep_as_friends(conversation, now=now)


def test_the_shorter_choice_holds(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    actions.choose_keeping(conversation, 7, by=alice)
    say("old", by=bob)
    say("new", by=bob, now=now + timedelta(days=5))
    actions.let_go_of_old(now + timedelta(days=8))
    assert left(conversation) == [2]
    assert say("next", by=bob).seq == 3, "numbers are not used again"


def test_until_we_end_it_needs_both(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    say("kept", by=bob)
    actions.choose_keeping(conversation, UNTIL_ENDED, by=alice)
    later = now + timedelta(days=91)
    actions.choose_keeping(conversation, UNTIL_ENDED, by=bob)
    actions.let_go_of_old(later)
    assert left(conversation) == [1]
    actions.close(conversation, now=later)
    actions.let_go_of_old(later + timedelta(days=7))
    assert left(conversation) == [1, 2], "a week to read it"
    actions.let_go_of_old(later + timedelta(days=8))
    assert left(conversation) == []


def test_only_three_choices(conversation: Conversation, alice: Member) -> None:
    with pytest.raises(actions.NotAChoice):
        actions.choose_keeping(conversation, 30, by=alice)


@given(st.lists(st.sampled_from(KEEP_CHOICES), min_size=1))
def test_nobodys_words_are_kept_longer_than_anyone_chose(choices: list[int]) -> None:
    kept = days_kept(choices)
    assert all(kept != UNTIL_ENDED and kept <= days for days in choices if days != UNTIL_ENDED)
    now = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
    assert (gone_before(kept, closed_at=None, now=now) is None) == (kept == UNTIL_ENDED)
