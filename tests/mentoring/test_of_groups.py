"""What a home group decided about mentors from there holds beside what the community asks of everyone."""

from datetime import date, datetime

import pytest
from django.test import Client

from porch.bonds.queries.seeking import mentors_now
from porch.groups.models import Belonging, Group
from porch.mentoring.actions import mentors as actions
from porch.mentoring.of_groups import MENTORS
from porch.people.models import Member
from tests.bonds.conftest import Tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(bob: Member, now: datetime) -> Group:
    """Bob's home group; kit belongs to it too, without being at home there."""
    group = Group.objects.create(
        name="Riverside", slug="riverside", asked_at=now, state="open", opened_at=now
    )
    Belonging.objects.create(group=group, member=bob, joined_at=now, is_home=True, home_since=now)
    return group


def decide(group: Group, days: str) -> None:
    group.settings = {MENTORS.code: days}
    group.save(update_fields=["settings"])


def test_a_group_that_decided_nothing_asks_nothing(bob: Member, home: Group, now: datetime) -> None:
    assert bob.pk in mentors_now(now)


def test_whoever_has_less_time_than_the_home_group_decided_is_put_forward_to_nobody_new(
    bob: Member, kit: Member, home: Group, tell_of: Tell, now: datetime, as_bob: Client
) -> None:
    Belonging.objects.create(group=home, member=kit, joined_at=now)
    for mentor in (bob, kit):
        tell_of(mentor, recovery_since=date(2025, 6, 1))
    decide(home, "730")
    assert mentors_now(now) == {kit.pk}, "a group speaks for those whose home it is, and for nobody else"
    assert "Riverside, your home group, decided: at least 730 days" in as_bob.get("/people/mentoring/").text
    tell_of(bob, recovery_since=date(2024, 6, 1))
    assert mentors_now(now) == {bob.pk, kit.pk}
    assert "Riverside" not in as_bob.get("/people/mentoring/").text


def test_who_never_said_since_when_has_no_time_to_show(
    bob: Member, dee: Member, home: Group, tell_of: Tell, now: datetime
) -> None:
    actions.change_settings({"recovery_days": 0}, by=dee, now=now)
    tell_of(bob, recovery_since=None)
    assert bob.pk in mentors_now(now)
    decide(home, "30")
    assert bob.pk not in mentors_now(now)


def test_a_coordinators_yes_with_a_reason_goes_past_it(
    bob: Member, dee: Member, home: Group, tell_of: Tell, now: datetime
) -> None:
    tell_of(bob, recovery_since=date(2025, 6, 1))
    decide(home, "730")
    actions.allow(bob, "known here for years", by=dee, now=now)
    assert bob.pk in mentors_now(now)


def test_a_group_that_rests_asks_nothing(bob: Member, home: Group, tell_of: Tell, now: datetime) -> None:
    tell_of(bob, recovery_since=date(2025, 6, 1))
    decide(home, "730")
    home.state = "resting"
    home.save(update_fields=["state"])
    assert bob.pk in mentors_now(now)
