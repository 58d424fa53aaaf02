"""Lists that are fetched: looked at first, then by themselves, told of when they are late, never wiped."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from porch.meetings.models import Meeting, Source
from porch.meetings.queries import fresh, left_out, mark_of_the_list, on_the_list
from porch.people.models import Member
from porch.sources import actions, tasks
from porch.sources.actions import Told
from porch.sources.models import Feed, Reading
from porch.sources.rules.periods import after_trouble
from porch.wire.models import Notice
from tests.sources.site import Page, Site, a_site

pytestmark = pytest.mark.django_db
DESK = "/desk/meetings/lists/"
DAY = timedelta(days=1)


def feed_of(*numbers: int, **told: Any) -> bytes:
    usual = {
        "name": "Tea and talk",
        "day": 3,
        "time": "19:00",
        "timezone": "Europe/London",
        "location": "The hall",
    }
    return json.dumps(
        [{"slug": f"m-{n}", **usual, "address": f"{n} Mill Lane", **told} for n in numbers]
    ).encode()


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    settings.ZONE = "Europe/London"
    with a_site() as running:
        settings.LIST_ORIGINS = [running.origin]
        running.pages["/feed"] = Page(feed_of(*range(10)), etag='"1"')
        yield running


@pytest.fixture
def feed(site: Site, dee: Member, now: datetime) -> Feed:
    return actions.register(Told("Valley"), f"{site.origin}/feed", 24, by=dee, now=now)


@pytest.fixture
def trusted(feed: Feed, dee: Member, now: datetime) -> Feed:
    actions.fetch_feed(feed, now=now)
    reading = Reading.objects.get()
    actions.agree(reading, by=dee, now=now)
    actions.apply_agreed(Reading.objects.select_related("source", "settled_by").get(), now=now)
    Notice.objects.all().delete()
    return Feed.objects.select_related("source").get()


def fetched(at: datetime) -> Feed:
    actions.fetch_feed(Feed.objects.select_related("source").get(), now=at)
    return Feed.objects.select_related("source").get()


def outcomes() -> list[str]:
    return list(Reading.objects.order_by("at", "pk").values_list("outcome", flat=True))


def test_the_first_reading_is_shown_and_waits_and_its_keeper_hears(
    feed: Feed, dee: Member, now: datetime
) -> None:
    actions.fetch_feed(feed, now=now)
    reading = Reading.objects.get()
    assert (reading.outcome, reading.added, Meeting.objects.count()) == ("waits", 10, 0)
    assert b"Mill Lane" not in bytes(reading.sealed_body or b"")
    assert [(one.member, one.kind, one.path) for one in Notice.objects.all()] == [
        (dee, "needs-a-person", DESK)
    ]


def test_a_yes_applies_it_and_later_readings_apply_themselves(
    trusted: Feed, site: Site, now: datetime
) -> None:
    assert (on_the_list().count(), trusted.trusted, outcomes()) == (10, True, ["applied"])
    assert Reading.objects.get().sealed_body is None
    site.pages["/feed"] = Page(feed_of(*range(9)), etag='"2"')
    fetched(now + DAY)
    assert (on_the_list().count(), outcomes()) == (9, ["applied", "applied"])
    assert not Notice.objects.exists()


def test_what_changed_is_told_in_words(as_dee: Client, trusted: Feed, site: Site, now: datetime) -> None:
    site.pages["/feed"] = Page(feed_of(*range(10), time="20:00", conference_phone="+442079460000"))
    fetched(now + DAY)
    page = as_dee.get(f"{DESK}{trusted.pk}/").text
    assert "time, number to call" in page
    assert "conference_phone" not in page


def test_what_we_have_is_not_sent_again_and_counts_as_read(trusted: Feed, site: Site, now: datetime) -> None:
    mark = mark_of_the_list()
    feed = fetched(now + DAY)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert (feed.source.read_at, feed.next_at, mark_of_the_list()) == (now + DAY, now + 2 * DAY, mark)


def test_a_no_changes_nothing_forgets_what_came_and_asks_again(
    feed: Feed, dee: Member, now: datetime
) -> None:
    actions.fetch_feed(feed, now=now)
    reading = Reading.objects.get()
    assert actions.leave(reading, by=dee, now=now)
    assert not actions.agree(reading, by=dee, now=now)
    assert (outcomes(), Meeting.objects.count(), Reading.objects.get().sealed_body) == (["left"], 0, None)
    fetched(now + DAY)
    assert outcomes() == ["left", "waits"]


def test_a_list_that_loses_most_of_itself_waits_for_a_person_though_it_is_trusted(
    trusted: Feed, site: Site, now: datetime
) -> None:
    site.pages["/feed"] = Page(feed_of(1, 2))
    fetched(now + DAY)
    assert (on_the_list().count(), outcomes()[-1]) == (10, "waits")
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("broken", [b"", b"[]", b"<html>Cloudflare</html>", b"{", b'[{"slug": "x"}]'])
def test_a_broken_or_empty_list_changes_nothing_and_is_said(
    trusted: Feed, site: Site, broken: bytes, now: datetime
) -> None:
    before, mark = list(Meeting.objects.order_by("pk").values()), mark_of_the_list()
    site.pages["/feed"] = Page(broken, etag='"broken"')
    feed = fetched(now + DAY)
    assert (list(Meeting.objects.order_by("pk").values()), mark_of_the_list()) == (before, mark)
    assert (feed.troubles, bool(feed.trouble), feed.source.read_at) == (1, True, now)
    assert outcomes()[-1] == "failed"
    fetched(now + 2 * DAY)
    assert "If-None-Match" not in site.asked[-1][1], "what could not be used is not what we have"


def test_after_trouble_it_is_asked_less_and_less_often_and_once_a_day_at_least(
    trusted: Feed, site: Site, now: datetime
) -> None:
    site.pages["/feed"] = Page(status=500)
    waits = []
    for _ in range(8):
        feed = fetched(now)
        assert feed.next_at is not None
        waits.append((feed.next_at - now) / timedelta(hours=1))
    assert waits == [0.5, 1, 2, 4, 8, 16, 24, 24]
    assert after_trouble(now, 1, 24, asked_wait=7200) == now + timedelta(hours=2)
    site.pages["/feed"] = Page(feed_of(*range(10)))
    assert (fetched(now).troubles, fetched(now).trouble) == (0, "")


def test_late_is_told_once_and_too_old_is_left_out_and_comes_back(
    trusted: Feed, site: Site, now: datetime
) -> None:
    actions.look_after(now + timedelta(hours=71))
    assert not Notice.objects.exists()
    for hours in (73, 80, 100):
        actions.look_after(now + timedelta(hours=hours))
    assert Notice.objects.count() == 1
    mark, late = mark_of_the_list(), now + timedelta(days=14, minutes=1)
    assert fresh(on_the_list(), now + timedelta(days=14)).count() == 10
    actions.look_after(late)
    actions.look_after(late + DAY)
    assert mark_of_the_list() != mark, "what was made from the list is made anew without it"
    assert (fresh(on_the_list(), late).count(), on_the_list().count()) == (0, 10)
    assert left_out(late) == {trusted.pk}
    mark = mark_of_the_list()
    fetched(late)
    assert (fresh(on_the_list(), late).count(), mark_of_the_list() == mark) == (10, False)
    assert Feed.objects.get().left_out_at is None


def test_the_clock_asks_what_is_due_once_and_never_what_is_made_up(trusted: Feed, now: datetime) -> None:
    assert actions.due(now + timedelta(hours=23)) == []
    assert [one.pk for one in actions.due(now + DAY)] == [trusted.pk]
    assert actions.due(now + DAY) == []
    Source.objects.update(is_demo=True)
    assert actions.due(now + 9 * DAY) == []


def test_of_a_bmlt_server_formats_and_bodies_are_fetched_too(site: Site, dee: Member, now: datetime) -> None:
    for path in ("GetSearchResults", "GetFormats&show_all=1", "GetServiceBodies"):
        site.pages[f"/main_server/client_interface/json/?switcher={path}"] = Page(b"[]")
    feed = actions.register(Told("Area"), f"{site.origin}/main_server/", 24, by=dee, now=now)
    actions.fetch_feed(feed, now=now)
    assert len(site.asked) == 3
    assert outcomes() == ["failed"], "with nothing in it"


# ---- the desk ----


FORM = {"name": "Valley", "fellowship": "na", "zone": "Europe/London", "country": "gb", "every_hours": "24"}


def test_a_coordinator_adds_a_list_sees_what_it_would_change_and_says_yes(as_dee: Client, site: Site) -> None:
    where = as_dee.post(f"{DESK}new/", {**FORM, "address": f"{site.origin}/feed"})["Location"]
    assert "It is being read" in as_dee.get(where).text
    tasks.fetch.func(where.split("/")[-2])
    page = as_dee.get(where).text
    assert "What it would change" in page
    assert page.count("data-primary") == 1
    reading = Reading.objects.get()
    assert as_dee.post(f"{DESK}readings/{reading.pk}/yes/")["Location"] == where
    tasks.apply_agreed.func(str(reading.pk))
    assert on_the_list().count() == 10
    assert "10 added, 0 changed, 0 gone" in as_dee.get(where).text
    assert "10 meetings" in as_dee.get(DESK).text


def test_a_file_is_looked_at_first_too_and_again_under_its_name(as_dee: Client, site: Site) -> None:
    def bring(body: bytes) -> Any:
        file = SimpleUploadedFile("list.json", body)
        return as_dee.post(f"{DESK}file/", {**FORM, "file": file})

    large = feed_of(*range(10), notes="Come as you are. " * 20_000)
    assert len(large) > 2 * 1024 * 1024
    for body, listed in ((large, 10), (feed_of(*range(8)), 8)):
        assert bring(body).status_code == 302
        reading = Reading.objects.get(outcome="looking")
        tasks.look_through.func(str(reading.pk))
        as_dee.post(f"{DESK}readings/{reading.pk}/yes/")
        tasks.apply_agreed.func(str(reading.pk))
        assert on_the_list().count() == listed
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"address": "http://user:pw@a.example/"}, "a name or a password"),
        ({"address": "ftp://a.example/"}, "begins with https"),
        ({"address": ""}, "Write the address"),
        ({"name": ""}, "Say whose list it is"),
        ({"country": "Great Britain"}, "two letters"),
        ({"zone": "Mars/Base"}, "Select a valid choice"),
    ],
)
def test_a_wrong_form_is_said_and_keeps_nothing(
    as_dee: Client, site: Site, wrong: dict[str, str], says: str
) -> None:
    answer = as_dee.post(f"{DESK}new/", {**FORM, "address": "https://a.example/feed", **wrong})
    assert (answer.status_code, says in answer.text) == (422, True)
    assert not Source.objects.exists()


def test_two_lists_do_not_share_a_name(as_dee: Client, feed: Feed) -> None:
    answer = as_dee.post(f"{DESK}new/", {**FORM, "address": "https://a.example/feed"})
    assert (answer.status_code, "of this name already" in answer.text) == (422, True)
    file = SimpleUploadedFile("list.json", b"[]")
    assert as_dee.post(f"{DESK}file/", {**FORM, "file": file}).status_code == 422


def test_a_list_can_be_let_go_with_or_without_its_meetings(
    as_dee: Client, trusted: Feed, now: datetime
) -> None:
    as_dee.post(f"{DESK}{trusted.pk}/stop/")
    assert (Feed.objects.exists(), on_the_list().count()) == (False, 10)
    assert fresh(on_the_list(), now + 99 * DAY).count() == 10, "it is expected no more, so it is not late"
    as_dee.post(f"{DESK}{trusted.pk}/take-away/")
    assert (on_the_list().count(), Meeting.objects.count()) == (0, 10)


def test_trouble_is_told_on_the_desk(as_dee: Client, trusted: Feed, site: Site, now: datetime) -> None:
    site.pages["/feed"] = Page(status=403, headers={"CF-RAY": "1"})
    fetched(now)
    assert "takes us for a robot" in as_dee.get(f"{DESK}{trusted.pk}/").text


def test_nobody_else_keeps_lists(as_alice: Client, as_carol: Client, trusted: Feed) -> None:
    for client in (as_alice, as_carol):
        for path in ("", "new/", "file/", f"{trusted.pk}/"):
            assert client.get(f"{DESK}{path}").status_code == 404, path
        for path in ("file/", f"{trusted.pk}/stop/", f"{trusted.pk}/take-away/", f"{trusted.pk}/now/"):
            assert client.post(f"{DESK}{path}").status_code == 404, path
    assert on_the_list().count() == 10
