"""/consent/give/ and /consent/reports/: to a part, one single thing, and figures for reports; off until said."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.models import Pair
from porch.kit.clock import now as this_moment
from porch.people import consent
from porch.people.actions import block
from porch.people.actions import consent as actions
from porch.people.models import Grant, Member
from porch.record.models import Disclosure
from porch.record.queries import disclosures_of
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
SINCE = datetime.fromisoformat("2026-11-02T12:00:00+00:00")
MONDAY, FRIDAY = "Monday: 18:00–20:00", "Friday: 07:00–08:00"


def walking(first: Member, second: Member, mode: str = "mentors", state: str = "active") -> Pair:
    over = {"ended_at": SINCE} if state == "ended" else {}
    two = {"mode": mode, "first": first, "second": second, "state": state, "started_at": SINCE}
    return Pair.objects.create(between=f"{first.pk} {second.pk}", **two, **over)


@pytest.fixture
def pair(alice: Member, bob: Member) -> Pair:
    """Bob is Alice's mentor; she told when she is free."""
    alice.lived.hours = ["mon-18", "mon-19", "fri-7"]
    alice.lived.save()
    return walking(bob, alice)


@pytest.fixture
def sure(alice: Member) -> Client:
    """Alice in a browser in which she just gave her password."""
    client = signed_in(alice)
    client.post("/settings/sign-in/again/", {"password": "alice fern lamp kettle"})
    return client


def give(client: Client, to: str, what: str, of: str = "") -> int:
    query = f"?of={of}" if of else ""
    return client.post(f"/consent/give/{query}", {"to": to, "what": what, "ends": "week"}).status_code


def test_what_is_given_to_my_mentors_is_read_by_each_of_them_and_by_nobody_else(
    pair: Pair, alice: Member, bob: Member, frank: Member, erin: Member, sure: Client, as_bob: Client
) -> None:
    peers = walking(erin, alice, "peers")
    assert give(sure, "my-mentors", "hours") == 302
    assert MONDAY in as_bob.get(f"/people/{pair.pk}/").text
    assert MONDAY not in signed_in(erin).get(f"/people/{peers.pk}/").text, "a peer is no mentor"
    assert consent.allowed(frank, alice, "hours", now=this_moment()) is None
    later = walking(frank, alice)
    assert MONDAY in signed_in(frank).get(f"/people/{later.pk}/").text, "whoever becomes one later"
    Pair.objects.filter(pk=pair.pk).update(state="ended", ended_at=SINCE)
    assert consent.allowed(bob, alice, "hours", now=this_moment()) is None, "whoever is one no more"
    assert {row.viewer_id for row in disclosures_of(alice.pk)} == {bob.pk, frank.pk}


def test_peers_are_a_part_from_both_sides(alice: Member, bob: Member, erin: Member, now: datetime) -> None:
    walking(alice, bob, "peers")
    walking(erin, alice, "peers")
    actions.give("recovery", "my-peers", by=alice, now=now)
    assert all(consent.allowed(one, alice, "recovery", now=now) for one in (bob, erin))
    assert consent.allowed(alice, bob, "recovery", now=now) is None


def test_a_part_is_offered_while_somebody_is_in_it_and_says_who(
    pair: Pair, as_alice: Client, as_bob: Client
) -> None:
    page = as_alice.get("/consent/give/").text
    assert "My mentors. Just now: Bob Harbour. Whoever becomes one later sees it too, until it ends." in page
    assert "My peers" not in page
    assert "My mentors" not in as_bob.get("/consent/give/").text, "who mentors has no mentor by that"
    assert "Coordinators" not in page, "they have rules of their own"


def test_only_a_part_with_somebody_in_it_is_given_to(pair: Pair, sure: Client) -> None:
    for to in ("my-peers", "coordinators", "my-pair", "asked-to-open", "reports", "machine"):
        assert give(sure, to, "hours") == 422, to
    assert not Grant.objects.exists()


def test_giving_to_a_part_for_the_first_time_asks_for_the_password(pair: Pair, as_alice: Client) -> None:
    said = as_alice.post("/consent/give/?of=hours", {"to": "my-mentors", "what": "hours:mon", "ends": "week"})
    assert "/settings/sign-in/again/" in said["Location"]
    assert "of%3Dhours" in said["Location"], "and back to the same choice"
    assert not Grant.objects.exists()


def test_what_ended_long_ago_makes_nobody_known(
    pair: Pair, alice: Member, bob: Member, as_alice: Client, now: datetime
) -> None:
    actions.give("hours", bob, by=alice, now=now - timedelta(days=400), ends=now - timedelta(days=390))
    assert give(as_alice, str(bob.pk), "hours") == 302
    assert Grant.objects.count() == 1, "the password was asked, nothing was given"


def test_someone_blocked_reads_nothing_through_a_part(alice: Member, dee: Member, now: datetime) -> None:
    actions.give("recovery", "coordinators", by=alice, now=now)
    assert consent.allowed(dee, alice, "recovery", now=now)
    block(dee, by=alice, now=now)
    assert consent.allowed(dee, alice, "recovery", now=now) is None


def test_one_day_given_shows_that_day_and_no_other(
    pair: Pair, alice: Member, bob: Member, sure: Client, as_bob: Client
) -> None:
    assert give(sure, str(bob.pk), "hours:mon", of="hours") == 302
    assert Grant.objects.get().item == "mon"
    page = as_bob.get(f"/people/{pair.pk}/").text
    assert MONDAY in page
    assert FRIDAY not in page
    assert "Only Monday." in sure.get("/consent/").text
    now = this_moment()
    assert consent.allowed(bob, alice, "hours", now=now) is None, "not all of it"
    assert consent.allowed(bob, alice, "hours", item="mon", now=now)
    assert not consent.allowed(bob, alice, "hours", item="fri", now=now)
    assert disclosures_of(alice.pk).get().item


