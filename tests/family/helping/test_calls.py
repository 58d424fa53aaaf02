"""The calls: a time both agree to, the question first, held as both say, and kindly over after the fifth."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from porch.family import material
from porch.family.actions import calls, coaching, helping
from porch.family.models import Call
from porch.family.rules.calls import (
    COACHING,
    MOST,
    WITHIN,
    NotSo,
    can_be_at,
    next_number,
)
from porch.people.models import Member
from tests.conftest import signed_in
from tests.family.helping.walking import going, held

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@given(st.lists(st.integers(1, MOST)))
def test_there_are_five_and_no_sixth(said: list[int]) -> None:
    number = next_number(said)
    assert number is None or 1 <= number <= MOST
    assert (number is None) == (len(set(said)) == MOST)


@given(st.integers(-100, 2000))
def test_a_call_is_never_set_into_the_past_or_far_away(minutes: int) -> None:
    at = NOON + timedelta(minutes=minutes * 60)
    if timedelta(minutes=15) <= at - NOON <= timedelta(days=30):
        assert can_be_at(at, NOON) == at
    else:
        with pytest.raises(NotSo):
            can_be_at(at, NOON)


def test_every_state_that_waits_has_a_length_of_time() -> None:
    assert set(WITHIN) == COACHING.states - COACHING.final


def test_a_time_holds_when_the_other_said_yes_and_is_shown_by_both_clocks(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = going(rosa, coach, now)
    Member.objects.filter(pk=rosa.pk).update(time_zone="America/New_York")
    rosa.refresh_from_db()
    signed_in(coach).post(f"/family/coaching/{row.pk}/time/", {"on": "2026-11-21", "at": "19:00"})
    call = Call.objects.get()
    assert call.at == datetime(2026, 11, 21, 19, tzinfo=UTC)
    page = signed_in(rosa).get("/family/coaching/").text
    assert "14:00" in page
    assert "By their clock: Saturday, 19:00" in page
    signed_in(coach).post(
        f"/family/coaching/{row.pk}/agree/"
    )  # whoever suggested it cannot say yes for the other
    call.refresh_from_db()
    assert call.agreed_at is None
    signed_in(rosa).post(f"/family/coaching/{row.pk}/agree/")
    call.refresh_from_db()
    assert call.agreed_at is not None
    assert calls.tell_near(call.at - timedelta(minutes=10)) == 2
    assert calls.tell_near(call.at - timedelta(minutes=9)) == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": "2026-11-19", "at": "10:00"}, "within the next thirty days"),
        ({"on": "2027-02-01", "at": "10:00"}, "within the next thirty days"),
        ({"on": "soon", "at": "10:00"}, "Write the day as"),
        ({"on": "2026-11-21"}, "Say at what time"),
    ],
)
def test_a_time_that_cannot_be_is_one_sentence_and_nothing_changes(
    rosa: Member, coach: Member, now: datetime, said: dict[str, str], sentence: str
) -> None:
    row = going(rosa, coach, now)
    for member in (rosa, coach):
        answered = signed_in(member).post(f"/family/coaching/{row.pk}/time/", said)
        assert answered.status_code == 422
        assert sentence in answered.text
    assert not Call.objects.exists()


def test_the_question_comes_before_each_call_and_what_was_said_is_for_one_pair_of_eyes(
    rosa: Member, coach: Member, now: datetime
) -> None:
    helping.say_safe(
        "yes", by=rosa, now=now - timedelta(days=1)
    )  # of another day: it does not count for the calls
    row = going(rosa, coach, now)
    at = now + timedelta(hours=1)
    calls.set_call(row.pk, at, by=coach, now=now)
    calls.agree(row.pk, by=rosa, now=now)
    with time_machine.travel(at + timedelta(hours=1)):
        asked = signed_in(rosa).post(f"/family/coaching/{row.pk}/held/")
        assert asked.headers["Location"] == "/family/safety/?back=coaching"
        before = signed_in(coach).get(f"/family/coaching/{row.pk}/").text.split("<main")[1].split("csrf")[0]
        helping.say_safe("no", by=rosa, now=at + timedelta(minutes=1))
        after = signed_in(coach).get(f"/family/coaching/{row.pk}/").text.split("<main")[1].split("csrf")[0]
        assert before == after
        assert signed_in(rosa).post(f"/family/coaching/{row.pk}/held/").headers["Location"] == (
            "/family/coaching/"
        )
    assert Call.objects.get().asked_first


@pytest.mark.parametrize("said", [None, "not-sure", "no", "unsaid"])
def test_no_exercise_with_the_other_person_without_a_yes(
    rosa: Member, coach: Member, now: datetime, said: str | None
) -> None:
    going(rosa, coach, now)
    if said:
        helping.say_safe(said, by=rosa, now=now)
    page = signed_in(rosa).get("/family/coaching/").text
    assert not any(line[:30] in page for guide in material.guides() for line in guide.with_them)
    helping.say_safe("yes", by=rosa, now=now)
    page = signed_in(rosa).get("/family/coaching/").text
    assert material.guides()[0].with_them[0][:30] in page


def test_after_the_fifth_it_is_done_and_their_conversation_with_it(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = going(rosa, coach, now)
    for week in range(1, 6):
        held(row, rosa, coach, now + timedelta(weeks=week))
    row.refresh_from_db()
    assert (row.state, row.due_at) == ("done", None)
    assert row.conversation is not None
    assert row.conversation.state == "closed"
    with time_machine.travel(now + timedelta(weeks=6)):
        assert "Your five calls are done" in signed_in(rosa).get("/family/coaching/").text


def test_a_call_counts_when_both_say_it_was_and_not_before_its_time(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = going(rosa, coach, now)
    at = now + timedelta(days=1)
    with pytest.raises(NotSo):
        calls.say_held(row.pk, by=coach, now=now)
    calls.set_call(row.pk, at, by=coach, now=now)
    with pytest.raises(NotSo):
        calls.say_held(row.pk, by=coach, now=at)
    calls.agree(row.pk, by=rosa, now=now)
    with pytest.raises(NotSo):
        calls.say_held(row.pk, by=coach, now=at - timedelta(minutes=1))
    assert not calls.say_held(row.pk, by=coach, now=at)
    assert not calls.say_held(row.pk, by=coach, now=at)  # twice by one is not both
    helping.say_safe("yes", by=rosa, now=at)
    assert calls.say_held(row.pk, by=rosa, now=at)


def test_what_they_mean_to_try_is_sealed_and_for_the_two(
    rosa: Member, coach: Member, erin: Member, now: datetime
) -> None:
    row = going(rosa, coach, now)
    held(row, rosa, coach, now + timedelta(days=1))
    calls.mean_to_try(row.pk, "the blue chair", by=rosa, now=now)
    call = Call.objects.get()
    assert b"chair" not in bytes(call.sealed_next)
    assert "the blue chair" in signed_in(coach).get(f"/family/coaching/{row.pk}/").text
    for verb in ("", "try/", "held/", "time/", "end/"):
        path = f"/family/coaching/{row.pk}/{verb}"
        ask = signed_in(erin).post if verb else signed_in(erin).get
        assert ask(path, {"words": "x", "on": "2026-11-25", "at": "10:00"}).status_code == 404


def test_thirty_days_without_a_call_end_it(rosa: Member, coach: Member, now: datetime) -> None:
    row = going(rosa, coach, now)
    held(row, rosa, coach, now + timedelta(days=20))
    coaching.keep_time(now + timedelta(days=49))
    row.refresh_from_db()
    assert row.state == "going"
    coaching.keep_time(now + timedelta(days=51))
    row.refresh_from_db()
    assert row.state == "over"


def test_a_time_that_waits_for_a_yes_says_who_suggested_it_and_the_yes_comes_first(
    rosa: Member, coach: Member, now: datetime
) -> None:
    row = going(rosa, coach, now)
    calls.set_call(row.pk, now + timedelta(hours=2), by=coach, now=now)
    page = signed_in(rosa).get("/family/coaching/").text
    assert f"{coach.handle} suggests this time." in page
    assert re.findall(r"data-primary>([^<]+)<", page) == ["Yes, that time"]
    theirs = signed_in(coach).get(f"/family/coaching/{row.pk}/").text
    assert re.findall(r"data-primary>([^<]+)<", theirs) == ["Write to each other"]
