"""Something small when its proposer cannot come, rests or leaves, when two block, and when it is over."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.actions import TooLate
from porch.company import actions, queries, today
from porch.company.belongings import erase
from porch.company.models import Activity, Coming
from porch.company.rules.together import LEFT_TO_GO, PLACE_KEPT
from porch.people import actions as people
from porch.people.models import Member
from porch.wire.models import Notice
from tests.company.conftest import Propose, main_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(propose: Propose, alice: Member, bob: Member, now: datetime) -> Activity:
    """Alice proposes a walk, Bob comes."""
    made = propose(alice)
    actions.say_yes(made, by=bob, now=now)
    Notice.objects.all().delete()
    return made


def again(activity: Activity) -> Activity:
    return Activity.objects.select_related("proposed_by").get(pk=activity.pk)


def test_one_of_those_who_said_yes_may_look_after_it_and_the_words_stay_readable(
    walk: Activity, alice: Member, bob: Member, erin: Member, as_bob: Client, now: datetime
) -> None:
    actions.say_yes(walk, by=erin, now=now)
    assert actions.hand_on(walk, by=alice, now=now) is True
    assert {one.member_id for one in Notice.objects.filter(kind="together")} >= {bob.pk, erin.pk}
    assert "I will look after it" in main_of(as_bob, f"/people/together/{walk.pk}/")
    erase(alice, now)  # she leaves for good meanwhile
    read_before = again(walk)
    actions.take_over(again(walk), by=bob, now=now)
    with pytest.raises(TooLate):
        actions.take_over(read_before, by=erin, now=now)
    held = again(walk)
    assert (held.state, held.proposed_by, held.taken) == ("open", bob, 2)
    assert (held.words, held.place) == ("Round the lake", "The green gate")


def test_with_nobody_in_it_is_called_off_at_once(propose: Propose, alice: Member, now: datetime) -> None:
    made = propose(alice)
    assert actions.hand_on(made, by=alice, now=now) is False
    assert again(made).state == "called-off"


def test_what_nobody_takes_over_is_called_off_before_people_set_out(
    walk: Activity, alice: Member, bob: Member, now: datetime
) -> None:
    actions.hand_on(walk, by=alice, now=now)
    assert actions.settle(now + timedelta(hours=23)) == 0
    assert actions.settle(now + timedelta(hours=25)) == 1
    assert again(walk).state == "called-off"
    assert Notice.objects.filter(member=bob, kind="together").exists()
    assert timedelta(hours=1) < LEFT_TO_GO


@pytest.mark.parametrize("how", ["pauses", "leaves"])
def test_whoever_rests_or_leaves_hands_on_what_they_look_after(
    how: str, walk: Activity, alice: Member, bob: Member, now: datetime
) -> None:
    if how == "pauses":
        people.pause(alice, until=None, now=now)
    else:
        people.leave(alice, by=alice, now=now)
    held = again(walk)
    assert (held.state, held.proposed_by, held.taken) == ("handing-on", None, 1)
    assert Notice.objects.filter(member=bob, kind="together").exists()


def test_a_block_by_whoever_looks_after_it_drops_the_other_to_whom_it_looks_called_off(
    walk: Activity, alice: Member, bob: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    page = f"/people/together/{walk.pk}/"
    people.block(bob, by=alice, now=now)
    held = again(walk)
    assert (held.state, held.taken, held.rethink) == ("open", 1, True)
    theirs = main_of(as_bob, page)
    assert "This is called off." in theirs
    assert "green gate" not in theirs
    assert "Alice Fern" not in theirs
    assert Notice.objects.filter(member=bob, kind="together").exists()
    assert "knows the place" in main_of(as_alice, page)
    assert as_bob.post(f"{page}yes/").status_code == 404
    [entry] = [one for one in queries.mine_ahead(bob, now) if one.activity == walk]
    assert entry.state == "called-off"


def test_a_block_of_whoever_looks_after_it_lets_the_blocker_step_out(
    walk: Activity, alice: Member, bob: Member, as_bob: Client, now: datetime
) -> None:
    people.block(alice, by=bob, now=now)
    assert Coming.objects.get(activity=walk, member=bob).state == "out"
    assert as_bob.get(f"/people/together/{walk.pk}/").status_code == 404
    assert again(walk).taken == 1


def test_of_two_guests_the_blocked_one_is_dropped(
    walk: Activity, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    actions.say_yes(walk, by=erin, now=now)
    people.block(erin, by=bob, now=now)
    held = {one.member_id: one.state for one in Coming.objects.filter(activity=walk)}
    assert held == {alice.pk: "in", bob.pk: "in", erin.pk: "dropped"}
    assert again(walk).rethink is False


def test_it_is_near_on_today_reminded_of_once_and_asked_after_once(
    walk: Activity, alice: Member, bob: Member, as_bob: Client, now: datetime
) -> None:
    assert today.near(bob, now) is None
    near = now + timedelta(minutes=10)
    Activity.objects.filter(pk=walk.pk).update(at=near)
    thing = today.near(bob, now)
    assert thing is not None
    assert (thing.at, str(walk.pk) in thing.url) == (near, True)
    assert actions.remind(now) == 2
    assert actions.remind(now + timedelta(minutes=1)) == 0
    after = now + timedelta(hours=3)
    assert actions.settle(after) == 1
    assert again(walk).state == "over"
    assert today.after_card(bob, after) is not None
    Activity.objects.filter(pk=walk.pk).update(at=now - timedelta(hours=3))
    page = f"/people/together/{walk.pk}/"
    assert "Was it good for you?" in main_of(as_bob, page)
    assert as_bob.post(f"{page}good/", {"good": "so-so"}).status_code == 302
    assert as_bob.post(f"{page}good/", {"good": "five stars"}).status_code == 404
    assert today.after_card(bob, after) is None
    mine = Coming.objects.get(activity=walk, member=bob)
    assert mine.good == "so-so"
    assert b"so-so" not in bytes(mine.sealed_good)


def test_the_exact_place_goes_when_it_is_over_and_names_are_read_no_more(
    walk: Activity, bob: Member, as_bob: Client, now: datetime
) -> None:
    Activity.objects.filter(pk=walk.pk).update(at=now - PLACE_KEPT - timedelta(hours=3))
    actions.settle(now)
    assert again(walk).place == ""
    assert "Alice Fern" not in main_of(as_bob, f"/people/together/{walk.pk}/")


def test_what_nobody_came_to_is_not_something_they_did(
    propose: Propose, alice: Member, now: datetime
) -> None:
    made = propose(alice)
    Activity.objects.filter(pk=made.pk).update(at=now - timedelta(hours=5))
    actions.settle(now)
    assert again(made).state == "called-off"