def test_a_day_told_no_more_shows_nothing_and_writes_nothing(
    pair: Pair, alice: Member, bob: Member, as_bob: Client
) -> None:
    bare = as_bob.get(f"/people/{pair.pk}/").text.count("<section")
    actions.give("hours", bob, by=alice, now=this_moment(), item="mon")
    alice.lived.hours = ["fri-7"]
    alice.lived.save()
    assert as_bob.get(f"/people/{pair.pk}/").text.count("<section") == bare
    assert not Disclosure.objects.exists()


def test_only_single_things_there_are_can_be_chosen(pair: Pair, bob: Member, sure: Client) -> None:
    assert "Only one day of your hours" in sure.get("/consent/give/").text
    page = sure.get("/consent/give/?of=hours").text
    assert 'value="hours:mon"' in page
    assert 'value="hours:tue"' not in page
    for what, of in (
        ("hours:tue", "hours"),
        ("hours", "hours"),
        ("hours:mon", ""),
        ("recovery:x", "recovery"),
    ):
        assert give(sure, str(bob.pk), what, of) == 422, what
    assert not Grant.objects.exists()


def test_the_preview_of_a_part_is_what_those_in_it_read_and_writes_nothing(
    pair: Pair, alice: Member, bob: Member, as_alice: Client, as_erin: Client
) -> None:
    grant = actions.give("hours", "my-mentors", by=alice, now=this_moment(), item="mon")
    actions.give("recovery", bob, by=alice, now=this_moment())
    page = as_alice.get("/consent/as/part/my-mentors/").text
    assert MONDAY in page
    assert FRIDAY not in page
    assert "Just now that is: Bob Harbour." in page
    assert MONDAY in as_alice.get(f"/consent/as/{bob.pk}/").text, "his own preview holds it too"
    assert MONDAY not in as_erin.get("/consent/as/part/my-mentors/").text
    actions.pause(grant.pk, by=alice, now=this_moment())
    assert MONDAY not in as_alice.get("/consent/as/part/my-mentors/").text
    assert as_alice.get("/consent/as/part/coordinators/").status_code == 404
    assert not Disclosure.objects.exists()


def test_what_there_is_nothing_of_yet_says_so_everywhere(pair: Pair, sure: Client) -> None:
    said = {"to": "my-mentors", "what": "day-count", "ends": "week"}
    assert "There is nothing of it to see yet." in sure.post("/consent/give/", said, follow=True).text
    assert "There is nothing of it yet." in sure.get("/consent/").text
    preview = sure.get("/consent/as/part/my-mentors/").text
    assert "You gave your day count: there is nothing of it to see yet." in preview


def test_figures_are_left_out_until_said_and_again_after_one_tap(alice: Member, sure: Client) -> None:
    def counted() -> bool:
        return consent.allowed(None, alice, "for-reports", purpose="reports", now=this_moment()) is not None

    assert not counted()
    assert "That you are here, since 1 June 2026." in sure.get("/consent/reports/").text
    assert sure.post("/consent/reports/", {"ends": "season"}).status_code == 302
    assert counted()
    assert "Your figures may be counted in reports that name nobody." in sure.get("/consent/").text
    grant = Grant.objects.get()
    assert (grant.to_part, grant.purpose, (grant.until - grant.since).days) == ("reports", "reports", 91)
    sure.post(f"/consent/{grant.pk}/pause/")
    assert not counted()
    assert "Paused. Your figures are left out." in sure.get("/consent/reports/").text
    sure.post(f"/consent/{grant.pk}/take-back/")
    assert not counted()
    assert "Let my figures be counted" in sure.get("/consent/reports/").text


def test_figures_end_by_themselves(alice: Member, now: datetime) -> None:
    grant = actions.count_mine(by=alice, now=now, ends=now + timedelta(days=7))
    assert consent.allowed(None, alice, "for-reports", purpose="reports", now=now)
    assert not consent.allowed(None, alice, "for-reports", purpose="reports", now=grant.until)


def test_figures_ask_for_the_password_and_for_how_long(as_alice: Client) -> None:
    assert "/settings/sign-in/again/" in as_alice.post("/consent/reports/", {"ends": "week"})["Location"]
    assert as_alice.post("/consent/reports/", {}).status_code == 422
    assert not Grant.objects.exists()


def test_giving_the_diary_to_a_person_does_not_count_it(alice: Member, bob: Member, now: datetime) -> None:
    actions.give("diary-summary", bob, by=alice, now=now)
    assert consent.allowed(None, alice, "for-reports", purpose="reports", now=now) is None
    assert consent.allowed(None, alice, "diary-summary", purpose="reports", now=now) is None


def test_the_page_asks_as_often_for_twenty_as_for_one(
    alice: Member,
    as_alice: Client,
    make_person: Callable[..., Member],
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    now = this_moment()

    def given(names: range) -> int:
        for n in names:
            actions.give("hours", make_person(f"Number {n}"), by=alice, now=now)
        with django_assert_max_num_queries(75) as asked:  # type: ignore[attr-defined]
            as_alice.get("/consent/")
        return len(asked)

    one = given(range(1))
    assert given(range(1, 20)) == one
