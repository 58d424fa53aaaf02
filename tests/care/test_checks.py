"""The check on oneself: sealed, skippable, beside last time in words, seldom, and never anybody else's."""

from datetime import datetime, timedelta

from django.test import Client

from porch.care import actions, queries
from porch.care.models import Check
from porch.care.today import check_card
from porch.people.models import Member, Role
from tests.conftest import signed_in

QUARTER = timedelta(days=90)


def since(member: Member, at: datetime) -> None:
    Role.objects.filter(member=member).update(since=at)
    member.forget_roles()


def test_what_was_answered_is_sealed_and_read_beside_last_time(
    as_bob: Client, bob: Member, now: datetime
) -> None:
    actions.answer_check(bob, {"tired": "hardly", "sleep": "often"}, now=now - QUARTER)
    actions.answer_check(bob, {"tired": "most-days", "sleep": "often"}, now=now)
    assert b"most-days" not in bytes(Check.objects.order_by("-at")[0].sealed_answers)
    page = as_bob.get("/people/helping/check/last/").text
    assert "more often than last time" in page
    assert "about the same as last time" in page
    assert "less often" not in page


def test_everything_may_be_skipped_and_nothing_is_picked_beforehand(as_bob: Client, bob: Member) -> None:
    assert "checked" not in as_bob.get("/people/helping/check/").text
    assert as_bob.post("/people/helping/check/").status_code == 302
    assert not Check.objects.exists()


def test_an_answer_nobody_offers_is_turned_away(as_bob: Client) -> None:
    assert as_bob.post("/people/helping/check/", {"tired": "always"}).status_code == 422
    assert not Check.objects.exists()


def test_it_is_offered_to_those_who_have_helped_a_while_and_seldom(
    bob: Member, alice: Member, now: datetime
) -> None:
    since(bob, now - timedelta(days=10))
    assert check_card(bob, now) is None
    since(bob, now - QUARTER)
    assert check_card(bob, now) == {}
    assert check_card(alice, now) is None
    actions.put_off_check(bob, now=now)
    assert check_card(bob, now + QUARTER - timedelta(days=1)) is None
    assert check_card(bob, now + QUARTER) == {}
    actions.answer_check(bob, {"glad": "often"}, now=now + QUARTER)
    assert check_card(bob, now + 2 * QUARTER - timedelta(days=1)) is None


def test_whoever_turned_it_off_is_not_offered_it(bob: Member, now: datetime) -> None:
    since(bob, now - QUARTER)
    signed_in(bob).post("/people/helping/check/wish/", {"wanted": "no"})
    assert check_card(bob, now) is None
    signed_in(bob).post("/people/helping/check/wish/", {"wanted": "yes"})
    assert check_card(bob, now) == {}


def test_two_years_are_kept_and_all_of_it_goes_at_a_word(as_bob: Client, bob: Member, now: datetime) -> None:
    for quarter in range(12):
        actions.answer_check(bob, {"glad": "often"}, now=now + quarter * QUARTER)
    assert Check.objects.count() == 8
    as_bob.post("/people/helping/check/forget/")
    assert queries.last_check(bob) is None
