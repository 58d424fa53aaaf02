"""Settings hold by what a group chose; someone is seated, and the one before is done."""

from datetime import UTC, datetime

import pytest

from porch.groups.actions import NotToBeSeated, change_setting, seat, unseat
from porch.groups.models import Belonging, Group, Position, Term
from porch.groups.queries import setting_of
from porch.groups.rules.settings import NotAnAnswer
from porch.groups.rules.terms import end_of_term
from porch.people.models import Member


@pytest.fixture
def group(now: datetime, db: None) -> Group:
    return Group.objects.create(slug="riverside", name="Riverside", state="open", asked_at=now)


@pytest.fixture
def secretary(group: Group) -> Position:
    return Position.objects.create(group=group, code="secretary")


def test_a_group_has_the_usual_answer_until_it_chooses_another(group: Group, now: datetime) -> None:
    assert setting_of(group, "cross-talk") == "after"
    change_setting(group, "cross-talk", "encouraged", by=None, now=now)
    group.refresh_from_db()
    assert setting_of(group, "cross-talk") == "encouraged"
    assert setting_of(group, "joining") == "ask"


def test_a_setting_or_an_answer_that_nobody_has_is_refused(group: Group, now: datetime) -> None:
    for code, value in (("cross-talk", "shout"), ("steps", "12")):
        with pytest.raises(NotAnAnswer):
            change_setting(group, code, value, by=None, now=now)
    group.refresh_from_db()
    assert group.settings == {}


def test_whoever_is_seated_takes_over_and_serves_six_months(
    secretary: Position, alice: Member, bob: Member, now: datetime
) -> None:
    for member in (alice, bob):
        Belonging.objects.create(group=secretary.group, member=member, joined_at=now)
    seat(secretary, alice, by=None, now=now)
    term = seat(secretary, bob, by=alice, now=now)
    assert term.until == datetime(2027, 5, 20, 12, tzinfo=UTC)
    assert list(Term.objects.filter(state="held").values_list("member", flat=True)) == [bob.pk]
    assert unseat(secretary, by=None, now=now)
    assert not unseat(secretary, by=None, now=now)


def test_someone_who_does_not_belong_is_not_seated(
    secretary: Position, alice: Member, erin: Member, now: datetime
) -> None:
    Belonging.objects.create(group=secretary.group, member=alice, joined_at=now)
    seat(secretary, alice, by=None, now=now)
    with pytest.raises(NotToBeSeated):
        seat(secretary, erin, by=None, now=now)
    assert Term.objects.get(state="held").member == alice


def test_a_term_that_begins_on_the_last_of_a_long_month_ends_on_the_last_of_a_short_one() -> None:
    assert end_of_term(datetime(2026, 8, 31, 9, tzinfo=UTC), 6) == datetime(2027, 2, 28, 9, tzinfo=UTC)
