"""The feed: what anyone may read, for any reader of feeds, and gone from it the moment it is taken down."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from porch.journal.rules.feed import Entry, feed
from porch.people.models import Member
from porch.stories import actions
from tests.journal.conftest import Write

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str = "/feeds/stories.atom") -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    return [
        {child.tag.removeprefix(ATOM): "".join(child.itertext()) or str(child.attrib) for child in one}
        for one in root.iter(f"{ATOM}entry")
    ]


@pytest.mark.django_db
def test_it_tells_where_each_story_is_and_how_it_begins(
    client: Client, shown: Write, alice: Member, settings: Settings
) -> None:
    settings.SITE_URL = "https://porch.example.org"
    story = shown(alice, "Tea & toast", at=datetime(2026, 11, 2, 9, 41, tzinfo=UTC), body="1 < 2 *so*")
    (one,) = entries(client)
    assert one["title"] == "Tea & toast"
    assert one["summary"] == "1 < 2 so"
    assert one["author"] == "Alice Fern"
    assert one["id"] == f"tag:porch.example.org,2026-11-02:{story.pk}"
    assert f"https://porch.example.org/stories/{story.slug}/" in one["link"]
    assert one["published"] == one["updated"] == "2026-11-02T09:41:00Z"


@pytest.mark.django_db
def test_only_what_anyone_may_read_is_in_it_whoever_asks(
    client: Client, as_bob: Client, shown: Write, alice: Member
) -> None:
    shown(alice, "For members", audience="members", tags="buses")
    shown(alice, "A night", note="Hospital", body="They wheeled me in.", tags="buses")
    for asking in (client, as_bob):
        (one,) = entries(asking)
        assert one["summary"] == "Hospital"
        assert len(entries(asking, "/feeds/stories/buses.atom")) == 1
        assert asking.get("/feeds/stories/nothing.atom").status_code == 404


@pytest.mark.django_db
def test_every_list_has_a_line_that_leads_to_it(
    client: Client, as_bob: Client, shown: Write, alice: Member
) -> None:
    shown(alice, "For members", audience="members", tags="harbour")
    shown(alice, "A night", tags="buses")
    there = re.compile(r'For a feed reader: <a href="([^"]+)"')
    for asking, listed, feed_of in (
        (client, "/stories/", "/feeds/stories.atom"),
        (client, "/stories/archive/", "/feeds/stories.atom"),
        (client, "/stories/tags/buses/", "/feeds/stories/buses.atom"),
        (as_bob, "/stories/tags/harbour/", "/feeds/stories.atom"),
    ):
        assert there.findall(asking.get(listed).text) == [feed_of], listed
        assert asking.get(feed_of).status_code == 200, listed


@pytest.mark.django_db
def test_who_has_it_already_is_told_so_until_something_changes(
    client: Client, shown: Write, alice: Member, now: datetime
) -> None:
    shown(alice, "Older", days=3)
    newer = shown(alice, "Newer", days=1)
    first = client.get("/feeds/stories.atom")
    again = client.get("/feeds/stories.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "no-cache"
    actions.take_down(newer, by=alice, now=now)
    # nothing became newer, so a date alone must not say that nothing has changed
    asked = {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    for headers in (asked, {"If-Modified-Since": first["Last-Modified"]}):
        answer = client.get("/feeds/stories.atom", headers=headers)
        assert answer.status_code == 200
        assert b"Newer" not in answer.content


@pytest.mark.django_db
def test_it_costs_two_queries_however_long_it_is(
    client: Client, shown: Write, alice: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(25):
        shown(alice, f"Story {n}", days=n)
    with django_assert_max_num_queries(2):
        assert len(entries(client)) == 20


text = st.text(max_size=30)


@settings(deadline=None)
@given(st.lists(st.tuples(text, text, text), max_size=3))
def test_whatever_people_write_it_is_well_formed(said: list[tuple[str, str, str]]) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    listed = [
        Entry("tag:x", "https://x", title, name, at + timedelta(days=n), words)
        for n, (title, name, words) in enumerate(said)
    ]
    whole = feed("https://x", "Porch: Stories", "https://x", "https://x/f", listed)
    root = ElementTree.fromstring(whole.encode("utf-8", "surrogatepass"))
    assert len(list(root.iter(f"{ATOM}entry"))) == len(said)
