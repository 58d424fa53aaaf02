"""Somebody says that a listing is wrong: flagged at once, its keepers hear, and it is settled or goes in time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from porch.groups import actions as groups
from porch.groups.models import Group
from porch.groups.rules.founding import Told as ToldGroup
from porch.meetings import actions
from porch.meetings.models import Doubt, Holiday, Meeting, Source
from porch.meetings.queries import is_long_unconfirmed, mark_of_the_list, on_the_list
from porch.meetings.rules.told import Told
from porch.meetings.rules.working_days import due
from porch.people.models import Member
from porch.record.models import Entry
from porch.sources.actions import bring
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.sources.told import a_source, listing, read_of

pytestmark = pytest.mark.django_db
LAMP = Told("Thursday lamp", 4, time(19), 60, "Europe/London", location="The hall")
PATH = "/meetings/thursday-lamp/wrong/"
SAID = {"what": "gone", "words": "The door was locked and nobody came."}
UNTIL_OFF = timedelta(days=90)


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    settings.ZONE = "Europe/London"
    cache.clear()


@pytest.fixture
def lamp(now: datetime) -> Meeting:
    return actions.add(LAMP, by=None, now=now - timedelta(days=30))


@pytest.fixture
def group(alice: Member, dee: Member, now: datetime) -> Group:
    """Alice is its secretary."""
    made = groups.ask_for_group(ToldGroup("Morning tea", settings={"joining": "anyone"}), by=alice, now=now)
    groups.answer_yes(made, by=dee, now=now)
    Notice.objects.all().delete()
    return made


def told() -> list[tuple[str, str, str]]:
    return [(one.member.handle, one.kind, one.path) for one in Notice.objects.select_related("member")]


def test_anyone_says_so_without_an_account_and_it_is_marked_at_once(
    client: Client, lamp: Meeting, dee: Member, now: datetime
) -> None:
    mark = mark_of_the_list()
    assert client.get(PATH).status_code == 200
    answer = client.post(PATH, SAID)
    assert "Find another meeting" in answer.text
    assert "s" not in client.cookies, "nobody is given a session for it"
    lamp.refresh_from_db()
    assert lamp.doubted_at is not None
    assert (lamp.active, mark_of_the_list() == mark) == (True, False)
    assert "may be wrong" in client.get("/meetings/thursday-lamp/").text
    assert told() == [("Dee Lantern", "needs-a-person", "/desk/meetings/doubts/")]


def test_what_was_said_is_sealed_and_who_said_it_stands_nowhere(
    as_alice: Client, lamp: Meeting, alice: Member
) -> None:
    as_alice.post(PATH, SAID)
    [made] = Doubt.objects.all()
    assert b"locked" not in bytes(made.sealed_words or b"")
    assert made.words == SAID["words"]
    entry = Entry.objects.get(act="listing-doubted")
    assert (entry.actor_id, entry.subject_id) == (None, None)
    assert "locked" not in str(entry.detail)


def test_a_form_without_a_choice_says_so_and_marks_nothing(client: Client, lamp: Meeting) -> None:
    for wrong in ({}, {"what": "everything"}, {"what": "time", "words": "x" * 501}):
        assert client.post(PATH, wrong).status_code == 422
    assert client.get("/meetings/nowhere/wrong/").status_code == 404
    assert not Doubt.objects.exists()


def test_one_address_cannot_go_on_and_on_and_a_meeting_is_not_buried(
    client: Client, lamp: Meeting, now: datetime
) -> None:
    answers = [client.post(PATH, SAID).status_code for _ in range(13)]
    assert (set(answers[:12]), answers[12]) == ({200}, 429)
    assert Doubt.objects.count() == 3
    actions.doubt(lamp, "link", "It leads nowhere", now=now)
    assert Doubt.objects.count() == 4, "something else is wrong too"


def test_the_keeper_of_a_groups_meeting_hears_and_settles_it_by_keeping_it(
    group: Group, alice: Member, dee: Member, now: datetime
) -> None:
    lamp = actions.add(LAMP, by=None, now=now, group=group)
    actions.doubt(lamp, "time", "It is at eight", now=now)
    assert told() == [("Alice Fern", "listing-doubted", "/groups/morning-tea/meetings/")]
    page = signed_in(alice).get("/groups/morning-tea/meetings/").text
    assert "It is at eight" in page
    signed_in(alice).post(f"/groups/morning-tea/meetings/{lamp.pk}/confirm/")
    lamp.refresh_from_db()
    assert (lamp.doubted_at, Doubt.objects.get().outcome) == (None, "right")
    assert Doubt.objects.get().sealed_words is None, "what was said goes when it is settled"


def test_changing_it_mends_and_taking_it_off_ends_it(lamp: Meeting, dee: Member, now: datetime) -> None:
    actions.doubt(lamp, "time", "", now=now)
    actions.change(lamp, LAMP, by=dee, now=now)
    actions.doubt(lamp, "gone", "", now=now)
    actions.take_off(lamp, by=dee, now=now)
    assert set(Doubt.objects.values_list("outcome", flat=True)) == {"mended", "off"}
    assert Meeting.objects.get().doubted_at is None


def test_after_three_working_days_the_coordinators_are_asked_once(
    group: Group, alice: Member, dee: Member, now: datetime
) -> None:
    lamp = actions.add(LAMP, by=None, now=now, group=group)
    actions.doubt(lamp, "time", "", now=now)
    actions.pass_on(now + timedelta(days=4, hours=23))
    assert [who for who, *_ in told()] == ["Alice Fern"]
    late = now + timedelta(days=5)
    actions.pass_on(late)
    actions.pass_on(late)
    assert told()[1:] == [("Dee Lantern", "needs-a-person", "/desk/meetings/doubts/")]
    assert "Nobody has settled it in time" in signed_in(dee).get("/desk/meetings/doubts/").text


def test_after_ninety_days_it_goes_off_the_list_and_is_not_lost(lamp: Meeting, now: datetime) -> None:
    actions.doubt(lamp, "gone", "", now=now)
    actions.pass_on(now + UNTIL_OFF - timedelta(minutes=1))
    assert on_the_list().exists()
    actions.pass_on(now + UNTIL_OFF)
    lamp.refresh_from_db()
    assert (lamp.active, lamp.doubted_at, Doubt.objects.get().outcome) == (False, None, "off")


def test_one_of_somebody_elses_list_is_settled_by_a_coordinator_or_by_its_list(
    dee: Member, now: datetime
) -> None:
    source = a_source()
    bring(read_of(listing("tea"), listing("walk")), source, by=None, now=now)
    tea, walk = Meeting.objects.order_by("key")
    for one in (tea, walk):
        actions.doubt(one, "place", "", now=now)
    assert bring(read_of(listing("tea"), listing("walk")), source, by=None, now=now).is_nothing
    assert Meeting.objects.filter(doubted_at=None).count() == 0
    signed_in(dee).post(f"/desk/meetings/{tea.pk}/confirm/", {"back": "doubts"})
    bring(read_of(listing("tea"), listing("walk", location="Elsewhere")), source, by=None, now=now)
    assert Meeting.objects.filter(doubted_at=None).count() == 2
    assert set(Doubt.objects.values_list("outcome", flat=True)) == {"right", "mended"}
    assert signed_in(dee).get(f"/desk/meetings/{tea.pk}/").status_code == 404, (
        "it is changed where its list is kept"
    )


def test_what_went_off_in_doubt_is_not_put_back_by_the_same_list(now: datetime) -> None:
    source = a_source()
    bring(read_of(listing("tea")), source, by=None, now=now)
    actions.doubt(Meeting.objects.get(), "gone", "", now=now)
    actions.pass_on(now + UNTIL_OFF)
    bring(read_of(listing("tea")), source, by=None, now=now + UNTIL_OFF)
    assert not on_the_list().exists()


def test_only_coordinators_read_what_is_doubted(
    as_alice: Client, as_dee: Client, lamp: Meeting, now: datetime
) -> None:
    actions.doubt(lamp, "other", "It moved to the library", now=now)
    assert as_alice.get("/desk/meetings/doubts/").status_code == 404
    assert "It moved to the library" in as_dee.get("/desk/meetings/doubts/").text
    assert "1 listing is wrong" in as_dee.get("/desk/meetings/").text


def test_looking_at_doubts_presses_nobody_to_say_that_all_is_right(
    as_dee: Client, lamp: Meeting, now: datetime
) -> None:
    source = a_source(link="https://valley.example/list")
    bring(read_of(listing("tea")), source, by=None, now=now)
    for one in Meeting.objects.all():
        actions.doubt(one, "gone", "", now=now)
    page = as_dee.get("/desk/meetings/doubts/").text
    assert page.count("I checked: it is right") == 2
    assert page.count("data-primary") == 1
    assert "data-primary>Back to our meetings" in page
    assert page.count("Nobody there hears of it from here: tell them.") == 1
    assert 'href="https://valley.example/list"' in page


def test_a_desk_shows_the_communitys_own_and_asks_quietly_after_half_a_year(
    dee: Member, lamp: Meeting, now: datetime
) -> None:
    bring(read_of(listing("tea")), a_source(), by=None, now=now)
    with time_machine.travel(now + timedelta(days=151), tick=False):
        page = signed_in(dee).get("/desk/meetings/").text
    assert "half a year" in page
    assert "Tea" not in page
    assert not is_long_unconfirmed(lamp, now + timedelta(days=150))
    assert not is_long_unconfirmed(Meeting.objects.get(key="tea"), now + timedelta(days=900))


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("2026-11-16 09:30", "2026-11-19 09:30"),  # Monday, until Thursday
        ("2026-11-20 12:00", "2026-11-25 12:00"),  # Friday, over a weekend
        ("2026-11-21 12:00", "2026-11-25 12:00"),  # Saturday counts from Monday
        ("2026-12-23 12:00", "2026-12-30 12:00"),  # over Christmas, when the days after it are kept too
    ],
)
def test_weekends_and_holidays_are_no_working_days(said: str, ends: str) -> None:
    rests = {date(2026, 12, 25), date(2026, 12, 28)}
    assert due(_at(said), "Europe/London", rests) == _at(ends)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(st.integers(0, 4 * 365 * 24 * 60))
def test_three_working_days_are_three_to_five_days(minutes: int) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    span = due(at, "Europe/London", ()) - at
    assert timedelta(days=3, hours=-2) <= span <= timedelta(days=5, hours=2)


def test_the_communitys_own_holidays_count(lamp: Meeting, now: datetime) -> None:
    Holiday.objects.create(on=date(2026, 11, 23), name="Founders")
    made = actions.doubt(lamp, "gone", "", now=now)
    assert made is not None
    assert made.due_at == now + timedelta(days=6)
    assert not Source.objects.exists()


def test_what_time_took_off_of_anothers_list_a_coordinator_can_put_back(dee: Member, now: datetime) -> None:
    source = a_source(read_at=now)
    source.save()
    bring(read_of(listing("tea"), listing("walk")), source, by=None, now=now)
    tea = Meeting.objects.get(key="tea")
    actions.doubt(tea, "gone", "", now=now)
    actions.pass_on(now + UNTIL_OFF + timedelta(days=1))
    assert not on_the_list().filter(pk=tea.pk).exists()
    as_dee = signed_in(dee)
    assert "off since" in as_dee.get("/desk/meetings/").text
    as_dee.post(f"/desk/meetings/{tea.pk}/put-back/")
    assert on_the_list().filter(pk=tea.pk).exists()
    assert "off since" not in as_dee.get("/desk/meetings/").text


def test_a_group_that_ends_leaves_no_meeting_on_the_list(group: Group, dee: Member, now: datetime) -> None:
    lamp = actions.add(LAMP, by=None, now=now, group=group)
    groups.end_group(group, by=dee, now=now)
    assert not on_the_list().filter(pk=lamp.pk).exists()
    assert ("Dee Lantern", "needs-a-person", "/desk/meetings/") in told()
