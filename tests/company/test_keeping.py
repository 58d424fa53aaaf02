"""People one keeps: each says it for themselves, both are told once, and nobody ever learns a no."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.company import actions, queries
from porch.company.models import Activity, Coming, Tie
from porch.company.registries import meetings_of_two
from porch.company.rules.keeping import MET, Met
from porch.people.actions import block
from porch.people.models import Member
from porch.record.models import Entry
from porch.talk.actions import open_between, say
from porch.wire.models import Notice
from tests.company.conftest import Keep, Propose, main_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walked(alice: Member, erin: Member, bob: Member, propose: Propose, now: datetime) -> Activity:
    """Alice and Erin did something together last week."""
    made = propose(alice)
    actions.say_yes(made, by=erin, now=now)
    Activity.objects.filter(pk=made.pk).update(state="over", at=now - timedelta(days=5))
    return made


def names(member: Member, now: datetime) -> list[tuple[str, str]]:
    return [(one.other.handle, one.why) for one in queries.suggested_to(member, now)]


def test_whoever_did_something_with_me_is_suggested_to_me_and_i_to_them(
    walked: Activity, alice: Member, erin: Member, bob: Member, now: datetime
) -> None:
    assert names(alice, now) == [("Erin Willow", "did")]
    assert names(erin, now) == [("Alice Fern", "did")]
    assert names(bob, now) == []


def test_writing_to_each_other_for_three_weeks_counts_and_writing_alone_does_not(
    alice: Member, erin: Member, now: datetime
) -> None:
    talk = open_between([alice, erin], now=now)
    for week in (1, 8, 15):
        say(talk, "hello", by=alice, client_id=uuid4(), now=now - timedelta(days=week))
    assert names(alice, now) == []
    for week in (1, 8, 15):
        say(talk, "hello you", by=erin, client_id=uuid4(), now=now - timedelta(days=week))
    assert names(alice, now) == [("Erin Willow", "wrote")]


def test_one_who_keeps_tells_nobody_and_the_second_makes_it_hold(
    walked: Activity, alice: Member, erin: Member, now: datetime
) -> None:
    assert actions.keep(erin, by=alice, now=now) is False
    assert Notice.objects.filter(member=erin, kind="kept").count() == 0
    assert names(alice, now) == []  # she is not asked again
    assert names(erin, now) == [("Alice Fern", "did")]  # and he sees what he saw before
    assert actions.keep(alice, by=erin, now=now) is True
    assert [one.other for one in queries.kept_by(alice)] == [erin]
    assert [one.other for one in queries.kept_by(erin)] == [alice]
    talk = Tie.objects.get().conversation
    assert talk is not None
    assert (talk.kind, talk.state) == ("friends", "open")
    told = Notice.objects.filter(kind="kept", path=talk.get_absolute_url())
    assert {one.member_id for one in told} == {alice.pk, erin.pk}
    assert not Entry.objects.filter(act__contains="keep").exists()


def test_saying_it_twice_is_saying_it_once(
    walked: Activity, alice: Member, erin: Member, now: datetime
) -> None:
    actions.keep(erin, by=alice, now=now)
    actions.keep(alice, by=erin, now=now)
    Notice.objects.all().delete()
    assert actions.keep(alice, by=erin, now=now) is True
    assert not Notice.objects.exists()


def test_a_no_is_never_learned(
    walked: Activity, alice: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    before = main_of(as_erin, "/people/keep/")
    actions.let_go(erin, by=alice, now=now)
    assert names(alice, now) == []
    assert main_of(as_erin, "/people/keep/") == before
    assert actions.keep(alice, by=erin, now=now) is False
    assert "Erin Willow" not in str([one.other for one in queries.kept_by(alice)])


def test_letting_go_is_silent_and_so_is_coming_back(
    kept: Keep, alice: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    kept(alice, erin)
    before = main_of(as_erin, "/people/")
    actions.let_go(erin, by=alice, now=now)
    assert queries.kept_by(alice) == []
    assert main_of(as_erin, "/people/") == before
    assert queries.close_ids(erin) == set()  # the house alone knows
    assert actions.keep(erin, by=alice, now=now) is True
    assert not Notice.objects.filter(kind="kept").exists()
    assert queries.close_ids(erin) == {alice.pk}


def test_a_block_ends_it_for_the_one_who_blocked_and_looks_like_nothing_to_the_other(
    kept: Keep, alice: Member, erin: Member, now: datetime
) -> None:
    kept(alice, erin)
    block(erin, by=alice, now=now)
    assert queries.kept_by(alice) == []
    assert [one.other for one in queries.kept_by(erin)] == [alice]
    assert queries.close_ids(erin) == set()


def test_nobody_can_keep_a_stranger(
    alice: Member, erin: Member, as_alice: Client, now: datetime, walked: Activity, bob: Member
) -> None:
    with pytest.raises(actions.NotKnown):
        actions.keep(bob, by=alice, now=now)
    with pytest.raises(actions.NotKnown):
        actions.keep(alice, by=alice, now=now)
    assert as_alice.post(f"/people/keep/{bob.pk}/").status_code == 404
    assert as_alice.get(f"/people/keep/{erin.pk}/").status_code == 405
    assert as_alice.post(f"/people/keep/{erin.pk}/").status_code == 302


def test_whom_one_blocked_is_never_suggested(
    walked: Activity, alice: Member, erin: Member, now: datetime
) -> None:
    block(alice, by=erin, now=now)
    assert names(alice, now) == []
    assert names(erin, now) == []


def test_who_dropped_out_did_not_do_it_together(
    walked: Activity, alice: Member, erin: Member, now: datetime
) -> None:
    Coming.objects.filter(member=erin).update(state="out")
    assert names(alice, now) == []


def test_the_page_asks_as_much_for_one_as_for_twenty(
    alice: Member,
    as_alice: Client,
    now: datetime,
    kept: Keep,
    make_person: Callable[..., Member],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [make_person(f"Some One{n}") for n in range(40)]
    known: list[Member] = []
    met = [now.date() - timedelta(days=days) for days in (1, 8, 15)]
    monkeypatch.setitem(
        meetings_of_two._entries, "test", lambda m, since: [Met(p.pk, MET, d) for p in known for d in met]
    )

    def grow(n: int) -> None:
        known.append(people[n])
        kept(alice, people[20 + n])

    grow(0)
    as_alice.get("/people/keep/")
    with CaptureQueriesContext(connection) as one:
        as_alice.get("/people/keep/")
    for n in range(1, 20):
        grow(n)
    with CaptureQueriesContext(connection) as twenty:
        page = as_alice.get("/people/keep/").text
    assert page.count("I would like to keep them") == 20
    assert len(twenty) == len(one)
