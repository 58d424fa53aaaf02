"""The newcomer shield: who writes first to someone new, and that a refusal tells nothing about anyone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.people.models import Member, Role
from porch.safety.actions import choose_first_words
from porch.safety.models import ContactWish
from porch.safety.queries import may_open_contact
from porch.safety.rules import shield
from porch.safety.rules.shield import NOT_POSSIBLE, Receiver, Sender, may_open
from porch.talk import actions
from porch.talk.models import Conversation
from tests.conftest import signed_in

type MakePerson = Callable[..., Member]


@pytest.fixture
def heron(make_person: MakePerson, now: datetime) -> Member:
    """Someone who came three weeks ago."""
    return new(make_person("Quiet Heron"), now, days=21)


def new(member: Member, now: datetime, *, days: int = 3) -> Member:
    member.joined_on = now.date() - timedelta(days=days)
    member.save()
    return member


def counted(member: Member, *lists: str) -> Member:
    member.lived.gender_lists = list(lists)
    member.lived.save()
    return member


def test_someone_new_writes_first_to_whom_they_like(heron: Member, alice: Member, now: datetime) -> None:
    assert may_open_contact(heron, alice, now).ok


def test_nobody_else_writes_first_to_someone_new_but_those_vouched_for(
    heron: Member, alice: Member, bob: Member, carol: Member, dee: Member, frank: Member, now: datetime
) -> None:
    may = {one.handle: may_open_contact(one, heron, now).ok for one in (alice, bob, carol, dee, frank)}
    assert may == {
        "Alice Fern": False,
        "Bob Harbour": True,  # a mentor
        "Carol Stone": True,
        "Dee Lantern": True,
        "Frank Maple": False,  # keeps a house: power over people is no vouching
    }


def test_a_part_that_ended_vouches_for_nobody(heron: Member, bob: Member, now: datetime) -> None:
    Role.objects.filter(member=bob).update(until=now)
    assert not may_open_contact(Member.objects.get(pk=bob.pk), heron, now).ok


def test_after_ninety_days_the_shield_is_over(heron: Member, alice: Member, now: datetime) -> None:
    assert not may_open_contact(alice, heron, now + timedelta(days=68)).ok
    assert may_open_contact(alice, heron, now + timedelta(days=69)).ok


def test_in_the_first_days_helpers_of_another_gender_do_not_write_first_unless_asked_for(
    heron: Member, bob: Member, now: datetime
) -> None:
    counted(heron, "women")
    assert not may_open_contact(bob, heron, now).ok, "what he said of himself is not known to fit"
    assert not may_open_contact(counted(bob, "men"), heron, now).ok
    choose_first_words("anyone", any_gender=True, by=heron)
    assert may_open_contact(bob, heron, now).ok
    choose_first_words("anyone", any_gender=False, by=heron)
    assert may_open_contact(counted(bob, "men", "women"), heron, now).ok


def test_anyone_may_choose_who_writes_first(alice: Member, bob: Member, erin: Member, now: datetime) -> None:
    choose_first_words("helpers", any_gender=False, by=alice)
    assert (may_open_contact(erin, alice, now).ok, may_open_contact(bob, alice, now).ok) == (False, True)
    choose_first_words("nobody", any_gender=False, by=alice)
    assert not may_open_contact(bob, alice, now).ok


def test_a_refusal_reads_the_same_whatever_its_reason(
    heron: Member, alice: Member, erin: Member, frank: Member, now: datetime
) -> None:
    choose_first_words("nobody", any_gender=False, by=alice)
    Member.objects.filter(pk=frank.pk).update(state=Member.State.PAUSED)
    frank.refresh_from_db()
    told = {may_open_contact(erin, one, now).words for one in (heron, alice, frank)}
    assert told == {NOT_POSSIBLE}
    assert "new" not in NOT_POSSIBLE.lower()


def test_a_new_account_writes_first_to_three_people_a_day(
    heron: Member, make_person: MakePerson, now: datetime
) -> None:
    people = [make_person(f"Person {word}") for word in ("One", "Two", "Three", "Four")]
    for member in people[:3]:
        actions.ask(member, by=heron, now=now)
    with pytest.raises(actions.NotOpenNow, match="three people within a day"):
        actions.ask(people[3], by=heron, now=now)
    assert actions.ask(people[0], by=heron, now=now), "whom they wrote to already is no new person"
    actions.ask(people[3], by=heron, now=now + timedelta(days=1, seconds=1))


def test_who_was_here_longer_is_not_counted(alice: Member, make_person: MakePerson, now: datetime) -> None:
    for word in ("One", "Two", "Three", "Four"):
        actions.ask(make_person(f"Person {word}"), by=alice, now=now)
    assert Conversation.objects.filter(asked_by=alice).count() == 4


def test_the_limit_is_told_before_anything_about_the_other(
    heron: Member, alice: Member, now: datetime
) -> None:
    sender = Sender(is_new=True, opened_today=3)
    for receiver in (
        Receiver(),
        Receiver(is_new=True),
        Receiver(is_here=False),
        Receiver(from_whom="nobody"),
    ):
        assert may_open(sender, receiver).words == shield.ENOUGH_FOR_TODAY


def test_a_conversation_they_have_already_is_no_first_contact(
    heron: Member, alice: Member, now: datetime
) -> None:
    paired = actions.open_between([alice, heron], now=now)
    assert actions.ask(heron, by=alice, now=now) == paired


def test_from_a_group_one_writes_to_somebody_alone(
    alice: Member, erin: Member, frank: Member, now: datetime
) -> None:
    group = actions.open_between([alice, erin, frank], kind="group", now=now)
    client = signed_in(alice)
    assert "Write to them alone" in client.get(group.get_absolute_url()).text
    answer = client.post(f"{group.get_absolute_url()}alone/", {"whom": str(erin.pk)})
    made = Conversation.objects.get(asked_by=alice)
    assert answer.headers["Location"] == made.get_absolute_url()


def test_from_a_group_nobody_writes_first_to_someone_new_and_learns_nothing(
    heron: Member, alice: Member, erin: Member, now: datetime
) -> None:
    group = actions.open_between([alice, erin, heron], kind="group", now=now)
    choose_first_words("nobody", any_gender=False, by=erin)
    client, told = signed_in(alice), []
    for whom in (heron, erin):
        page = client.post(f"{group.get_absolute_url()}alone/", {"whom": str(whom.pk)}, follow=True).text
        told.append(NOT_POSSIBLE in page)
    assert told == [True, True]
    assert not Conversation.objects.filter(asked_by=alice).exists()


def test_somebody_outside_the_group_cannot_be_named(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    group = actions.open_between([alice, bob], kind="group", now=now)
    address = f"{group.get_absolute_url()}alone/"
    assert signed_in(alice).post(address, {"whom": str(erin.pk)}).status_code == 404
    assert signed_in(erin).post(address, {"whom": str(alice.pk)}).status_code == 404


def test_the_choice_stands_under_settings(heron: Member, as_alice: Client, alice: Member) -> None:
    assert "/settings/first-words/" in as_alice.get("/settings/").text
    page = signed_in(heron).get("/settings/first-words/").text
    assert "You are new here" in page
    assert "any_gender" in page
    assert "any_gender" not in as_alice.get("/settings/first-words/").text
    assert as_alice.post("/settings/first-words/", {"from_whom": "somebody"}).status_code == 422
    assert not ContactWish.objects.exists()
    as_alice.post("/settings/first-words/", {"from_whom": "helpers"})
    assert ContactWish.objects.get(member=alice).from_whom == "helpers"


parts = st.frozensets(st.sampled_from(["mentor", "facilitator", "house-manager", "family", "moderator"]))
genders = st.frozensets(st.sampled_from(["women", "men", "non-binary"]))
senders = st.builds(
    Sender,
    parts=parts,
    genders=genders,
    is_new=st.booleans(),
    opened_today=st.integers(0, 5),
    may_open_contact=st.booleans(),
)
receivers = st.builds(
    Receiver,
    is_here=st.booleans(),
    genders=genders,
    is_new=st.booleans(),
    from_whom=st.sampled_from(shield.FROM_WHOM),
    any_gender=st.booleans(),
)


@given(senders, receivers, st.booleans())
def test_no_way_around_the_shield(sender: Sender, receiver: Receiver, desk: bool) -> None:
    verdict = may_open(sender, receiver, desk_is_open=desk)
    if verdict.ok and receiver.is_new:
        assert not shield.VOUCHED.isdisjoint(sender.parts)
        assert receiver.any_gender or not receiver.genders or receiver.genders & sender.genders
    assert verdict.ok is (verdict.words == "")


@given(senders, receivers, receivers)
def test_the_words_never_tell_two_receivers_apart(sender: Sender, one: Receiver, other: Receiver) -> None:
    first, second = may_open(sender, one), may_open(sender, other)
    if not first.ok and not second.ok:
        assert first.words == second.words


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), parts)
def test_new_is_ninety_days_without_a_part(joined: date, held: frozenset[str]) -> None:
    at = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
    days = (at.date() - joined).days
    assert shield.is_new(joined, held, now=at) is (days < 90 and shield.VOUCHED.isdisjoint(held))
