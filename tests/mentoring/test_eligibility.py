"""What is asked of mentors: what is lacking leaves the pool, and a yes past it is kept with its reason."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.queries.pool import pool
from porch.bonds.queries.seeking import mentors_now
from porch.bonds.queries.settings import settings_now as pairing
from porch.bonds.registries import asked_of_mentors, may_mentor
from porch.mentoring.actions import mentors as actions
from porch.mentoring.models import Override, Reference
from porch.mentoring.queries import mentors as queries
from porch.mentoring.registries import trained
from porch.mentoring.rules.eligibility import OWN_MENTOR, REFERENCES, TIME, TIME_UNSAID, Asked, Has, lacking
from porch.people.models import LivedExperience, Member
from porch.record.models import Disclosure, Entry
from tests.bonds.conftest import Tell
from tests.mentoring.conftest import Walk

NOTHING = Asked(0, training=False, own_mentor=False, references=0)


def ask(dee: Member, now: datetime, **changes: Any) -> None:
    actions.change_settings(changes, by=dee, now=now)


def lacks(member: Member, now: datetime) -> tuple[str, ...]:
    return queries.standings([member.pk], now)[member.pk].lacks


@given(st.integers(0, 9000) | st.none(), st.booleans(), st.booleans(), st.integers(0, 3))
def test_what_is_not_asked_is_never_lacking(
    recovery: int | None, done: bool, mentored: bool, words: int
) -> None:
    assert lacking(NOTHING, Has(recovery, done, mentored, words)) == []


@given(st.integers(1, 4000), st.integers(0, 4000))
def test_time_is_lacking_exactly_while_it_is_short(asked: int, has: int) -> None:
    found = lacking(Asked(asked, training=False, own_mentor=False, references=0), Has(has, True, True, 0))
    assert (found == [TIME]) == (has < asked)


@pytest.mark.django_db
def test_a_year_is_asked_at_first_and_whoever_has_it_is_in_the_pool(
    bob: Member, kit: Member, tell_of: Tell, now: datetime
) -> None:
    tell_of(kit, recovery_since=date(2026, 8, 1))
    assert mentors_now(now) == {bob.pk}
    assert lacks(kit, now) == (TIME,)
    tell_of(kit, recovery_since=None)
    assert lacks(kit, now) == (TIME_UNSAID,)


@pytest.mark.django_db
def test_each_thing_asked_can_be_switched_on_and_met(
    bob: Member,
    kit: Member,
    alice: Member,
    dee: Member,
    walk: Walk,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(dee, now, needs_training=True)
    monkeypatch.setitem(trained._entries, "test", lambda ids: {kit.pk})
    assert lacks(bob, now) == ("training",)
    assert lacks(kit, now) == ()
    ask(dee, now, needs_training=False, needs_own_mentor=True)
    assert lacks(bob, now) == (OWN_MENTOR,)
    walk(kit, bob, now, "lasting")
    assert lacks(bob, now) == ()
    ask(dee, now, needs_own_mentor=False, references=1)
    assert lacks(bob, now) == (REFERENCES,)
    walk(bob, alice, now)
    actions.ask_to_stand_by([alice], by=bob, now=now)
    assert lacks(bob, now) == (REFERENCES,)
    actions.stand_by(Reference.objects.get(), now=now, line="steady")
    assert lacks(bob, now) == ()


@pytest.mark.django_db
def test_whoever_lacks_something_keeps_their_people_and_is_sent_nobody(
    bob: Member, alice: Member, erin: Member, walk: Walk, tell_of: Tell, now: datetime
) -> None:
    pair = walk(bob, alice, now)
    tell_of(erin, wants_mentor=True)
    LivedExperience.objects.filter(member=bob).update(recovery_since=None)
    there = pool("mentors", now=now, settings=pairing())
    assert there.places == 0
    pair.refresh_from_db()
    assert pair.state == "active"


@pytest.mark.django_db
def test_a_yes_past_it_needs_a_reason_is_on_the_record_and_read_by_its_owner(
    as_dee: Client, as_bob: Client, bob: Member, dee: Member, now: datetime
) -> None:
    LivedExperience.objects.filter(member=bob).update(recovery_since=None)
    path = f"/desk/mentors/{bob.pk}/"
    assert as_dee.post(path, {"reason": " "}).status_code == 422
    as_dee.post(path, {"reason": "Nine years on the Thursday walk."})
    assert mentors_now(now) == {bob.pk}
    row = Override.objects.get()
    assert b"Thursday" not in bytes(row.sealed_reason)
    entry = Entry.objects.get(act="mentor-allowed")
    assert entry.subject_id == bob.pk
    assert "Thursday" not in str(entry.detail)
    assert "Nine years on the Thursday walk." in as_bob.get("/people/mentoring/").text
    with pytest.raises(actions.AlreadyAllowed):
        actions.allow(bob, "again", by=dee, now=now)
    as_dee.post(f"{path}end/")
    assert mentors_now(now) == set()


@pytest.mark.django_db
def test_nobody_learns_who_stood_by_them_and_the_desk_reads_the_line_with_a_trace(
    bob: Member,
    alice: Member,
    as_alice: Client,
    as_bob: Client,
    as_dee: Client,
    walk: Walk,
    dee: Member,
    now: datetime,
) -> None:
    ask(dee, now, references=1)
    walk(bob, alice, now)
    as_bob.post("/people/mentoring/words/", {"whom": [str(alice.pk)]})
    word = Reference.objects.get()
    before = as_bob.get("/people/mentoring/").text
    as_alice.post(f"/people/mentoring/words/{word.pk}/rather-not/")
    after = as_bob.get("/people/mentoring/").text
    assert "You have asked somebody" in before
    assert "You have asked somebody" not in after or "not yet" in after
    Reference.objects.update(state="asked")
    as_alice.post(f"/people/mentoring/words/{word.pk}/yes/", {"line": "She listens, always."})
    assert "She listens" not in as_bob.get("/people/mentoring/").text
    Disclosure.objects.all().delete()
    assert "She listens, always." in as_dee.get(f"/desk/mentors/{bob.pk}/").text
    assert Disclosure.objects.filter(subject_id=alice.pk, scope="word").exists()


@pytest.mark.django_db
def test_only_people_one_was_in_a_pair_with_can_be_asked(bob: Member, erin: Member, now: datetime) -> None:
    with pytest.raises(actions.NotAskable):
        actions.ask_to_stand_by([erin], by=bob, now=now)


@pytest.mark.django_db
def test_where_they_stand_is_asked_in_as_many_queries_for_twenty_as_for_one(
    make_person: Callable[..., Member], now: datetime, django_assert_max_num_queries: Any, dee: Member
) -> None:
    ask(dee, now, needs_own_mentor=True, references=2)
    people = [make_person(f"Mentor {n}", "mentor").pk for n in range(20)]
    with django_assert_max_num_queries(7) as one:
        queries.standings(people[:1], now)
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert len(queries.standings(people, now)) == 20


@pytest.mark.django_db
def test_a_room_above_or_a_group_may_ask_for_more_and_their_page_says_what_would_help(
    bob: Member, kit: Member, as_bob: Client, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(may_mentor._entries, "group", lambda ids, now: set(ids) - {bob.pk})
    words = "Two years, for those the Thursday group names."
    monkeypatch.setitem(asked_of_mentors._entries, "group", lambda member, now: [words])
    assert mentors_now(now) == {kit.pk}
    assert words in as_bob.get("/people/mentoring/").text
