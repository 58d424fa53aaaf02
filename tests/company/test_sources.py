"""What rooms below tell of two people, and of what somebody gave: real rows in, and nothing kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from porch.bonds.models import Meetup, Pair
from porch.bonds.rules.parts import between
from porch.company import actions, queries, sources
from porch.company.models import Activity
from porch.company.rules.balance import CAME, GAVE, sentences
from porch.company.rules.keeping import DID, MET, WROTE
from porch.groups.calendar_file import calendar_file
from porch.groups.models import Belonging, Group
from porch.groups.queries.calendar import next_for, week_of
from porch.people.actions import block
from porch.people.models import Member
from porch.talk.actions import open_between, say
from tests.company.conftest import Propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(alice: Member, bob: Member, now: datetime) -> Pair:
    """Bob was Alice's mentor until lately."""
    told = {"mode": "mentors", "between": between(bob.pk, alice.pk), "started_at": now - timedelta(days=60)}
    return Pair.objects.create(
        first=bob, second=alice, state="ended", ended_at=now - timedelta(days=3), **told
    )


def meet(pair: Pair, days_ago: int, now: datetime, **told: object) -> None:
    usual = {"kind": "call", "state": "over", "version": 1, "zone": "UTC", "changed_at": now}
    Meetup.objects.create(pair=pair, at=now - timedelta(days=days_ago), **(usual | told))


def test_meetings_both_said_yes_to_count_and_those_called_off_or_never_answered_do_not(
    pair: Pair, alice: Member, bob: Member, now: datetime
) -> None:
    meet(pair, 2, now)
    meet(pair, 9, now, state="called-off", version=2)
    meet(pair, 16, now, version=0)  # suggested, and then its time had passed
    since = now - timedelta(days=180)
    [met] = sources.met_by_agreement(alice, since)
    assert (met.other, met.how) == (bob.pk, MET)
    [met] = sources.met_by_agreement(bob, since)
    assert met.other == alice.pk


def test_three_agreed_meetings_suggest_each_to_the_other_once_the_pair_is_over(
    pair: Pair, alice: Member, bob: Member, now: datetime
) -> None:
    for days in (4, 11, 18):
        meet(pair, days, now)
    assert [one.other for one in queries.suggested_to(alice, now)] == [bob]
    Pair.objects.filter(pk=pair.pk).update(state="active", ended_at=None)
    assert queries.suggested_to(alice, now) == []  # they have each other


def test_a_group_s_talk_is_not_two_people_writing_to_each_other(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    group = open_between([alice, bob, erin], kind="group", now=now)
    for one in (alice, bob):
        say(group, "hello", by=one, client_id=uuid4(), now=now - timedelta(days=1))
    since = now - timedelta(days=180)
    assert list(sources.wrote_to_each_other(alice, since)) == []
    two = open_between([alice, bob], now=now)
    for one in (alice, bob):
        say(two, "hello", by=one, client_id=uuid4(), now=now - timedelta(days=1))
    assert [(met.other, met.how) for met in sources.wrote_to_each_other(alice, since)] == [(bob.pk, WROTE)]


def test_only_those_who_were_in_did_it_together(
    propose: Propose, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    made = propose(alice)
    for one in (bob, erin):
        actions.say_yes(made, by=one, now=now)
    actions.step_back(made, by=erin, now=now)
    Activity.objects.filter(pk=made.pk).update(state="over", at=now - timedelta(days=1))
    since = now - timedelta(days=180)
    assert [(met.other, met.how) for met in sources.did_together(alice, since)] == [(bob.pk, DID)]
    assert list(sources.did_together(erin, since)) == []


def test_a_mentor_and_who_is_walked_with_each_read_their_side(
    pair: Pair, alice: Member, bob: Member, now: datetime
) -> None:
    gave, came = (
        sentences(queries.balance_of(bob, now), GAVE),
        sentences(queries.balance_of(alice, now), CAME),
    )
    assert "You walked with someone." in gave
    assert "A mentor walked with you." in came
    assert sentences(queries.balance_of(alice, now), GAVE) == []


def test_what_a_blocked_person_wrote_in_vain_came_to_nobody(
    alice: Member, bob: Member, now: datetime
) -> None:
    two = open_between([alice, bob], now=now)
    block(bob, by=alice, now=now)
    say(two, "are you there", by=bob, client_id=uuid4(), now=now)
    assert sentences(queries.balance_of(alice, now), CAME) == []
    assert sentences(queries.balance_of(bob, now), GAVE) == ["You wrote to someone."]


def test_something_proposed_counts_when_it_took_place(
    propose: Propose, alice: Member, bob: Member, now: datetime
) -> None:
    made = propose(alice)
    actions.say_yes(made, by=bob, now=now)
    assert sentences(queries.balance_of(alice, now), GAVE) == []
    Activity.objects.filter(pk=made.pk).update(state="over", at=now - timedelta(days=1))
    assert sentences(queries.balance_of(alice, now), GAVE) == [
        "You proposed something small, and people came."
    ]
    assert sentences(queries.balance_of(bob, now), CAME) == [
        "Someone proposed something small, and you came along."
    ]


def test_the_groups_one_belongs_to_are_whom_one_may_propose_to(
    propose: Propose, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    told = {"name": "Riverside walkers", "slug": "riverside", "state": "open", "asked_at": now}
    group = Group.objects.create(**told)
    for one in (alice, bob):
        Belonging.objects.create(group=group, member=one, joined_at=now)
    assert ("group:" + str(group.pk), "Riverside walkers") in queries.audiences_for(alice, now)
    assert not [code for code, _ in queries.audiences_for(erin, now) if code.startswith("group")]
    made = propose(alice, audience=f"group:{group.pk}")
    assert [one.activity for one in queries.ahead_for(bob, now)] == [made]
    assert queries.ahead_for(erin, now) == []
    with pytest.raises(actions.NotForThem):
        propose(erin, audience=f"group:{group.pk}")
    Belonging.objects.filter(member=bob).delete()
    assert queries.ahead_for(bob, now) == []


def test_what_is_for_a_group_stands_in_its_calendar_but_not_before_whom_they_block(
    propose: Propose, alice: Member, bob: Member, dave: Member, erin: Member, now: datetime
) -> None:
    told = {"name": "Riverside walkers", "slug": "riverside", "state": "open", "asked_at": now}
    group = Group.objects.create(**told)
    for one in (alice, bob, dave):
        Belonging.objects.create(group=group, member=one, joined_at=now)
    made = propose(alice, audience=f"group:{group.pk}")
    [day] = week_of(group, bob, now)
    assert (day.occasion.title, day.occasion.place) == ("A walk", "")
    assert day.occasion.path == f"/people/together/{made.pk}/"
    assert week_of(group, dave, now) == next_for(group, dave, now) == []
    assert week_of(group, erin, now) == []  # she does not belong
    assert [one.occasion.uid for one in next_for(group, bob, now)] == [str(made.pk)]
    assert str(made.pk) not in calendar_file(group, now).decode()
    actions.call_off(made, by=alice, now=now)
    assert week_of(group, bob, now) == []


def test_a_page_of_giving_asks_as_much_for_much_as_for_little(
    pair: Pair,
    alice: Member,
    bob: Member,
    now: datetime,
    make_person: Callable[..., Member],
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for n in range(8):
        two = open_between([alice, make_person(f"Some One{n}")], now=now)
        say(two, "hello", by=alice, client_id=uuid4(), now=now)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        queries.balance_of(alice, now)
