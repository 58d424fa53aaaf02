"""Conversations another room keeps open for many: nobody is listed, who comes later reads from then on."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from porch.people.actions import block
from porch.people.models import Member
from porch.talk import actions, fragments, queries
from porch.talk.belongings import export
from porch.talk.models import Conversation, Membership, Message
from porch.talk.registries import Hush, Title, hushes, titles
from porch.talk.rules import NotSayable

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(alice: Member, bob: Member, now: datetime) -> Conversation:
    made = actions.open_room(keep_days=90, now=now)
    for member in (alice, bob):
        assert actions.join(made, member, now=now)
    said(made, alice, "Before anyone else came.", now)
    return made


@pytest.fixture
def titled(room: Conversation) -> Iterator[Conversation]:
    def given(ids: Collection[UUID]) -> dict[UUID, Title]:
        return {room.pk: Title("Morning tea", "/today/")} if room.pk in ids else {}

    titles.register("test", given)
    yield room
    del titles._entries["test"]


def said(room: Conversation, by: Member, words: str, now: datetime) -> Message:
    made = actions.say(room, words, by=by, client_id=uuid4(), now=now)
    assert isinstance(made, Message)
    return made


def read(room: Conversation, member: Member, now: datetime) -> list[str]:
    room.refresh_from_db()
    lines, _ = queries.lines_for(room, member, now=now)
    return [line.message.body for line in lines]


def test_who_comes_later_reads_what_follows_and_has_no_news_from_before(
    room: Conversation, alice: Member, erin: Member, now: datetime
) -> None:
    assert actions.join(room, erin, now=now)
    assert queries.something_new_for(erin) == []
    said(room, alice, "Hello Erin.", now)
    assert read(room, erin, now) == ["Hello Erin."]
    assert read(room, alice, now) == ["Before anyone else came.", "Hello Erin."]
    assert [one.pk for one in queries.something_new_for(erin)] == [room.pk]


def test_where_the_room_says_so_they_read_all(room: Conversation, erin: Member, now: datetime) -> None:
    actions.join(room, erin, now=now, from_the_start=True)
    assert read(room, erin, now) == ["Before anyone else came."]


def test_joining_twice_is_joining_once_and_coming_back_is_coming_late(
    room: Conversation, alice: Member, erin: Member, now: datetime
) -> None:
    assert actions.join(room, erin, now=now)
    assert not actions.join(room, erin, now=now, from_the_start=True)
    assert Membership.objects.get(conversation=room, member=erin).from_seq == 1
    actions.step_out(room, by=erin, now=now)
    said(room, alice, "While she was away.", now)
    actions.join(room, erin, now=now)
    assert read(room, erin, now) == []


def test_nobody_joins_a_conversation_of_two(alice: Member, bob: Member, erin: Member, now: datetime) -> None:
    two = actions.open_between([alice, bob], now=now)
    with pytest.raises(actions.NotARoom):
        actions.join(two, erin, now=now)
    assert queries.conversation_for(erin, two.pk) is None


def test_what_is_drawn_again_is_not_sent_to_who_came_later(
    room: Conversation, alice: Member, erin: Member, now: datetime
) -> None:
    actions.join(room, erin, now=now)
    actions.take_back(room, 1, by=alice, now=now)
    first, again = fragments.since(str(room.pk), 0)
    assert first.apart == again.apart == {erin.pk}


def test_the_stream_of_a_group_leaves_out_whom_one_is_not_to_meet(
    room: Conversation, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    block(alice, by=bob, now=now)
    actions.join(room, erin, now=now)
    message = said(room, alice, "A line that Bob does not get.", now)
    assert fragments.as_event(message).apart == {bob.pk}
    assert fragments.as_event(said(room, erin, "For all.", now)).apart == frozenset()


def test_under_a_title_nobody_is_listed(
    titled: Conversation, alice: Member, bob: Member, erin: Member, as_alice: Client, now: datetime
) -> None:
    actions.join(titled, erin, now=now)
    page = as_alice.get(titled.get_absolute_url()).text
    assert "Morning tea" in page
    assert bob.handle not in page
    assert erin.handle not in page
    said(titled, bob, "Good morning.", now)
    page = as_alice.get(titled.get_absolute_url()).text
    assert "Write to them alone" in page
    assert bob.handle in page
    assert erin.handle not in page
    today = as_alice.get("/today/").text
    assert bob.handle not in today
    assert erin.handle not in today
    assert export(alice)[0]["with"] == "Morning tea"


def test_how_long_words_are_kept_under_a_title_is_nobodys_choice_alone(
    titled: Conversation, alice: Member, as_alice: Client
) -> None:
    path = titled.get_absolute_url()
    assert "Save how long" not in as_alice.get(path).text
    assert as_alice.post(f"{path}retention/", {"days": 7}).status_code == 404
    actions.keep_for([titled.pk], 7)
    assert set(Membership.objects.values_list("keep_days", flat=True)) == {7}


def test_a_hush_is_said_to_the_writer_and_where_it_lasts_there_is_no_place_to_write(
    room: Conversation, as_alice: Client, alice: Member, now: datetime
) -> None:
    hush = Hush("This topic rests for now.", lasts=True)
    hushes.register("test", lambda conversation, member, at: hush if conversation == room else None)
    try:
        with pytest.raises(NotSayable, match="rests for now"):
            said(room, alice, "One more thing", now)
        page = as_alice.get(room.get_absolute_url()).text
        assert "This topic rests for now." in page
        assert 'name="body"' not in page
        assert page.count("data-primary") == 1
    finally:
        del hushes._entries["test"]


def test_someone_can_take_all_their_words_along_and_others_keep_theirs(
    room: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    said(room, bob, "Mine stays.", now)
    later = now + timedelta(days=20)
    said(room, alice, "And one more.", later)
    assert actions.take_all_back(room, by=alice, now=later) == 2
    assert actions.take_all_back(room, by=alice, now=later) == 0
    assert read(room, bob, later) == ["", "Mine stays.", ""]
    redrawn = [event.html for event in fragments.since(str(room.pk), 3)]
    assert len(redrawn) == 2
    assert all("taken" in html for html in redrawn)
