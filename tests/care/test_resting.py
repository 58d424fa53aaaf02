"""One tap after a hard talk: not asked for a while, nobody told, and nothing kept of which talk it was."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.care import actions, queries
from porch.care.models import Lot, Rest
from porch.care.registries import loads, on_rest
from porch.care.rules.resting import NotARest, checked, until_of
from porch.kit.clock import now as this_moment
from porch.people.actions import leave, pause
from porch.people.models import Member
from porch.record.models import Disclosure, Entry
from porch.talk.actions import open_between
from porch.wire.models import Notice
from tests.conftest import signed_in

DAY = timedelta(days=1)


def test_one_tap_rests_for_a_day_and_leaves_no_trace_elsewhere(as_bob: Client, bob: Member) -> None:
    assert as_bob.post("/people/helping/hard/").status_code == 302
    at = this_moment()
    until = queries.rest_of(bob, at)
    assert until is not None
    assert timedelta(hours=23) < until - at <= DAY
    assert queries.resting({bob.pk}, at) == {bob.pk}
    assert not Entry.objects.exists()
    assert not Notice.objects.exists()
    assert not Disclosure.objects.exists()


def test_a_rest_ends_by_itself_and_by_a_word(bob: Member, now: datetime) -> None:
    actions.cool_down(bob, now + DAY, now=now)
    assert queries.resting({bob.pk}, now + DAY) == set()
    assert actions.forget_rests(now + DAY) == 1
    actions.cool_down(bob, now + DAY, now=now)
    actions.end_rest(bob)
    assert queries.resting({bob.pk}, now) == set()


def test_said_again_it_changes_the_end(bob: Member, now: datetime) -> None:
    actions.cool_down(bob, until_of("days", now), now=now)
    actions.cool_down(bob, until_of("hours", now), now=now)
    assert Rest.objects.get().until == now + timedelta(hours=4)


@pytest.mark.parametrize("ahead", [timedelta(0), -DAY, timedelta(days=3, seconds=1)])
def test_no_rest_ends_before_it_began_or_lasts_longer_than_three_days(
    now: datetime, ahead: timedelta
) -> None:
    with pytest.raises(NotARest):
        checked(now + ahead, now)


def test_whoever_pauses_is_not_to_be_asked_either(bob: Member, erin: Member, now: datetime) -> None:
    pause(bob, until=None, now=now)
    assert queries.resting({bob.pk, erin.pk}, now) == {bob.pk}


def test_rooms_above_hear_of_it_in_the_same_transaction(bob: Member, now: datetime) -> None:
    heard: list[Member] = []
    on_rest.register("test", lambda member, at: heard.append(member))
    try:
        actions.cool_down(bob, now + DAY, now=now)
    finally:
        on_rest._entries.pop("test")
    assert heard == [bob]


def test_how_long_must_be_picked_from_the_three(as_bob: Client) -> None:
    assert as_bob.post("/people/helping/rest/", {"length": "year"}).status_code == 422
    assert as_bob.post("/people/helping/rest/", {"length": "days"}).status_code == 302
    assert "You are not asked for help until" in as_bob.get("/people/helping/care/").text


def test_beside_a_conversation_it_is_offered_to_whoever_helps(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    talk = open_between([alice, bob], now=now)
    assert "That was hard" in signed_in(bob).get(talk.get_absolute_url()).text
    assert "That was hard" not in signed_in(alice).get(talk.get_absolute_url()).text


def test_what_one_carries_is_told_to_oneself_alone(alice: Member, bob: Member, now: datetime) -> None:
    Pair.objects.create(
        mode="mentors", first=bob, second=alice, between=between(bob.pk, alice.pk), started_at=now
    )
    loads.register("test", lambda member, at: ["You took 2 calls this week."] if member == bob else [])
    try:
        assert queries.carried(bob, now) == [
            "You walk with 1 person as mentor.",
            "You took 2 calls this week.",
        ]
        assert queries.carried(alice, now) == []
        assert "You walk with 1 person" in signed_in(bob).get("/people/helping/care/").text
        assert "You took 2 calls" not in signed_in(alice).get("/people/helping/care/").text
    finally:
        loads._entries.pop("test")


def test_the_desk_sees_that_it_is_a_lot_only_if_they_said_so(bob: Member, dee: Member) -> None:
    desk = signed_in(dee)
    assert bob.handle not in desk.get("/desk/helpers/").text
    as_bob = signed_in(bob)
    as_bob.post("/people/helping/a-lot/")
    as_bob.post("/people/helping/a-lot/")
    assert Notice.objects.filter(member=dee, kind="needs-a-person").count() == 1
    assert bob.handle in desk.get("/desk/helpers/").text
    assert Disclosure.objects.filter(subject_id=bob.pk, viewer_id=dee.pk, scope="helping").count() == 1
    as_bob.post("/people/helping/a-lot/take-back/")
    assert bob.handle not in desk.get("/desk/helpers/").text


def test_whoever_leaves_stands_on_no_list_of_this_room(bob: Member, now: datetime) -> None:
    actions.say_it_is_a_lot(bob, now=now)
    actions.cool_down(bob, now + DAY, now=now)
    leave(bob, by=bob, now=now)
    assert not Lot.objects.exists()
    assert not Rest.objects.exists()
