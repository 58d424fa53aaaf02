"""Gatherings: what a coordinator announces, who reads it, and that nobody learns who comes."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.actions import TooLate
from porch.company import actions, queries, today
from porch.company.actions.gatherings import Told
from porch.company.commons import our_gatherings
from porch.company.models import Attending, Gathering
from porch.people.models import Member
from porch.record.models import Entry
from porch.wire.models import Notice
from tests.company.conftest import main_of

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Picnic",
    "on": "",
    "at": "15:00",
    "minutes": "120",
    "place": "Park gates",
    "step_free": "partly",
    "children": "welcome",
    "alcohol": "none",
}


@pytest.fixture
def picnic(dee: Member, now: datetime) -> Gathering:
    told = Told("Picnic", now + timedelta(days=9), "Europe/London", "Park gates", step_free="partly")
    return actions.announce(told, by=dee, now=now)


def test_a_coordinator_announces_changes_and_calls_off_and_nobody_else_finds_the_desk(
    as_dee: Client, as_alice: Client, as_carol: Client, now: datetime
) -> None:
    day = (now + timedelta(days=9)).date().isoformat()
    assert as_dee.post("/desk/gatherings/new/", FORM | {"on": day}).status_code == 302
    made = Gathering.objects.get()
    assert (
        as_dee.post(f"/desk/gatherings/{made.pk}/", FORM | {"on": day, "title": "Supper"}).status_code == 302
    )
    assert "Supper" in main_of(as_alice, "/gatherings/")
    for other in (as_alice, as_carol):
        assert other.get("/desk/gatherings/").status_code == 404
        assert other.post(f"/desk/gatherings/{made.pk}/call-off/").status_code == 404
    assert as_dee.post(f"/desk/gatherings/{made.pk}/call-off/").status_code == 302
    assert "Called off." in main_of(as_alice, "/gatherings/")
    acts = Entry.objects.filter(act__startswith="gathering-").order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["gathering-announced", "gathering-changed", "gathering-called-off"]


def test_a_day_that_has_passed_or_nothing_said_comes_back(as_dee: Client) -> None:
    past = as_dee.post("/desk/gatherings/new/", FORM | {"on": "2026-01-01"})
    assert past.status_code == 422
    assert "still to come" in past.text
    assert as_dee.post("/desk/gatherings/new/", {}).status_code == 422
    assert not Gathering.objects.exists()


def test_what_the_way_in_is_like_is_said(picnic: Gathering, as_alice: Client) -> None:
    page = main_of(as_alice, picnic.get_absolute_url())
    for said in ("A step or two", "Children are welcome", "There is no alcohol there"):
        assert said in page
    assert page.count("data-primary") == 1


def test_who_comes_is_named_to_nobody_and_counted_from_eleven_on(
    picnic: Gathering,
    make_person: Callable[..., Member],
    alice: Member,
    as_alice: Client,
    as_dee: Client,
    now: datetime,
) -> None:
    page = picnic.get_absolute_url()
    people = [make_person(f"Some One{n}") for n in range(11)]
    for one in people[:10]:
        actions.come(picnic, by=one, now=now)
    for there in (main_of(as_alice, page), main_of(as_dee, "/desk/gatherings/")):
        assert "people mean to come" not in there
        assert "Some One" not in there
    actions.come(picnic, by=people[10], now=now)
    actions.come(picnic, by=people[10], now=now)
    assert "11 people mean to come." in main_of(as_alice, page)
    assert "Some One" not in main_of(as_dee, "/desk/gatherings/")


def test_whoever_means_to_come_is_told_of_changes_and_reminded_and_nobody_else(
    picnic: Gathering, alice: Member, bob: Member, dee: Member, now: datetime
) -> None:
    assert not Notice.objects.exists()  # nobody is woken for an announcement
    actions.come(picnic, by=alice, now=now)
    actions.come(picnic, by=bob, now=now)
    actions.do_not_come(picnic, by=bob)
    actions.change_gathering(picnic, Told("Picnic", picnic.at, "Europe/London", "The pond"), by=dee, now=now)
    assert [one.member for one in Notice.objects.filter(kind="gathering")] == [alice]
    soon = picnic.at - timedelta(minutes=10)
    assert actions.remind_of_gatherings(soon) == 1
    assert actions.remind_of_gatherings(soon) == 0


def test_a_gathering_of_the_week_stands_on_today_until_one_says_that_one_comes(
    picnic: Gathering, alice: Member, now: datetime
) -> None:
    assert today.gathering(alice, now) is None
    near = picnic.at - timedelta(days=5)
    anyone = today.gathering(alice, near)
    assert anyone is not None
    assert (anyone.url, anyone.at) == (picnic.get_absolute_url(), picnic.at)
    actions.come(picnic, by=alice, now=now)
    assert today.gathering(alice, near) is None
    mine = today.near(alice, picnic.at - timedelta(hours=20))
    assert mine is not None
    assert mine.url == picnic.get_absolute_url()
    assert mine.pull < anyone.pull


def test_it_stands_in_ones_calendar_as_busy(picnic: Gathering, as_alice: Client) -> None:
    said = as_alice.get(f"{picnic.get_absolute_url()}calendar.ics").content.decode()
    assert "SUMMARY:Busy" in said
    assert "Park gates" not in said


def test_when_it_is_over_nobody_knows_any_more_who_meant_to_come(
    picnic: Gathering, alice: Member, now: datetime
) -> None:
    actions.come(picnic, by=alice, now=now)
    after = picnic.at + timedelta(days=2)
    assert actions.pass_gatherings(after) == 1
    assert not Attending.objects.exists()
    picnic.refresh_from_db()
    with pytest.raises(TooLate):
        actions.come(picnic, by=alice, now=after)


def test_a_hand_over_takes_gatherings_along_and_nobody_who_came(
    picnic: Gathering, alice: Member, now: datetime
) -> None:
    actions.come(picnic, by=alice, now=now)
    [row] = our_gatherings()
    assert row["title"] == "Picnic"
    assert "Alice" not in str(row)
    assert queries.all_gatherings(alice) == []
