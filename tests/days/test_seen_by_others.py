"""What others see of somebody's days: what was given, one number at a time, and nothing that tells on its own."""

from datetime import date, timedelta

import pytest
from django.test import Client

from porch.days import actions
from porch.days.consent import DAY_COUNT, code_of
from porch.days.models import Thread
from porch.days.queries import told_threads
from porch.kit.clock import now as this_moment
from porch.people import consent
from porch.people.actions.consent import give
from porch.people.models import Member

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def thread(alice: Member) -> Thread:
    return actions.open_thread(alice, "alcohol", goal="stop", since=TODAY - 47 * DAY, now=this_moment())


def given(alice: Member, to: Member, view: str) -> None:
    (told,) = told_threads(alice, this_moment())
    give(DAY_COUNT, to, by=alice, item=code_of(told, view), ends=this_moment() + 30 * DAY, now=this_moment())


def seen(viewer: Member, alice: Member) -> list[str]:
    return [line for _, lines in consent.shown_to(viewer, alice, now=this_moment()) for line in lines]


def test_one_sees_this_run_another_all_days_a_third_nothing(
    alice: Member, bob: Member, erin: Member, dee: Member, thread: Thread
) -> None:
    given(alice, bob, "run")
    given(alice, erin, "all")
    assert seen(bob, alice) == ["Alcohol: 47 days, since 4 October 2026"]
    assert seen(erin, alice) == ["Alcohol: 47 days in all"]
    assert seen(dee, alice) == []


def test_the_whole_of_it_is_every_number(alice: Member, bob: Member, thread: Thread) -> None:
    give(DAY_COUNT, bob, by=alice, ends=this_moment() + 30 * DAY, now=this_moment())
    assert seen(bob, alice) == [
        "Alcohol: 47 days, since 4 October 2026",
        "Alcohol: 47 days in all",
        "Alcohol: 47 days of the last 90 without, 43 not told of.",
        "Alcohol: what they want: stop",
    ]


@pytest.mark.parametrize("view", ["run", "all", "ninety"])
def test_after_a_return_a_number_rests_and_looks_like_any_nothing(
    alice: Member, bob: Member, thread: Thread, view: str
) -> None:
    given(alice, bob, view)
    assert seen(bob, alice)
    actions.say_used(thread, TODAY, by=alice, now=this_moment())
    assert seen(bob, alice) == []
    actions.go_on(thread, "this-run", by=alice, now=this_moment())
    assert seen(bob, alice) == [], "going on does not show it: only saying so does"
    assert consent.shown_to(bob, alice, now=this_moment()) == []


def test_what_they_want_stays_in_sight(alice: Member, bob: Member, thread: Thread) -> None:
    given(alice, bob, "goal")
    actions.say_used(thread, TODAY, by=alice, now=this_moment())
    assert seen(bob, alice) == ["Alcohol: what they want: stop"]


def test_shown_again_when_its_owner_says_so(
    as_alice: Client, alice: Member, bob: Member, thread: Thread
) -> None:
    given(alice, bob, "all")
    actions.say_used(thread, TODAY, by=alice, now=this_moment())
    page = as_alice.get(f"/days/{thread.pk}/").content.decode()
    assert "Sees nothing of it just now." in page
    assert "Show them again" in page
    as_alice.post(f"/days/{thread.pk}/go-on/", {"how": "all-days", "shown": "on"})
    assert seen(bob, alice) == ["Alcohol: 47 days in all"]


def test_use_told_of_by_mistake_shows_again_what_had_rested(
    alice: Member, bob: Member, thread: Thread
) -> None:
    given(alice, bob, "run")
    actions.say_used(thread, TODAY, by=alice, now=this_moment())
    actions.not_told(alice, ["alcohol"], TODAY, now=this_moment())
    assert seen(bob, alice) == ["Alcohol: 47 days, since 4 October 2026"]


def test_one_number_of_a_list_that_was_begun_again_is_gone(
    alice: Member, bob: Member, thread: Thread
) -> None:
    given(alice, bob, "all")
    actions.begin_again(thread, since=TODAY - 5 * DAY, by=alice, now=this_moment())
    assert seen(bob, alice) == []


def test_each_look_is_one_that_alice_can_read(
    as_alice: Client, alice: Member, bob: Member, thread: Thread
) -> None:
    given(alice, bob, "all")
    seen(bob, alice)
    assert "day count" in as_alice.get("/consent/looked/").content.decode()


def test_the_page_says_who_sees_what(as_alice: Client, alice: Member, bob: Member, thread: Thread) -> None:
    given(alice, bob, "ninety")
    page = as_alice.get(f"/days/{thread.pk}/").content.decode()
    assert "Bob Harbour" in page
    assert "May see: the last 90 days" in page
    assert "47 days of the last 90 without, 43 not told of." in page
