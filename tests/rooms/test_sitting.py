"""A room as people sit in it: through the door, hands and turns, and words that are there for a while."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.meetings.actions import add
from porch.meetings.rules.told import Told
from porch.people.models import Block, Member
from porch.rooms import actions, queries
from porch.rooms.models import Entry, Room
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.safety.queries import standing_of
from tests.rooms.conftest import Opens, Sits


def page(client: Client, room: Room) -> str:
    return client.get(room.get_absolute_url()).text


def test_at_the_door_stands_what_one_needs_to_know(as_alice: Client, room: Room) -> None:
    door = page(as_alice, room)
    assert "Bob Harbour hosts." in door
    assert "Nothing is recorded." in door
    assert "You can just listen." in door
    assert "Gone when the room ends" in door
    as_alice.post(f"{room.get_absolute_url()}come-in/", {"shown": "name"})
    assert 'data-page="room"' in page(as_alice, room)


def test_to_whoever_opened_it_the_door_proposes_their_name(
    as_bob: Client, as_alice: Client, room: Room
) -> None:
    assert re.search(r'value="name"[^>]*checked', page(as_bob, room))
    assert re.search(r'value="member"[^>]*checked', page(as_alice, room))
    as_bob.post("/rooms/sitting/", {"shown": "letter"})
    assert re.search(r'value="letter"[^>]*checked', page(as_bob, room)), (
        "what they said themselves comes first"
    )


def test_nobody_has_a_name_until_they_raise_a_hand(
    as_alice: Client, room: Room, alice: Member, erin: Member, bob: Member, sits: Sits, now: datetime
) -> None:
    for who in (bob, alice):
        sits(room, who)
    seat = sits(room, erin)
    assert "3 people are here." in page(as_alice, room)
    assert "Erin" not in page(as_alice, room)
    actions.take(seat, "raise", by=erin, now=now)
    assert "Erin Willow is sharing." in page(as_alice, room)


def test_they_share_one_after_the_other(
    as_alice: Client, as_erin: Client, room: Room, alice: Member, erin: Member, sits: Sits
) -> None:
    for who in (alice, erin):
        sits(room, who)
    for client in (as_alice, as_erin):
        client.post(f"{room.get_absolute_url()}hand/", {"up": "1"})
    assert "It is your turn." in page(as_alice, room)
    assert "You are next." in page(as_erin, room)
    as_alice.post(f"{room.get_absolute_url()}turn/")
    assert "Erin Willow is sharing." in page(as_alice, room)
    assert "It is your turn." in page(as_erin, room)


def test_a_typed_share_is_a_turn(
    as_erin: Client, room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    first, second = sits(room, alice), sits(room, erin)
    for seat, who in ((first, alice), (second, erin)):
        actions.take(seat, "raise", by=who, now=now, value="types")
    with pytest.raises(Refused, match="not your turn"):
        actions.say(second, "Me first", by=erin, now=now, client_id=uuid4())
    actions.say(first, "First week. Just listening.", by=alice, now=now, client_id=uuid4())
    said = page(as_erin, room)
    assert "First week. Just listening." in said
    assert "It is your turn." in said


def test_sending_a_share_twice_is_sending_it_once(
    room: Room, alice: Member, sits: Sits, now: datetime
) -> None:
    seat, mark = sits(room, alice), uuid4()
    actions.take(seat, "raise", by=alice, now=now)
    first = actions.say(seat, "Once", by=alice, now=now, client_id=mark)
    assert actions.say(seat, "Once", by=alice, now=now, client_id=mark) == first
    assert Entry.objects.filter(room=room, verb="said").count() == 1


def test_words_that_cannot_be_shown_come_back_whole(
    as_erin: Client, room: Room, erin: Member, sits: Sits
) -> None:
    sits(room, erin)
    answer = as_erin.post(
        f"{room.get_absolute_url()}say/", {"body": "What I wanted to say", "client_id": str(uuid4())}
    )
    assert answer.status_code == 422
    assert "It is not your turn yet." in answer.text
    assert "What I wanted to say" in answer.text
    assert not Entry.objects.filter(room=room, verb="said").exists()


def test_only_a_host_leads(room: Room, alice: Member, bob: Member, sits: Sits, now: datetime) -> None:
    host, seat = sits(room, bob), sits(room, alice)
    with pytest.raises(NotTheirs):
        actions.take(seat, "pause", by=alice, now=now)
    assert actions.take(host, "pause", by=bob, now=now).paused_at == now


def test_whoever_is_not_to_meet_the_host_finds_no_room(
    as_dave: Client, opens: Opens, bob: Member, dave: Member, now: datetime
) -> None:
    room = opens()
    assert as_dave.get(room.get_absolute_url()).status_code == 200
    Block.objects.create(by=bob, whom=dave, since=now)
    assert as_dave.get(room.get_absolute_url()).status_code == 404
    assert "Evening room" not in as_dave.get("/rooms/").text


def test_words_of_someone_one_is_not_to_meet_are_not_there(
    as_dave: Client, room: Room, alice: Member, dave: Member, sits: Sits, now: datetime
) -> None:
    """alice blocked dave: in a room of a third one they may both sit, and do not read each other."""
    seat = sits(room, alice)
    sits(room, dave)
    actions.take(seat, "raise", by=alice, now=now)
    actions.say(seat, "Not for Dave", by=alice, now=now, client_id=uuid4())
    assert "Not for Dave" not in page(as_dave, room)


def test_whoever_comes_later_reads_what_follows(
    as_erin: Client, room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    for words in ("Before", "After"):
        actions.take(seat, "raise", by=alice, now=now)
        actions.say(seat, words, by=alice, now=now, client_id=uuid4())
        if words == "Before":
            sits(room, erin)
    assert "After" in page(as_erin, room)
    assert "Before" not in page(as_erin, room)


def test_however_much_is_written_i_am_not_ok_stands_above_it(
    as_alice: Client, room: Room, alice: Member, sits: Sits
) -> None:
    sits(room, alice)
    text = page(as_alice, room)
    assert text.index("I am not OK") < text.index("Typed shares") < text.index("Leave the room")
    assert "Nothing is written since you came in." in text


def test_leaving_keeps_the_place_for_two_minutes(
    as_erin: Client, room: Room, alice: Member, erin: Member, bob: Member, sits: Sits, now: datetime
) -> None:
    first, second = sits(room, alice), sits(room, erin)
    for seat, who in ((first, alice), (second, erin)):
        actions.take(seat, "raise", by=who, now=now)
    as_erin.post(f"{room.get_absolute_url()}leave/")
    actions.keep_time(now + timedelta(minutes=1))
    as_erin.post(f"{room.get_absolute_url()}come-in/", {"shown": "name"})
    assert "You are next." in page(as_erin, room)


def test_a_meeting_has_rooms_that_whoever_serves_opens(
    as_dee: Client, as_erin: Client, dee: Member, now: datetime
) -> None:
    told = Told("Thursday lamp", 4, time(19), 60, "Europe/London", conference_phone="01632 960000")
    meeting = add(told, by=dee, now=now)
    assert "Open a room here" in as_dee.get(meeting.get_absolute_url()).text
    assert "Open a room here" not in as_erin.get(meeting.get_absolute_url()).text
    opened = {"when": "now", "minutes": "60", "mode": "order", "how": "round", "share": "3", "keep": "end"}
    answer = as_dee.post(f"{meeting.get_absolute_url()}room/", opened)
    assert answer.status_code == 302, answer.text
    room = Room.objects.get(kind="meeting")
    assert room.title == "Thursday lamp"
    assert as_erin.get(room.get_absolute_url()).status_code == 200
    assert "open now" in as_erin.get(meeting.get_absolute_url()).text
    assert as_erin.post(f"{meeting.get_absolute_url()}room/", opened).status_code == 404


def test_whoever_is_here_for_someone_else_finds_no_rooms(
    as_erin: Client, room: Room, erin: Member, sits: Sits
) -> None:
    sits(room, erin)
    for address in ("/more/", "/meetings/"):
        assert 'href="/rooms/"' in as_erin.get(address).text, address
    Member.objects.filter(pk=erin.pk).update(in_recovery=False)
    erin.refresh_from_db()
    for address in ("/more/", "/meetings/"):
        assert 'href="/rooms/"' not in as_erin.get(address).text, address
    assert 'href="/groups/"' not in as_erin.get("/more/").text
    for address in ("/rooms/", "/rooms/sitting/", room.get_absolute_url(), f"{room.get_absolute_url()}mine/"):
        assert as_erin.get(address).status_code == 404, address
    assert as_erin.post(f"{room.get_absolute_url()}hand/", {"up": "1"}).status_code == 404
    assert not queries.may_listen(erin, str(room.pk))
    assert "A room is open" not in as_erin.get("/today/").text


def test_what_the_house_does_for_people_nobody_does_for_themselves(
    room: Room, alice: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    for verb in ("come", "said", "lost", "tick", "close-in-time", "nothing"):
        with pytest.raises(NotTheirs):
            actions.take(seat, verb, by=alice, now=now, value="host")


def test_whoever_may_not_write_for_now_can_still_listen(
    as_alice: Client, room: Room, alice: Member, sits: Sits, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = sits(room, alice)
    quiet = replace(standing_of(alice, now), may_write=False)
    monkeypatch.setattr("porch.rooms.actions.sharing.standing_of", lambda member, at: quiet)
    with pytest.raises(Refused, match="/standing/"):
        actions.take(seat, "raise", by=alice, now=now)
    assert 'data-page="room"' in page(as_alice, room)


def test_a_rooms_page_takes_as_many_queries_for_many_as_for_two(
    as_alice: Client,
    room: Room,
    alice: Member,
    make_person: Callable[[str], Member],
    sits: Sits,
    now: datetime,
) -> None:
    sits(room, alice)

    def said_by(people: list[Member]) -> int:
        for who in people:
            seat = sits(room, who)
            actions.take(seat, "raise", by=who, now=now)
            actions.say(seat, "Good evening", by=who, now=now, client_id=uuid4())
        with CaptureQueriesContext(connection) as asked:
            page(as_alice, room)
        return len(asked)

    few = said_by([make_person("One")])
    assert said_by([make_person(f"Person {n}") for n in range(12)]) == few
