"""Waking a phone: when, with what, and all the times when not."""

from datetime import UTC, datetime, timedelta

import pytest

from porch.people.actions import decide
from porch.people.models import Member, Visit
from porch.wire.actions import say_when, seen, tell_it_starts
from porch.wire.models import Phone
from porch.wire.push import wake, wake_phones
from porch.wire.quiet import ALWAYS, BETWEEN, GRACE, USUAL
from tests.kit.test_webpush import claims_of
from tests.wire.browser import Browser, PushService
from tests.wire.ringing import HOUSE, TurnOn, news, queued, visit_of


def test_a_number_is_all_that_is_sent(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    assert queued() == [now + GRACE]
    assert wake(alice.pk, now=now + GRACE) == "sent"
    assert service.words(browser) == [{"k": 1}]
    (post,) = service.posts
    assert post.path == "/one"
    assert {name: post.headers[name] for name in ("Content-Encoding", "TTL", "Urgency", "Topic")} == {
        "Content-Encoding": "aes128gcm",
        "TTL": str(4 * 3600),
        "Urgency": "normal",
        "Topic": "n",
    }
    assert claims_of(post.headers["Authorization"])["aud"] == service.origin
    assert set(post.headers) == {
        *("Host", "Accept-Encoding", "Content-Length", "Content-Type", "Content-Encoding"),
        *("Authorization", "TTL", "Urgency", "Topic"),
    }, "nothing else is told to whoever carries it"


def test_what_starts_soon_is_pressing_and_soon_stale(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now, "starts-soon")
    wake(alice.pk, now=now)
    assert service.words(browser) == [{"k": 2}]
    assert (service.posts[0].headers["Urgency"], service.posts[0].headers["TTL"]) == ("high", "900")


def test_nothing_is_carried_into_quiet_hours(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService
) -> None:
    turn_on(alice, browser)
    evening = datetime(2026, 11, 20, 20, 50, tzinfo=UTC)
    news(alice, evening)
    wake(alice.pk, now=evening)
    assert service.posts[0].headers["TTL"] == "600", "a phone that was off must not light up at night"


def test_nobody_is_woken_who_did_not_ask(
    alice: Member, bob: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(bob, now)
    assert queued() == []
    assert wake(bob.pk, now=now) == "not needed"
    assert service.posts == []


def test_one_at_a_time_and_half_an_hour_between(
    alice: Member, turn_on: TurnOn, browser: Browser, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    news(alice, now, "offer", "/people/")
    assert queued() == [now + GRACE]
    wake(alice.pk, now=now + GRACE)
    news(alice, now + timedelta(minutes=5), "meetup")
    assert queued()[-1] == now + GRACE + BETWEEN


def test_what_was_seen_meanwhile_wakes_nobody(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    seen(alice, HOUSE, now)
    assert wake_phones.call(str(alice.pk)) == "not needed"
    assert service.posts == []


def test_at_night_it_waits_for_the_morning(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService
) -> None:
    turn_on(alice, browser)
    night = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    news(alice, night)
    assert queued() == [datetime(2026, 11, 21, 8, 0, tzinfo=UTC)]
    assert wake(alice.pk, now=night) == "later"
    assert service.posts == []


def wishes(member: Member, told_of: list[str], kind: str = USUAL.kind) -> None:
    say_when(member, told_of=told_of, quiet_kind=kind, quiet_since=USUAL.since, quiet_until=USUAL.until)


def test_only_of_what_was_asked(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    wishes(alice, ["offers"])
    news(alice, now)
    assert queued() == []
    news(alice, now, "offer", "/people/")
    assert queued() == [now + GRACE]
    wishes(alice, [])
    assert wake(alice.pk, now=now + GRACE) == "not needed", "a wish counts at the last moment too"
    assert service.posts == []


def test_quiet_all_day_means_nothing_at_all(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    wishes(alice, ["people"], ALWAYS)
    assert wake(alice.pk, now=now) == "not needed"
    news(alice, now, path="/talk/another/")
    assert len(queued()) == 1
    assert service.posts == []


@pytest.mark.parametrize("state", [Member.State.PAUSED, Member.State.LEAVING])
def test_someone_who_rests_or_leaves_is_left_in_peace(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime, state: str
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    Member.objects.filter(pk=alice.pk).update(state=state)
    assert wake(alice.pk, now=now) == "not needed"
    assert service.posts == []


def test_when_the_community_says_no_it_stops(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    decide(by=None, now=now, push=False)
    assert wake(alice.pk, now=now) == "not needed"
    assert service.posts == []


def test_it_ends_with_the_session(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    visit = visit_of(alice)
    turn_on(alice, browser, session=visit)
    news(alice, now)
    Visit.objects.filter(pk=visit).delete()
    assert wake(alice.pk, now=now) == "not needed"
    assert service.posts == []
    assert not Phone.objects.exists()


def test_a_new_password_ends_it(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    alice.set_password("another three words")
    alice.save()
    assert wake(alice.pk, now=now) == "not needed"
    assert service.posts == []


def test_what_starts_soon_does_not_stand_in_line_and_nobody_is_woken_twice_for_it(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService, now: datetime
) -> None:
    turn_on(alice, browser)
    news(alice, now)
    wake(alice.pk, now=now + GRACE)
    news(alice, now + timedelta(minutes=5), "offer", "/people/")
    at = now + timedelta(minutes=20)
    tell_it_starts(alice, path="/people/", at=at, now=now + timedelta(minutes=6))
    soon, later = queued()[-2:]
    assert (soon, later) == (now + timedelta(minutes=6) + GRACE, now + GRACE + BETWEEN)
    assert wake(alice.pk, now=soon) == "sent"
    assert wake(alice.pk, now=later) == "not needed", "the one that came before has said it"
    assert service.words(browser) == [{"k": 1}, {"k": 2}]


def test_what_has_started_is_told_as_news(
    alice: Member, turn_on: TurnOn, browser: Browser, service: PushService
) -> None:
    turn_on(alice, browser)
    dawn = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)
    tell_it_starts(alice, path="/people/", at=dawn + timedelta(minutes=10), now=dawn)
    assert wake(alice.pk, now=dawn.replace(hour=8, minute=0)) == "sent"
    assert service.words(browser) == [{"k": 1}]


def test_it_is_told_once_that_something_starts(alice: Member, now: datetime) -> None:
    at = now + timedelta(minutes=30)
    told = [
        minute
        for minute in range(40)
        if tell_it_starts(alice, path="/people/", at=at, now=now + timedelta(minutes=minute))
    ]
    assert told == [15]
    seen(alice, "/people/", now + timedelta(minutes=16))
    assert tell_it_starts(alice, path="/people/", at=at, now=now + timedelta(minutes=17)) is None
