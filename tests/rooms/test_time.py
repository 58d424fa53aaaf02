"""What time does to a room: doors, beginnings, ends, and words that are gone when they should be."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from porch.kit import vault
from porch.people import actions as people
from porch.people.models import Member
from porch.people.registries import belongings
from porch.rooms import actions
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.rules.floor import Refused
from porch.rooms.rules.rooms import of_room
from tests.rooms.conftest import Opens, Sits


def at_state(room: Room, moment: datetime) -> str:
    actions.keep_time(moment)
    room.refresh_from_db()
    return room.state


def test_a_room_opens_begins_closes_and_ends_by_itself(opens: Opens, now: datetime) -> None:
    starts = now + timedelta(minutes=30)
    room = opens(starts=starts, minutes=45)
    assert at_state(room, now) == "announced"
    assert at_state(room, starts - timedelta(minutes=15)) == "lobby"
    assert at_state(room, starts) == "running"
    assert at_state(room, starts + timedelta(minutes=44)) == "running"
    assert at_state(room, starts + timedelta(minutes=45)) == "closing"
    assert at_state(room, starts + timedelta(minutes=54)) == "closing"
    assert at_state(room, starts + timedelta(minutes=55)) == "over"


def test_a_clock_that_slept_finds_it_over(opens: Opens, now: datetime) -> None:
    room = opens(starts=now + timedelta(minutes=30))
    assert at_state(room, now + timedelta(days=2)) == "over"


def test_before_it_begins_nobody_raises_a_hand(
    opens: Opens, alice: Member, sits: Sits, now: datetime
) -> None:
    room = opens(starts=now + timedelta(minutes=10))
    assert room.state == "lobby"
    seat = sits(room, alice)
    with pytest.raises(Refused, match="not begun"):
        actions.take(seat, "raise", by=alice, now=now)


def test_nobody_comes_in_before_the_door_opens_or_after_the_end(
    opens: Opens, alice: Member, sits: Sits, now: datetime
) -> None:
    room = opens(starts=now + timedelta(minutes=30))
    with pytest.raises(actions.NotOpen):
        sits(room, alice)
    at_state(room, now + timedelta(days=1))
    with pytest.raises(actions.NotOpen):
        sits(room, alice)


def test_a_sign_that_stops_coming_is_a_lost_network(
    room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    first, second = sits(room, alice), sits(room, erin)
    for seat, who in ((first, alice), (second, erin)):
        actions.take(seat, "raise", by=who, now=now)
    later = now + timedelta(seconds=70)
    actions.is_here(Seat.objects.get(pk=first.pk), later)
    actions.keep_time(now + timedelta(seconds=80))  # no sign of erin for 75 seconds
    room.refresh_from_db()
    assert not room.as_floor.is_here(second.no)
    assert room.as_floor.order == (second.no,)
    actions.is_here(Seat.objects.get(pk=second.pk), now + timedelta(seconds=190))
    for moment in (195, 205):
        actions.is_here(Seat.objects.get(pk=first.pk), now + timedelta(seconds=moment))
        actions.keep_time(now + timedelta(seconds=moment))
    room.refresh_from_db()
    assert room.as_floor.order == (second.no,)


def test_somebody_who_reads_by_hand_has_ten_minutes(
    room: Room, alice: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    actions.sit_so(alice, extra_time=False, by_hand=True, shown="name", now=now)
    actions.is_here(Seat.objects.get(pk=seat.pk), now)
    actions.keep_time(now + timedelta(minutes=9))
    room.refresh_from_db()
    assert room.as_floor.is_here(seat.no)


def shared(room: Room, who: Member, sits: Sits, now: datetime) -> Entry:
    seat = sits(room, who)
    actions.take(seat, "raise", by=who, now=now)
    return actions.say(seat, "Between us", by=who, now=now, client_id=uuid4())


@pytest.mark.parametrize(
    ("keep", "gone_after"), [("end", timedelta(0)), ("day", timedelta(hours=24)), ("week", timedelta(days=7))]
)
def test_words_are_gone_when_their_time_is_over(
    keep: str,
    gone_after: timedelta,
    as_alice: Client,
    opens: Opens,
    alice: Member,
    sits: Sits,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    room = opens(keep=keep)
    entry = shared(room, alice, sits, now)
    box, about = bytes(entry.sealed_words), entry.about_words
    over = now + timedelta(hours=3)
    with django_capture_on_commit_callbacks(execute=True):
        actions.keep_time(over)
    if gone_after:
        actions.tidy(over + gone_after - timedelta(seconds=1))
        assert Entry.objects.get(pk=entry.pk).words == "Between us"
        assert "Between us" in as_alice.get(room.get_absolute_url()).text
        assert "Over, and still to read" in as_alice.get("/rooms/").text
        with django_capture_on_commit_callbacks(execute=True):
            actions.tidy(over + gone_after)
    assert not Entry.objects.get(pk=entry.pk).sealed_words
    assert vault.unseal(box, about=about, gone="nothing") == "nothing", "and in no copy either"
    assert "Between us" not in as_alice.get(room.get_absolute_url()).text
    assert "Over, and still to read" not in as_alice.get("/rooms/").text


def test_who_sat_there_is_forgotten_a_day_after_the_words(
    room: Room, alice: Member, sits: Sits, now: datetime
) -> None:
    shared(room, alice, sits, now)
    over = now + timedelta(hours=3)
    actions.keep_time(over)
    actions.tidy(over + timedelta(hours=23))
    assert Seat.objects.filter(room=room).exists()
    actions.tidy(over + timedelta(days=1, minutes=1))
    assert not Seat.objects.filter(room=room).exists()
    assert not Entry.objects.filter(room=room).exists()
    assert Room.objects.get(pk=room.pk).floor == {}


def test_what_somebody_wrote_is_theirs_to_take_along_and_to_erase(
    opens: Opens, alice: Member, sits: Sits, now: datetime
) -> None:
    room = opens(keep="week")
    entry = shared(room, alice, sits, now)
    mine = belongings.get("rooms")
    assert mine is not None
    assert mine.export(alice)["my_shares"][0]["words"] == "Between us"
    mine.erase(alice, now)
    assert not Entry.objects.get(pk=entry.pk).sealed_words
    assert not Seat.objects.filter(member=alice).exists()
    assert of_room(room.pk)


def test_whoever_rests_or_blocks_the_host_is_out_of_the_room(
    room: Room, alice: Member, bob: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    people.block(bob, by=alice, now=now)
    room.refresh_from_db()
    assert not room.as_floor.is_here(seat.no)
    assert Seat.objects.get(pk=seat.pk).state == Seat.State.OUT


def test_extra_time_holds_at_once(room: Room, alice: Member, sits: Sits, now: datetime) -> None:
    seat = sits(room, alice)
    actions.sit_so(alice, extra_time=True, by_hand=False, shown="name", now=now)
    room.refresh_from_db()
    chair = room.as_floor.chair(seat.no)
    assert chair is not None
    assert chair.slow


def test_a_host_closes_it_and_in_ten_minutes_it_is_over(
    room: Room, alice: Member, bob: Member, sits: Sits, now: datetime
) -> None:
    host, seat = sits(room, bob), sits(room, alice)
    actions.take(seat, "raise", by=alice, now=now)
    actions.close(host, by=bob, now=now)
    room.refresh_from_db()
    assert room.state == "closing"
    assert room.as_floor.holder == seat.no
    assert at_state(room, now + timedelta(minutes=10)) == "over"


def test_a_room_is_not_closed_before_it_has_begun(
    as_bob: Client, opens: Opens, bob: Member, sits: Sits, now: datetime
) -> None:
    early = opens(starts=now + timedelta(minutes=10))
    assert early.state == "lobby"
    sits(early, bob)
    answer = as_bob.post(f"{early.get_absolute_url()}close/")
    assert answer.status_code == 422
    assert "The room has not begun yet." in answer.text
    early.refresh_from_db()
    assert early.state == "lobby"


def test_a_room_that_closes_is_not_closed_again(
    as_bob: Client, room: Room, bob: Member, sits: Sits, now: datetime
) -> None:
    sits(room, bob)
    as_bob.post(f"{room.get_absolute_url()}close/")
    answer = as_bob.post(f"{room.get_absolute_url()}close/")
    assert answer.status_code == 422
    assert "This room is closing already." in answer.text


def test_somebody_alone_is_told_of_other_rooms(
    as_alice: Client, opens: Opens, alice: Member, sits: Sits, now: datetime
) -> None:
    room = opens()
    Room.objects.filter(pk=room.pk).update(starts=now - timedelta(minutes=11))
    room.refresh_from_db()
    sits(room, alice)
    page = as_alice.get(room.get_absolute_url()).text
    assert "You came. Nobody else did this time." in page


def test_one_page_floods_nobody(room: Room, alice: Member, sits: Sits, now: datetime) -> None:
    seat = sits(room, alice)
    with pytest.raises(Refused, match="a lot at once"):
        for _ in range(30):
            actions.take(seat, "raise", by=alice, now=now)
            actions.take(seat, "lower", by=alice, now=now)
            actions.take(seat, "done", by=alice, now=now)


def test_only_those_who_sat_there_read_it_afterwards(
    as_alice: Client, as_erin: Client, opens: Opens, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    room = opens(keep="week")
    shared(room, alice, sits, now)
    asked_out = sits(room, erin)
    Seat.objects.filter(pk=asked_out.pk).update(state=Seat.State.PUT_OUT, heard_from=0)
    actions.keep_time(now + timedelta(hours=3))
    assert "Between us" in as_alice.get(room.get_absolute_url()).text
    assert "Between us" not in as_erin.get(room.get_absolute_url()).text
    Seat.objects.filter(pk=asked_out.pk).delete()
    assert as_erin.get(room.get_absolute_url()).status_code == 404
