"""Five calls with a peer: put to who has room, a no told to nobody, and ended kindly by either."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from porch.family import helping as belongings
from porch.family.actions import coaches, coaching
from porch.family.models import Call, CoachAsked, Coaching, Window
from porch.family.queries.coaching import standing_of
from porch.family.rules.calls import (
    MOST_AT_ONCE,
    Free,
    whom_to_ask,
)
from porch.people import actions as people
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.conftest import person, signed_in
from tests.family.helping.walking import going, held

FREE = st.lists(
    st.builds(Free, st.text("abc", min_size=1, max_size=3), st.integers(0, 9), st.integers(0, 5)),
    unique_by=lambda one: one.key,
    max_size=6,
)


@given(FREE)
def test_nobody_is_asked_beyond_the_room_they_said(free: list[Free]) -> None:
    key = whom_to_ask(free)
    able = [one for one in free if one.now < min(one.room, MOST_AT_ONCE)]
    assert (key is None) == (not able)
    assert key is None or min(one.now for one in able) == next(one.now for one in able if one.key == key)
    assert key == whom_to_ask(free[::-1])


def test_a_coach_is_asked_who_said_they_have_room_and_reads_the_name_only_after_a_yes(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = coaching.ask(by=rosa, now=now)
    page = signed_in(coach).get("/family/coaching/").text
    assert "Somebody would like five calls" in page
    assert rosa.handle not in page
    assert coach.handle not in signed_in(rosa).get("/family/coaching/").text
    signed_in(coach).post(f"/family/coaching/{row.pk}/yes/")
    assert rosa.handle in signed_in(coach).get(f"/family/coaching/{row.pk}/").text
    assert coach.handle in signed_in(rosa).get("/family/coaching/").text


def test_the_two_write_to_each_other_in_the_familys_space(rosa: Member, coach: Member, now: datetime) -> None:
    row = going(rosa, coach, now)
    assert row.conversation is not None
    path = row.conversation.get_absolute_url()
    assert path.startswith("/family/talk/")
    assert signed_in(rosa).get(path).status_code == 200


def test_nobody_is_put_to_a_coach_before_they_said_that_they_have_room(
    rosa: Member, coach: Member, now: datetime
) -> None:
    coaches.have_room(0, by=coach)
    assert coaching.ask(by=rosa, now=now).state == "asked"
    assert not CoachAsked.objects.exists()


def test_a_no_is_told_to_nobody_and_the_next_is_asked(
    rosa: Member, coach: Member, dee: Member, now: datetime
) -> None:
    other = person("Nell Shore")
    row = coaching.ask(by=rosa, now=now)
    coaches.learned(other, by=dee, now=now)
    coaches.have_room(1, by=other)
    before = signed_in(rosa).get("/family/coaching/").text.split("<main")[1]
    coaching.not_me(row.pk, by=coach, now=now)
    row.refresh_from_db()
    assert (row.state, row.coach) == ("offered", other)
    assert not Notice.objects.filter(member=rosa).exists()
    assert "said no" not in before
    coaching.not_me(row.pk, by=other, now=now)
    coaching.keep_time(now + timedelta(days=8))
    row.refresh_from_db()
    assert row.state == "asked"  # whoever said no is not asked twice


def test_whoever_does_not_answer_in_three_days_is_not_waited_for(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = coaching.ask(by=rosa, now=now)
    coaching.keep_time(now + timedelta(days=3))
    row.refresh_from_db()
    assert (row.state, row.coach) == ("asked", None)
    coaching.keep_time(now + timedelta(days=11))
    row.refresh_from_db()
    assert (row.state, row.coach) == ("offered", coach)


@pytest.mark.parametrize("between", ["block", "giver", "same giver", "self"])
def test_nobody_is_coached_by_whom_they_are_apart_from_or_by_their_own_family(
    rosa: Member, coach: Member, bob: Member, dee: Member, now: datetime, between: str
) -> None:
    if between == "block":
        people.block(coach, by=rosa, now=now)
    if between == "giver":
        Window.objects.create(giver=coach, viewer=rosa, since=now)
    if between == "same giver":
        for viewer in (rosa, coach):
            Window.objects.create(giver=bob, viewer=viewer, since=now, ended_at=now)
    asker = coach if between == "self" else rosa
    assert coaching.ask(by=asker, now=now).state == "asked"


def test_either_ends_it_without_a_reason(rosa: Member, coach: Member, now: datetime) -> None:
    for who, other in ((rosa, coach), (coach, rosa)):
        row = going(rosa, coach, now)
        coaching.end(row.pk, by=who, now=now)
        row.refresh_from_db()
        assert row.state == "over"
        assert Notice.objects.filter(member=other, kind="pair-ended").exists()


def test_a_block_ends_it_and_a_rest_of_the_coach_sends_what_waits_to_somebody_else(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = coaching.ask(by=rosa, now=now)
    people.pause(coach, until=None, now=now)
    row.refresh_from_db()
    assert (row.state, row.coach) == ("asked", None)
    people.come_back(coach)
    coaching.keep_time(now + timedelta(days=8))
    coaching.take_on(row.pk, by=coach, now=now)
    people.block(coach, by=rosa, now=now)
    row.refresh_from_db()
    assert row.state == "over"


def test_erased_with_its_words_and_whoever_was_coached_is_not_left_waiting(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = going(rosa, coach, now)
    held(row, rosa, coach, now + timedelta(days=1))
    told = belongings.export(rosa)["five_calls"]
    assert told[0]["coach"] == coach.handle
    belongings.erase(coach, now)
    row.refresh_from_db()
    assert row.state == "over"
    belongings.erase(rosa, now)
    assert not Coaching.objects.exists()
    assert not Call.objects.exists()


def test_the_desk_says_who_learned_it_and_sees_nothing_of_the_calls(
    as_dee: Client, coach: Member, rosa: Member, now: datetime, settings: Settings
) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    going(rosa, coach, now)
    assert as_dee.post("/desk/family/coaches/", {"handle": "Nobody There"}).status_code == 422
    assert as_dee.post("/desk/family/coaches/", {"handle": "mara well"}).status_code == 302
    page = as_dee.get("/desk/family/coaches/").text
    assert coach.handle in page
    assert rosa.handle not in page


def test_asked_once_at_a_time(rosa: Member, as_rosa: Client, now: datetime) -> None:
    for _ in range(2):
        assert as_rosa.post("/family/coaching/ask/").status_code == 302
    assert Coaching.objects.count() == 1
    standing = standing_of(rosa, now)
    assert standing is not None
    assert standing.coach is None


def test_a_coach_reads_that_a_coordinator_looked_at_their_name(
    as_dee: Client, dee: Member, coach: Member, settings: Settings
) -> None:
    settings.DEMO = True
    as_dee.get("/desk/family/coaches/")
    assert Disclosure.objects.filter(subject_id=coach.pk, viewer_id=dee.pk, scope="family-coach").exists()
