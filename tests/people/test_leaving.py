"""A pause is easy and nobody hears of it; leaving says what goes and what stays."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.people import actions, queries
from porch.people.models import Knock, Member
from porch.record.models import Entry
from porch.talk.actions import open_between, say
from porch.talk.queries import lines_for, stance
from porch.wire.actions import tell
from porch.wire.mail import post
from porch.wire.models import Bell
from porch.wire.queries import bell_heads, rings_since
from tests.people.test_account import confirm

DAY = timedelta(days=1)


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


# a pause


def test_a_pause_is_two_taps_from_settings_and_asks_no_password(as_alice: Client, alice: Member) -> None:
    assert 'href="/settings/leave/"' in page_of(as_alice, "/settings/")
    assert 'action="/settings/pause/"' in page_of(as_alice, "/settings/leave/")
    assert as_alice.post("/settings/pause/", {"for": "week"}).headers["Location"] == "/today/"
    alice.refresh_from_db()
    assert alice.state == Member.State.PAUSED
    assert "You are paused until" in page_of(as_alice, "/today/")


@pytest.mark.parametrize(("chosen", "days"), [("week", 7), ("month", 30), ("open", None)])
def test_a_pause_lasts_as_long_as_chosen_in_ones_own_days(
    as_alice: Client, alice: Member, chosen: str, days: int | None
) -> None:
    Member.objects.filter(pk=alice.pk).update(time_zone="Pacific/Auckland")
    with time_machine.travel(datetime(2026, 11, 20, 12, 0, tzinfo=UTC), tick=False):  # the 21st in Auckland
        as_alice.post("/settings/pause/", {"for": chosen})
    alice.refresh_from_db()
    assert alice.paused_until == (None if days is None else date(2026, 11, 21) + timedelta(days=days))


def test_a_pause_of_no_known_length_changes_nothing_and_says_so(as_alice: Client, alice: Member) -> None:
    answer = as_alice.post("/settings/pause/", {"for": "ever"})
    assert answer.status_code == 422
    assert "Choose a week, a month, or until you come back." in answer.content.decode()
    alice.refresh_from_db()
    assert alice.state == Member.State.HERE


def test_a_pause_cannot_be_over_before_it_begins(alice: Member, now: datetime) -> None:
    with pytest.raises(actions.NotAPause):
        actions.pause(alice, until=now.date(), now=now)
    alice.refresh_from_db()
    assert alice.state == Member.State.HERE


def test_someone_who_is_leaving_does_not_pause_instead(alice: Member, now: datetime) -> None:
    actions.leave(alice, by=alice, now=now)
    with pytest.raises(actions.NotAPause):
        actions.pause(alice, until=None, now=now)


def test_one_comes_back_by_a_tap(as_alice: Client, alice: Member, now: datetime) -> None:
    actions.pause(alice, until=None, now=now)
    assert as_alice.post("/settings/pause/end/").headers["Location"] == "/today/"
    alice.refresh_from_db()
    assert (alice.state, alice.paused_until) == (Member.State.HERE, None)
    assert "You are paused" not in page_of(as_alice, "/today/")


def test_a_pause_can_be_made_longer(as_alice: Client, alice: Member, now: datetime) -> None:
    actions.pause(alice, until=now.date() + DAY, now=now)
    assert "You are paused until Saturday 21 November." in page_of(as_alice, "/settings/leave/")
    as_alice.post("/settings/pause/", {"for": "open"})
    alice.refresh_from_db()
    assert (alice.state, alice.paused_until) == (Member.State.PAUSED, None)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    zone=st.sampled_from(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "Asia/Kolkata"]),
    days=st.integers(1, 40),
    minutes=st.integers(-60 * 30, 60 * 30) | st.sampled_from([-1, 0, 1]),
)
def test_a_pause_ends_by_itself_on_its_day_where_they_are(
    alice: Member, now: datetime, zone: str, days: int, minutes: int
) -> None:
    Member.objects.filter(pk=alice.pk).update(time_zone=zone, state=Member.State.HERE)
    alice.refresh_from_db()
    until = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    actions.pause(alice, until=until, now=now)
    midnight = datetime.combine(until, time(), ZoneInfo(zone))
    actions.end_pauses(max(now, midnight.astimezone(UTC) + timedelta(minutes=minutes)))
    alice.refresh_from_db()
    assert alice.state == (Member.State.HERE if minutes >= 0 else Member.State.PAUSED)


def test_a_pause_without_an_end_lasts(alice: Member, now: datetime) -> None:
    actions.pause(alice, until=None, now=now)
    assert actions.end_pauses(now + 2000 * DAY) == 0


def test_a_pause_is_on_no_record_and_tells_nobody(alice: Member, bob: Member, now: datetime) -> None:
    conversation = open_between([alice, bob], now=now)
    actions.pause(alice, until=now.date() + DAY, now=now)
    actions.end_pauses(now + DAY)
    assert not Entry.objects.exists()
    assert conversation.messages.count() == 0
    assert queries.by_handle("Alice Fern") == alice


def test_nothing_calls_whoever_is_paused_and_nothing_is_lost(
    as_alice: Client, alice: Member, now: datetime, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    actions.say_email(alice, "fern@example.org", mail_wanted=True)
    tell(alice, kind="something-new", path="/people/", now=now)  # its mail is on the way
    actions.pause(alice, until=None, now=now)
    assert post(alice.pk, now=now + timedelta(minutes=5)) == "not needed"
    tell(alice, kind="report-answered", path="/reports/1/", now=now)
    assert mail.outbox == []
    assert Bell.objects.get(pk=alice.pk).mail_due_at is None
    assert rings_since(str(alice.pk), 0) == []
    assert bell_heads([str(alice.pk)]) == {}
    assert "There is an answer" not in page_of(as_alice, "/today/")
    actions.come_back(alice)
    assert "There is an answer" in page_of(as_alice, "/today/")


def test_a_mentor_and_a_coordinator_read_what_a_pause_means_for_others(
    as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    mentors, staff = "The people you walk with stay yours", "You help to run this place"
    assert mentors in page_of(as_bob, "/settings/leave/")
    assert mentors not in page_of(as_alice, "/settings/leave/")
    assert staff not in page_of(as_alice, "/settings/leave/")


# leaving


def _someone(handle: str, now: datetime) -> Member:
    return actions.welcome(handle, "lamp kettle door", time_zone="UTC", language="en", now=now)


def test_the_page_says_what_goes_and_what_stays_and_offers_a_copy(as_alice: Client) -> None:
    confirm(as_alice)
    for address in ("/settings/leave/", "/settings/leave/later/", "/settings/leave/now/"):
        page = page_of(as_alice, address)
        assert 'href="/settings/mine/"' in page
        for sentence in ("without a reason", "Nobody else gets your name for a year.", "35 days"):
            assert sentence in page, address


def test_words_go_along_unless_one_leaves_them(alice: Member, bob: Member, now: datetime) -> None:
    for choice, left in ((None, ["", "theirs"]), (False, ["", "theirs"]), (True, ["mine", "theirs"])):
        someone = _someone(f"Someone {choice}", now)
        conversation = open_between([someone, bob], now=now)
        for words, by in (("mine", someone), ("theirs", bob)):
            say(conversation, words, by=by, client_id=uuid4(), now=now)
        actions.leave(someone, leaves_words=choice, by=someone, now=now)
        actions.leave(someone, at_once=True, by=None, now=now)
        lines, _ = lines_for(conversation, bob, now=now)
        assert [line.message.body for line in lines if line.message.act == "said"] == left
        assert lines[0].name == "Someone who has left"


def test_what_only_the_writer_could_read_goes_in_any_case(alice: Member, dave: Member, now: datetime) -> None:
    conversation = open_between([alice, dave], now=now)
    into_silence = say(conversation, "to nobody", by=dave, client_id=uuid4(), now=now)
    actions.leave(dave, at_once=True, leaves_words=True, by=dave, now=now)
    into_silence.refresh_from_db()
    assert into_silence.body == ""


def test_the_choice_is_made_on_the_page(as_alice: Client, alice: Member, bob: Member, now: datetime) -> None:
    conversation = open_between([alice, bob], now=now)
    said = say(conversation, "for you to keep", by=alice, client_id=uuid4(), now=now)
    confirm(as_alice)
    as_alice.post("/settings/leave/later/", {"words": "leave"})
    assert actions.erase_due(datetime.now(UTC) + 8 * DAY) == 1
    said.refresh_from_db()
    assert (said.author, said.body) == (None, "for you to keep")
    conversation.refresh_from_db()
    assert stance(conversation, bob) == "closed"


def test_someone_who_waits_for_a_yes_may_go_and_take_their_own_along(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    Member.objects.filter(pk=alice.pk).update(state=Member.State.WAITING)
    confirm(as_alice)
    page = page_of(as_alice, "/settings/leave/")
    assert "Pause for a week" not in page
    assert page.count("data-primary") == 1
    assert as_alice.post("/settings/mine/").headers["Content-Type"] == "application/zip"
    assert as_alice.post("/settings/leave/now/", {"sure": "yes"}).headers["Location"] == "/left/"
    assert not Member.objects.filter(pk=alice.pk).exists()


def test_erasing_now_is_asked_once_more(as_alice: Client, alice: Member) -> None:
    confirm(as_alice)
    answer = as_alice.post("/settings/leave/now/", {"words": "take"})
    assert answer.status_code == 422
    assert "Tick that you are sure" in answer.content.decode()
    assert Member.objects.filter(pk=alice.pk).exists()


def test_the_only_operator_reads_what_their_leaving_means(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    only = "You are the only operator."
    confirm(as_alice)
    assert only not in page_of(as_alice, "/settings/leave/now/")
    actions.grant("operator", alice, by=None, now=now)
    Authenticator.objects.create(user=alice, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    assert only in page_of(as_alice, "/settings/leave/now/")


def test_the_last_page_is_kind_and_has_help(as_alice: Client, alice: Member) -> None:
    confirm(as_alice)
    as_alice.post("/settings/leave/now/", {"sure": "yes", "words": "take"})
    page = page_of(as_alice, "/left/")
    assert "Take care of yourself" in page
    assert 'href="/help-now/"' in page


def test_whoever_waited_for_a_yes_waits_for_it_again_after_staying(alice: Member, now: datetime) -> None:
    Member.objects.filter(pk=alice.pk).update(state=Member.State.WAITING)
    Knock.objects.create(member=alice, at=now)
    alice.refresh_from_db()
    actions.leave(alice, by=None, now=now)
    actions.stay(alice, by=alice, now=now)
    alice.refresh_from_db()
    assert alice.state == Member.State.WAITING


# closing


def test_everyone_reads_that_the_place_closes_and_where_to_go_next(as_alice: Client, now: datetime) -> None:
    assert "closes here" not in page_of(as_alice, "/today/")
    on = datetime.now(UTC).date() + timedelta(days=40)
    actions.decide(by=None, now=now, closing_on=on, closing_words="From spring we meet at the mill.\nCome.")
    page = page_of(as_alice, "/today/")
    assert f"closes here on {on.day} {on:%B %Y}" in page
    assert "From spring we meet at the mill.<br>Come." in page
    assert page.count("data-primary") == 1
    confirm(as_alice)
    assert "From spring we meet at the mill." in page_of(as_alice, "/settings/mine/")


def test_after_the_day_it_says_that_it_has_closed(as_alice: Client, now: datetime) -> None:
    actions.decide(by=None, now=now, closing_on=date(2020, 1, 1))
    assert "has closed here on 1 January 2020" in page_of(as_alice, "/today/")


def test_words_about_where_to_go_have_an_end(now: datetime, db: None) -> None:
    with pytest.raises(actions.NotDecidable):
        actions.decide(by=None, now=now, closing_on=date(2027, 1, 1), closing_words="x" * 2001)
