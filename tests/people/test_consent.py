"""Nothing of anybody's is seen without a permission that holds now, and every look stands in the ledger."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from porch.people import consent
from porch.people.actions import block, note_parcel
from porch.people.actions import consent as actions
from porch.people.models import Grant, Member
from porch.record.models import Disclosure
from porch.record.queries import disclosures_of, first_bad_look

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def sees(viewer: Member | None, subject: Member, scope: str, now: datetime, **more: str) -> bool:
    return consent.see(viewer, subject, scope, now=now, **more) is not None


def test_without_a_permission_nothing_is_seen_and_nothing_is_written(
    alice: Member, bob: Member, now: datetime
) -> None:
    assert not sees(bob, alice, "hours", now)
    assert not Disclosure.objects.exists()


def test_what_was_given_to_someone_is_seen_by_them_alone_and_stands_in_the_ledger(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    grant = actions.give("hours", bob, by=alice, now=now)
    assert sees(bob, alice, "hours", now)
    assert not sees(erin, alice, "hours", now)
    assert not sees(bob, alice, "recovery", now)
    assert not sees(alice, bob, "hours", now), "a permission goes one way"
    row = disclosures_of(alice.pk).get()
    assert (row.viewer_id, row.scope, row.purpose, row.right) == (bob.pk, "hours", "walking", str(grant.pk))


def test_paused_ended_taken_back_and_never_given_are_one_answer(
    alice: Member, bob: Member, now: datetime
) -> None:
    grant = actions.give("hours", bob, by=alice, now=now)
    assert consent.allowed(bob, alice, "hours", now=grant.until) is None
    actions.pause(grant.pk, by=alice, now=now)
    assert consent.allowed(bob, alice, "hours", now=now) is None
    actions.go_on(grant.pk, by=alice, now=now)
    assert consent.allowed(bob, alice, "hours", now=now) is not None
    actions.revoke(grant.pk, by=alice, now=now)
    assert consent.allowed(bob, alice, "hours", now=now) is None
    assert not actions.go_on(grant.pk, by=alice, now=now), "what was taken back stays taken back"


def test_only_its_owner_changes_a_permission(alice: Member, bob: Member, now: datetime) -> None:
    grant = actions.give("hours", bob, by=alice, now=now)
    assert not actions.pause(grant.pk, by=bob, now=now)
    assert not actions.revoke(grant.pk, by=bob, now=now)
    assert sees(bob, alice, "hours", now)


def test_a_permission_for_one_thing_opens_that_one(alice: Member, bob: Member, now: datetime) -> None:
    actions.give("diary-summary", bob, by=alice, now=now, item="monday")
    assert sees(bob, alice, "diary-summary", now, item="monday")
    assert not sees(bob, alice, "diary-summary", now, item="tuesday")
    assert not sees(bob, alice, "diary-summary", now)


def test_a_permission_for_a_purpose_serves_no_other(alice: Member, bob: Member, now: datetime) -> None:
    actions.give("hours", bob, by=alice, now=now)
    assert not sees(bob, alice, "hours", now, purpose="reports")
    assert sees(bob, alice, "hours", now, purpose="walking")


def test_figures_for_reports_are_closed_until_given_apart(alice: Member, now: datetime) -> None:
    assert not sees(None, alice, "for-reports", now)
    actions.give("for-reports", "reports", by=alice, now=now, purpose="reports")
    assert sees(None, alice, "for-reports", now, how="export")
    assert disclosures_of(alice.pk).get().viewer_id is None


def test_a_block_takes_back_what_the_two_gave_each_other(alice: Member, bob: Member, now: datetime) -> None:
    actions.give("hours", bob, by=alice, now=now)
    actions.give("hours", alice, by=bob, now=now)
    block(bob, by=alice, now=now)
    assert not sees(bob, alice, "hours", now)
    assert not sees(alice, bob, "hours", now)
    assert not Grant.objects.filter(revoked_at=None).exists()


def test_whoever_is_leaving_is_seen_by_nobody_they_gave_to(alice: Member, bob: Member, now: datetime) -> None:
    actions.give("hours", bob, by=alice, now=now)
    Member.objects.filter(pk=alice.pk).update(state="leaving")
    assert not sees(bob, alice, "hours", now)


def test_a_look_repeated_within_the_hour_is_one_row(alice: Member, bob: Member, now: datetime) -> None:
    actions.give("hours", bob, by=alice, now=now)
    for minutes in (0, 20, 59, 61):
        assert sees(bob, alice, "hours", now + timedelta(minutes=minutes))
    assert [row.at for row in disclosures_of(alice.pk)] == [now + timedelta(minutes=61), now]


def test_what_one_takes_away_oneself_is_no_look_and_what_the_machine_hands_out_is(
    alice: Member, now: datetime
) -> None:
    note_parcel(alice, by=alice, now=now)
    assert not Disclosure.objects.exists()
    note_parcel(alice, by=None, now=now)
    row = disclosures_of(alice.pk).get()
    assert (row.viewer_id, row.scope, row.how) == (None, "everything", "command")


def test_a_permission_to_a_part_opens_it_to_whoever_stands_so_and_to_nobody_else(
    alice: Member, dee: Member, erin: Member, now: datetime
) -> None:
    grant = actions.give("recovery", "coordinators", by=alice, now=now)
    assert sees(dee, alice, "recovery", now)
    assert not sees(erin, alice, "recovery", now)
    dee.in_part = "member"
    assert not sees(dee, alice, "recovery", now), "here as a member only"
    dee.in_part = ""
    actions.revoke(grant.pk, by=alice, now=now)
    assert not sees(dee, alice, "recovery", now)


@pytest.mark.parametrize(
    ("scope", "to", "why"),
    [("nothing", "coordinators", ""), ("hours", "nobody", ""), ("hours", "coordinators", "x")],
)
def test_nothing_unknown_is_given(scope: str, to: str, why: str, alice: Member, now: datetime) -> None:
    with pytest.raises(actions.NotToBeGiven):
        actions.give(scope, to, by=alice, now=now, purpose=why or "walking")
    with pytest.raises(actions.NotToBeGiven):
        actions.give("hours", alice, by=alice, now=now)
    with pytest.raises(actions.NotToBeGiven):
        actions.give("hours", "coordinators", by=alice, now=now, ends=now)
    assert not Grant.objects.exists()


def test_every_file_that_leaves_is_a_row(alice: Member, now: datetime) -> None:
    for _ in range(2):
        assert sees(None, alice, "everything", now, how="command")
    assert disclosures_of(alice.pk).count() == 2


def test_many_are_decided_in_as_many_queries_as_one(
    bob: Member,
    make_person: Callable[..., Member],
    now: datetime,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    people = [make_person(f"Number {n}") for n in range(20)]
    for person in people[::2]:
        actions.give("recovery", bob, by=person, now=now)
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        seen = consent.seen_by(bob, [person.pk for person in people], "recovery", now=now)
    assert set(seen) == {person.pk for person in people[::2]}
    consent.see_each(bob, [person.pk for person in people], "recovery", now=now)
    assert Disclosure.objects.count() == 10
    assert first_bad_look() is None


def test_hours_of_helpers_are_open_to_coordinators_until_the_helper_pauses_the_rule(
    bob: Member, dee: Member, erin: Member, alice: Member, now: datetime
) -> None:
    assert sees(dee, bob, "hours", now)
    assert not sees(dee, alice, "hours", now), "alice does not help"
    assert not sees(erin, bob, "hours", now)
    assert actions.withhold("rota", by=bob, now=now)
    assert not sees(dee, bob, "hours", now)
    assert actions.let_hold("rota", by=bob, now=now)
    assert sees(dee, bob, "hours", now)


def test_a_rule_that_keeps_people_safe_cannot_be_paused(alice: Member, now: datetime) -> None:
    assert not actions.withhold("safety-desk", by=alice, now=now)
