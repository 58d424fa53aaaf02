"""Whoever leads a room: the door, who steps out, who serves, and who goes on when the host drops out."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.people.models import Member
from porch.record.models import Entry as Audited
from porch.rooms import actions
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.rules.alike_names import NotAName
from porch.rooms.rules.floor import NotTheirs, Refused
from tests.rooms.conftest import Opens, Sits, said, told

# ---- the door ----


def test_in_a_waiting_room_one_waits_until_somebody_lets_one_in(
    as_erin: Client, as_bob: Client, opens: Opens, bob: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    room = opens(door="asks-first")
    host = sits(room, bob)
    as_erin.post(f"{room.get_absolute_url()}come-in/", {"shown": "name"})
    assert 'data-page="room-waiting"' in as_erin.get(room.get_absolute_url()).text
    assert "Let Erin Willow in" in as_bob.get(room.get_absolute_url()).text
    as_bob.post(f"{room.get_absolute_url()}people/do/", {"verb": "let-in", "about": "2", "room": "1"})
    assert 'data-page="room"' in as_erin.get(room.get_absolute_url()).text
    host.room.refresh_from_db()
    actions.send_back(host, 2, by=bob, now=now)
    assert 'data-page="room-waiting"' in as_erin.get(room.get_absolute_url()).text


def test_an_open_door_lets_in_whoever_waits(
    opens: Opens, bob: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    room = opens(door="asks-first")
    host, seat = sits(room, bob), sits(room, erin)
    assert seat.state == "waiting"
    actions.door_to(host, "free", by=bob, now=now)
    seat.refresh_from_db()
    assert seat.state == "in"
    room.refresh_from_db()
    assert room.as_floor.is_here(seat.no)


def test_whoever_gives_up_waiting_leaves_nothing_behind(
    opens: Opens, bob: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    room = opens(door="asks-first")
    sits(room, bob)
    sits(room, erin)
    actions.keep_time(now + timedelta(minutes=2))
    room.refresh_from_db()
    assert room.as_floor.door.waiting == ()
    assert not Seat.objects.filter(room=room, member=erin).exists()


def test_through_a_locked_door_come_only_those_who_were_inside(
    as_erin: Client,
    room: Room,
    host: Seat,
    bob: Member,
    alice: Member,
    erin: Member,
    sits: Sits,
    now: datetime,
) -> None:
    seat = sits(room, alice)
    actions.door_to(host, "locked", by=bob, now=now)
    with pytest.raises(actions.NotOpen, match="closed"):
        sits(room, erin)
    page = as_erin.get(room.get_absolute_url()).text
    assert "The door is closed just now" in page
    assert '<a href="/rooms/">See what is open now</a>' in page
    actions.leave(seat, by=alice, now=now)
    assert sits(room, alice).state == "in"


def test_whoever_is_put_out_does_not_come_back_and_keeps_their_account(
    as_erin: Client,
    room: Room,
    host: Seat,
    bob: Member,
    erin: Member,
    opens: Opens,
    sits: Sits,
    now: datetime,
) -> None:
    other = opens(title="Night lamp")
    seat = sits(room, erin)
    actions.take(seat, "raise", by=erin, now=now)
    actions.put_out(host, seat.no, by=bob, now=now)
    page = as_erin.get(room.get_absolute_url()).text
    assert "Another room, perhaps" in page
    assert f'<a href="{other.get_absolute_url()}">Night lamp</a>: open now' in page
    assert "/help-now/" in page
    assert as_erin.post(f"{room.get_absolute_url()}hand/", {"up": "1"}).status_code == 404
    as_erin.post(f"{room.get_absolute_url()}come-in/", {"shown": "name"})
    assert Seat.objects.get(room=room, member=erin).state == "put-out"
    assert not room.as_floor.order
    assert as_erin.get("/today/").status_code == 200
    assert told(erin) == []
    assert not Audited.objects.filter(detail__icontains=str(erin.pk)).exists()


def test_only_whoever_the_table_names_has_the_page_of_people(
    as_alice: Client, as_bob: Client, room: Room, host: Seat, alice: Member, sits: Sits
) -> None:
    sits(room, alice)
    page = f"{room.get_absolute_url()}people/"
    assert as_alice.get(page).status_code == 404
    assert as_bob.get(page).status_code == 200
    for verb in ("put-out", "let-in", "send-back", "door", "ask-role", "hand-over"):
        answer = as_alice.post(f"{page}do/", {"verb": verb, "about": "1", "value": "locked"})
        assert answer.status_code == 404, verb
    assert as_bob.post(f"{page}do/", {"verb": "door", "value": "ajar"}).status_code == 422


def test_a_name_for_one_room_passes_for_nobody_here(
    as_erin: Client, room: Room, alice: Member, erin: Member, sits: Sits
) -> None:
    with pytest.raises(NotAName):
        sits(room, erin, called="Аlice Fеrn".replace("е", "e"))
    answer = as_erin.post(f"{room.get_absolute_url()}come-in/", {"shown": "name", "called": "A l i c e Fern"})
    assert answer.status_code == 422
    assert "looks like this one" in answer.text
    seat = sits(room, erin, called="Robin")
    assert seat.called == "Robin"


def test_somebody_is_read_by_the_name_they_chose_for_the_room(
    as_alice: Client, room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    sits(room, alice)
    seat = sits(room, erin, called="Robin")
    actions.take(seat, "raise", by=erin, now=now)
    page = as_alice.get(room.get_absolute_url()).text
    assert "Robin is sharing." in page
    assert "Erin" not in page


# ---- serving, and handing over ----


def test_the_longest_there_is_asked_when_the_host_drops_and_hosts_by_a_yes(
    as_alice: Client,
    room: Room,
    host: Seat,
    bob: Member,
    alice: Member,
    erin: Member,
    sits: Sits,
    now: datetime,
) -> None:
    first, second = sits(room, alice), sits(room, erin)
    actions.leave(host, by=bob, now=now)
    for minutes in (1, 2, 3):
        at = now + timedelta(minutes=minutes)
        for seat in (first, second):
            seat.refresh_from_db()
            Seat.objects.filter(pk=seat.pk).update(seen_until=at + timedelta(minutes=1))
        actions.keep_time(at)
    assert "Would you host this room?" in as_alice.get(room.get_absolute_url()).text
    as_alice.post(f"{room.get_absolute_url()}serve/", {"verb": "take-lead"})
    room.refresh_from_db()
    chair = room.as_floor.chair(first.no)
    assert chair is not None
    assert chair.role == "host"
    assert "Alice Fern" in as_alice.get(room.get_absolute_url()).text


def test_a_room_nobody_will_host_ends_gently(
    room: Room, host: Seat, bob: Member, alice: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    actions.leave(host, by=bob, now=now)
    states = []
    for half in range(40):
        at = now + timedelta(seconds=30 * half)
        Seat.objects.filter(pk=seat.pk).update(seen_until=at + timedelta(minutes=1))
        actions.keep_time(at)
        room.refresh_from_db()
        states.append((half / 2, room.state, room.as_floor.mode))
    silent = next(minute for minute, _, mode in states if mode == "silent")
    over = next(minute for minute, state, _ in states if state == "over")
    assert silent == 4  # two minutes of grace, two to answer
    assert over - silent == 10


def test_somebody_who_may_not_write_is_not_asked_to_host(
    room: Room, alice: Member, sits: Sits, monkeypatch: pytest.MonkeyPatch
) -> None:
    from porch.rooms.actions import coming

    class Kept:
        may_write = False

    monkeypatch.setattr(coming, "standing_of", lambda member, now: Kept())
    seat = sits(room, alice)
    room.refresh_from_db()
    chair = room.as_floor.chair(seat.no)
    assert chair is not None
    assert not chair.steady


def test_a_caption_says_for_whom_and_by_whom(
    as_erin: Client,
    room: Room,
    host: Seat,
    bob: Member,
    alice: Member,
    erin: Member,
    sits: Sits,
    now: datetime,
) -> None:
    speaks, types = sits(room, alice), sits(room, erin)
    actions.take(speaks, "raise", by=alice, now=now)
    with pytest.raises(NotTheirs):
        actions.caption(types, said("What she says", erin), now=now)
    actions.take(types, "volunteer", by=erin, now=now, value="captioner")
    actions.take(host, "welcome-help", by=bob, now=now, about=types.no)
    words = said("What she says", erin)
    first = actions.caption(types, words, now=now)
    assert actions.caption(types, words, now=now) == first
    assert "Caption for Alice Fern (typed by Erin Willow):" in as_erin.get(room.get_absolute_url()).text
    assert Entry.objects.filter(room=room, verb="caption").count() == 1
    with pytest.raises(Refused, match="Write one line"):
        actions.caption(types, said(" ", erin), now=now)


def test_whoever_shares_says_who_is_next(
    as_alice: Client,
    room: Room,
    host: Seat,
    bob: Member,
    alice: Member,
    erin: Member,
    dee: Member,
    sits: Sits,
    now: datetime,
) -> None:
    for who in (alice, erin, dee):
        actions.take(sits(room, who), "raise", by=who, now=now)
    assert "and next is" not in as_alice.get(room.get_absolute_url()).text
    actions.take(host, "how", by=bob, now=now, value="pitch")
    assert "and next is" in as_alice.get(room.get_absolute_url()).text
    as_alice.post(f"{room.get_absolute_url()}serve/", {"verb": "pick", "about": "4"})
    assert "Dee Lantern is sharing." in as_alice.get(room.get_absolute_url()).text
