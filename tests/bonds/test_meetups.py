"""A time is suggested, agreed, stands in both calendars under a title of one's own, and can be called off."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from django.test import Client

from porch.bonds import actions
from porch.bonds.models import Meetup, Pair
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.wire.queries import notices_for
from tests.bonds.conftest import Offer


@pytest.fixture
def pair(mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime) -> Pair:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    made = actions.accept(offer, by=seeker, now=now)
    assert made is not None
    return made


@pytest.fixture
def soon() -> datetime:
    return (this_moment() + timedelta(days=2)).replace(hour=18, minute=30, second=0, microsecond=0)


@pytest.fixture
def agreed(pair: Pair, mentor: Member, seeker: Member, soon: datetime) -> Meetup:
    at = this_moment()
    meetup = actions.suggest_meeting(pair, soon, by=mentor, now=at, kind="place", where="The library steps")
    actions.agree(meetup, by=seeker, now=at)
    return meetup


def events(text: bytes) -> list[icalendar.Event]:
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return [event for event in found if isinstance(event, icalendar.Event)]


def test_a_time_said_in_a_form_is_ones_own_local_time(pair: Pair, as_bob: Client, bob: Member) -> None:
    bob.time_zone = "America/New_York"
    bob.save()
    day = (this_moment() + timedelta(days=3)).date()
    as_bob.post(f"/people/{pair.pk}/meet/", {"on": day, "at": "18:00", "kind": "call", "where": ""})
    local = Meetup.objects.get().at
    assert local.astimezone(UTC).hour in (22, 23)
    assert Meetup.objects.get().zone == "America/New_York"


def test_a_time_that_has_passed_is_refused_and_nothing_is_sent(pair: Pair, as_bob: Client) -> None:
    answer = as_bob.post(f"/people/{pair.pk}/meet/", {"on": "2020-01-01", "at": "18:00", "kind": "call"})
    assert answer.status_code == 422
    assert "still to come" in answer.text
    assert not Meetup.objects.exists()


def test_only_the_one_it_was_put_to_may_agree(
    pair: Pair, mentor: Member, seeker: Member, soon: datetime
) -> None:
    meetup = actions.suggest_meeting(pair, soon, by=mentor, now=this_moment(), kind="call")
    with pytest.raises(actions.NotTheirs):
        actions.agree(meetup, by=mentor, now=this_moment())
    assert "meetup" in {notice.kind for notice in notices_for(seeker)}


def test_where_it_is_is_sealed_at_rest(agreed: Meetup) -> None:
    agreed.refresh_from_db()
    assert b"library" not in bytes(agreed.sealed_where)
    assert agreed.where == "The library steps"


def test_a_calendar_file_says_call_and_nothing_else_until_its_owner_wants_more(
    agreed: Meetup, as_alice: Client, soon: datetime
) -> None:
    answer = as_alice.get(f"/people/meet/{agreed.pk}/call.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = events(answer.content)
    assert event["SUMMARY"] == "Call"
    assert "LOCATION" not in event
    assert event.decoded("DTSTART").astimezone(UTC) == soon
    for word in (b"Bob", b"Alice", b"Porch", b"library", b"recovery"):
        assert word not in answer.content


def test_each_of_the_two_has_a_title_of_their_own(agreed: Meetup, as_alice: Client, as_bob: Client) -> None:
    as_alice.post(f"/people/meet/{agreed.pk}/name/", {"title": "Library book due", "shows_place": "on"})
    (hers,) = events(as_alice.get(f"/people/meet/{agreed.pk}/call.ics").content)
    (his,) = events(as_bob.get(f"/people/meet/{agreed.pk}/call.ics").content)
    assert (hers["SUMMARY"], hers["LOCATION"]) == ("Library book due", "The library steps")
    assert (his["SUMMARY"], "LOCATION" in his) == ("Call", False)


def test_the_secret_address_needs_no_sign_in_and_shows_a_cancelled_meeting_as_cancelled(
    agreed: Meetup, seeker: Member, client: Client
) -> None:
    token = actions.new_calendar_address(seeker, now=this_moment())
    assert events(client.get(f"/feeds/person/{token}.ics").content)[0]["STATUS"] == "CONFIRMED"
    actions.call_off(agreed, by=seeker, now=this_moment())
    assert events(client.get(f"/feeds/person/{token}.ics").content)[0]["STATUS"] == "CANCELLED"


def test_a_new_address_ends_the_one_before_and_a_wrong_one_is_absent(seeker: Member, client: Client) -> None:
    old = actions.new_calendar_address(seeker, now=this_moment())
    new = actions.new_calendar_address(seeker, now=this_moment())
    assert client.get(f"/feeds/person/{old}.ics").status_code == 404
    assert client.get(f"/feeds/person/{new}.ics").status_code == 200
    actions.forget_calendar_address(seeker)
    assert client.get(f"/feeds/person/{new}.ics").status_code == 404


def test_a_suggestion_is_in_nobodys_calendar_until_it_is_agreed(
    pair: Pair, mentor: Member, as_alice: Client, soon: datetime
) -> None:
    meetup = actions.suggest_meeting(pair, soon, by=mentor, now=this_moment(), kind="call")
    assert as_alice.get(f"/people/meet/{meetup.pk}/call.ics").status_code == 404


def test_a_stranger_finds_no_meeting(agreed: Meetup, as_erin: Client) -> None:
    for address in ("call.ics", "name/"):
        assert as_erin.get(f"/people/meet/{agreed.pk}/{address}").status_code == 404
    for verb in ("agree", "turn-down", "call-off"):
        assert as_erin.post(f"/people/meet/{agreed.pk}/{verb}/").status_code == 404


def test_ending_a_pair_calls_off_what_is_to_come(agreed: Meetup, pair: Pair, seeker: Member) -> None:
    actions.end(pair, by=seeker, now=this_moment())
    agreed.refresh_from_db()
    assert agreed.state == "called-off"


def test_nine_in_the_morning_stays_nine_over_a_change_of_clocks(
    pair: Pair, mentor: Member, seeker: Member, as_alice: Client, now: datetime
) -> None:
    at = datetime(2027, 3, 29, 8, 0, tzinfo=UTC)  # nine in London, the day after the clocks went forward
    meetup = actions.suggest_meeting(pair, at, by=mentor, now=now, kind="call")
    actions.agree(meetup, by=seeker, now=now)
    (event,) = events(as_alice.get(f"/people/meet/{meetup.pk}/call.ics").content)
    assert event.decoded("DTSTART").hour == 9
    assert event["DTSTART"].params["TZID"] == "Europe/London"


def test_meetings_that_are_past_are_over(agreed: Meetup, soon: datetime) -> None:
    assert actions.close_past(soon + timedelta(hours=23)) == 0
    assert actions.close_past(soon + timedelta(hours=25)) == 1


def test_a_quarter_of_an_hour_before_both_are_told_once(
    agreed: Meetup, mentor: Member, seeker: Member
) -> None:
    def told() -> list[str]:
        return [n.kind for person in (mentor, seeker) for n in notices_for(person) if n.kind == "starts-soon"]

    assert actions.remind(agreed.at - timedelta(minutes=20)) == 0
    assert actions.remind(agreed.at - timedelta(minutes=14)) == 2
    assert actions.remind(agreed.at - timedelta(minutes=13)) == 0
    assert actions.remind(agreed.at + timedelta(minutes=1)) == 0
    assert told() == ["starts-soon", "starts-soon"]


def test_nobody_is_reminded_of_what_was_called_off_or_only_suggested(
    agreed: Meetup, pair: Pair, mentor: Member, soon: datetime
) -> None:
    actions.call_off(agreed, by=mentor, now=this_moment())
    actions.suggest_meeting(pair, soon, by=mentor, now=this_moment(), kind="call")
    assert actions.remind(soon - timedelta(minutes=10)) == 0
