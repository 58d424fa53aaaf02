"""When a push service says no: gone addresses, busy hours, redirects, and a list that changed."""

from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from porch.people.models import Member
from porch.wire.models import Bell, Phone
from porch.wire.push import MOST_FAILURES, wake
from porch.wire.quiet import BETWEEN
from tests.wire.browser import Browser, PushService
from tests.wire.ringing import TurnOn, news, queued


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_is_gone_is_forgotten(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime, status: int
) -> None:
    turn_on(alice, browser)
    service.says = [(status, {})]
    news(alice, now)
    assert wake(alice.pk, now=now) == "sent"
    assert not Phone.objects.exists()


def test_a_busy_service_is_asked_again_later_and_only_for_the_phone_it_missed(
    alice: Member, turn_on: TurnOn, service: PushService, now: datetime
) -> None:
    first, second = Browser(), Browser()
    turn_on(alice, first)
    missed = turn_on(alice, second, "/two")
    service.says = [(201, {}), (429, {"Retry-After": "900"})]
    news(alice, now)
    assert wake(alice.pk, now=now) == "will retry"
    assert queued()[-1] == now + timedelta(seconds=900)
    assert wake(alice.pk, now=now + timedelta(minutes=20), tries=2, only=[str(missed.pk)]) == "sent"
    assert [post.path for post in service.posts] == ["/one", "/two", "/two"]
    assert Bell.objects.get(pk=alice.pk).wake_due_at is None


def test_a_broken_service_is_given_up_in_the_end(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    service.says = [(503, {})] * 2
    news(alice, now)
    assert wake(alice.pk, now=now) == "will retry", "the first pause is two minutes"
    assert queued()[-1] == now + timedelta(minutes=2)
    assert wake(alice.pk, now=now, tries=5) == "gave up"
    assert Phone.objects.exists(), "the phone is not to blame"


def test_a_redirect_is_not_followed_and_refusals_add_up(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    service.says = [(302, {"Location": service.origin + "/elsewhere"})] * MOST_FAILURES
    for number in range(MOST_FAILURES):
        later = now + number * BETWEEN
        news(alice, later, path=f"/talk/{number}/")
        assert wake(alice.pk, now=later) == "sent"
    assert {post.path for post in service.posts} == {"/one"}
    assert not Phone.objects.exists()


def test_a_service_the_operator_took_off_the_list_is_never_asked(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, settings: Settings, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    settings.PUSH_HOSTS = []
    wake(alice.pk, now=now)
    assert service.posts == []
    assert not Phone.objects.exists()
