"""What reaches everybody who listens: one fragment an entry, the same for all, and nothing lost on the way."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from porch.people.models import Member
from porch.rooms import actions, fragments, queries
from porch.rooms.actions import log
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.rules.floor import Floor
from porch.rooms.rules.verbs import perform
from porch.rooms.rules.written import as_values, from_values
from porch.wire import hub
from porch.wire.hub import News
from tests.rooms.conftest import Sits


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[News]:
    """Everything that is given to the hub."""
    news: list[News] = []
    monkeypatch.setattr(hub.bus, "publish", news.append)
    return news


def test_numbers_have_no_gaps_and_the_log_gives_the_floor_again(
    room: Room, alice: Member, erin: Member, bob: Member, sits: Sits, now: datetime
) -> None:
    begun = from_values(Room.objects.get(pk=room.pk).floor)
    first = Room.objects.get(pk=room.pk).last_seq
    host, seats = sits(room, bob), [sits(room, who) for who in (alice, erin)]
    for seat, who in zip(seats, (alice, erin), strict=True):
        actions.take(seat, "raise", by=who, now=now)
    actions.say(seats[0], "Good evening", by=alice, now=now, client_id=uuid4())
    actions.take(host, "plus", by=bob, now=now)
    actions.take(seats[1], "pass", by=erin, now=now)
    room.refresh_from_db()
    written = list(Entry.objects.filter(room=room, seq__gt=first).order_by("seq"))
    assert [entry.seq for entry in written] == list(range(first + 1, room.last_seq + 1))
    floor: Floor = begun
    for entry in written:
        floor = perform(floor, entry.act)
    assert as_values(floor) == room.floor


def test_what_changes_nothing_is_not_written(
    room: Room, alice: Member, sits: Sits, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = sits(room, alice)
    before = Room.objects.get(pk=room.pk).last_seq
    for verb in ("lower", "done", "pass"):
        actions.take(seat, verb, by=alice, now=now)
    assert Room.objects.get(pk=room.pk).last_seq == before


def test_every_act_is_one_event_and_words_are_another(
    room: Room,
    alice: Member,
    sits: Sits,
    now: datetime,
    published: list[News],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    seat = sits(room, alice)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take(seat, "raise", by=alice, now=now)
        actions.say(seat, "Good evening", by=alice, now=now, client_id=uuid4())
    last = Room.objects.get(pk=room.pk).last_seq
    assert [news.seq for news in published] == [last - 2, last - 1, last]
    assert [b"Good evening" in (news.data or b"") for news in published] == [False, True, False]
    assert [b'id="floor"' in (news.data or b"") for news in published] == [True, False, True]


def test_a_fragment_names_no_viewer_and_nobody_who_does_not_want_it(
    room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    seat, listens = sits(room, alice, shown="member"), sits(room, erin, shown="name")
    actions.take(seat, "raise", by=alice, now=now)
    actions.say(seat, "Here I am", by=alice, now=now, client_id=uuid4(), goes_on=True)
    events = fragments.since(str(room.pk), 0)
    text = "".join(event.html for event in events)
    assert "A member" in text
    for tells in (alice.handle, erin.handle, str(alice.pk), str(erin.pk), "You", 'class="me"'):
        assert tells not in text, tells
    assert listens.no != seat.no


def test_a_pass_and_a_share_leave_the_same_page(
    as_erin: Client, room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    sits(room, erin)

    def after(verb: str) -> str:
        actions.take(seat, "raise", by=alice, now=now)
        actions.take(seat, verb, by=alice, now=now)
        return re.sub(
            r'data-seq="\d+"|value="[\w-]{36,}"', "", as_erin.get(f"{room.get_absolute_url()}mine/").text
        ) + (re.sub(r'data-seq="\d+"', "", fragments.since(str(room.pk), 0)[-1].html))

    assert after("pass") == after("done")


def test_whoever_was_away_gets_the_words_in_order_and_one_floor(
    room: Room, alice: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    place = Room.objects.get(pk=room.pk).last_seq
    for words in ("One", "Two"):
        actions.take(seat, "raise", by=alice, now=now)
        actions.say(seat, words, by=alice, now=now, client_id=uuid4())
    missed = fragments.since(str(room.pk), place)
    assert [event.seq for event in missed] == list(range(place + 1, place + 7))
    html = "".join(event.html for event in missed)
    assert html.index("One") < html.index("Two")
    assert html.count('id="floor"') == 1


def test_a_floor_is_drawn_in_one_query_however_many_are_there(
    room: Room, make_person: object, sits: Sits, now: datetime
) -> None:
    def drawn() -> int:
        with CaptureQueriesContext(_connection()) as asked:
            fragments.of_floor(queries.board_of(room, now))
        return len(asked)

    people = [make_person(f"Person {n}") for n in range(12)]  # type: ignore[operator]
    for who in people[:2]:
        actions.take(sits(room, who), "raise", by=who, now=now)
    room.refresh_from_db()
    few = drawn()
    for who in people[2:]:
        actions.take(sits(room, who), "raise", by=who, now=now)
    room.refresh_from_db()
    assert drawn() == few == 1


def _connection() -> object:
    from django.db import connection

    return connection


def test_whoever_left_or_was_never_there_hears_nothing(
    room: Room, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    assert queries.may_listen(alice, str(room.pk))
    assert not queries.may_listen(erin, str(room.pk))
    actions.leave(seat, by=alice, now=now)
    assert not queries.may_listen(alice, str(room.pk))


def test_words_are_kept_from_those_who_are_not_to_meet_their_writer(
    room: Room, alice: Member, dave: Member, sits: Sits, now: datetime
) -> None:
    seat = sits(room, alice)
    sits(room, dave)
    actions.take(seat, "raise", by=alice, now=now)
    actions.say(seat, "Not for Dave", by=alice, now=now, client_id=uuid4())
    for event in fragments.since(str(room.pk), 0):
        assert (dave.pk in event.apart) == ("Not for Dave" in event.html)


def test_coming_late_one_hears_from_there_on(room: Room, alice: Member, erin: Member, sits: Sits) -> None:
    sits(room, alice)
    seat = sits(room, erin)
    assert (
        queries.hears_from(erin, str(room.pk))
        == seat.heard_from
        == Seat.objects.get(pk=seat.pk).heard_from
        > 0
    )


def test_whoever_read_an_older_floor_takes_no_number(
    room: Room, alice: Member, sits: Sits, now: datetime
) -> None:
    older = Room.objects.get(pk=room.pk)
    actions.take(sits(room, alice), "raise", by=alice, now=now)
    before = Room.objects.get(pk=room.pk)
    assert not log._numbered(older, floor={})
    assert Room.objects.get(pk=room.pk).floor == before.floor
