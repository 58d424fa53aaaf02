"""The journal as people read it: the same addresses for everyone, and only what each may read stands there."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from porch.groups.models import Group
from porch.people.models import Block, Member
from porch.stories import actions
from porch.stories.models import Story
from tests.conftest import signed_in
from tests.journal.conftest import Write

pytestmark = pytest.mark.django_db

PAGES = ["/stories/", "/stories/search/?q=bus", "/stories/authors/", "/stories/tags/", "/stories/archive/"]


def titles(client: Client, address: str = "/stories/") -> list[str]:
    page = client.get(address)
    assert page.status_code == 200, address
    return re.findall(r'<h3><a href="/stories/[^"]+/">([^<]+)</a>', page.text)


def test_the_newest_stands_first_under_its_day(client: Client, shown: Write, alice: Member) -> None:
    shown(alice, "Before", at=datetime(2026, 11, 2, 9, 41, tzinfo=UTC))
    shown(alice, "Later", at=datetime(2026, 11, 3, 9, 41, tzinfo=UTC))
    page = client.get("/stories/").text
    assert re.findall(r"<h2>([^<]*2026)</h2>|<h3><a[^>]*>([^<]*)<", page) == [
        *(("Tuesday 3 November 2026", ""), ("", "Later"), ("Monday 2 November 2026", ""), ("", "Before")),
    ]


def test_under_each_stands_who_when_and_what_was_said(client: Client, shown: Write, alice: Member) -> None:
    story = shown(alice, at=datetime(2026, 11, 2, 9, 41, tzinfo=UTC))
    page = " ".join(re.sub(r"<span class=\"vh\">[^<]*</span>", "", client.get("/stories/").text).split())
    line = re.search(r'<p class="small muted">(.*?)</p>', page)
    assert line
    assert re.sub(r"<[^>]*>", "", line[1].replace("<br>", " / ")) == (
        "Posted by Alice Fern at 09:41 | No comments yet | Add a comment / 7 words, total size 1 kB, 1 min to read"
    )
    assert f'href="/stories/{story.slug}/#comments"' in line[1]
    assert 'href="/stories/authors/Alice%20Fern/"' in line[1]
    assert "I planned my bus around the shop." in page


def test_a_story_closed_to_comments_asks_for_none(client: Client, shown: Write, alice: Member) -> None:
    shown(alice, replies=False)
    page = client.get("/stories/").text
    assert "No comments yet" in page
    assert "Add a comment" not in page


def test_a_story_with_a_note_shows_the_note_and_not_how_it_begins(
    client: Client, shown: Write, alice: Member
) -> None:
    shown(alice, note="A night in hospital", body="They wheeled me in.")
    page = client.get("/stories/").text
    assert "A night in hospital" in page
    assert "wheeled" not in page


def test_what_people_write_is_text_on_the_page(client: Client, shown: Write, alice: Member) -> None:
    shown(alice, "<b>Loud</b> & clear", body="<script>alert(1)</script> 1 < 2 &amp; *so*", tags="<i>")
    page = client.get("/stories/").text
    assert "&lt;b&gt;Loud&lt;/b&gt; &amp; clear" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 1 &lt; 2 &amp; so" in page
    assert "<script>alert" not in page


def test_visitors_find_what_is_for_everyone_and_members_what_is_for_them(
    client: Client, shown: Write, alice: Member, bob: Member, as_erin: Client
) -> None:
    shown(alice, "For everyone", days=1)
    shown(bob, "For members", audience="members", tags="inside", days=40)
    assert titles(client) == ["For everyone"]
    assert titles(as_erin) == ["For everyone", "For members"]
    assert titles(client, "/stories/search/?q=for") == ["For everyone"]
    assert titles(as_erin, "/stories/search/?q=for") == ["For everyone", "For members"]
    assert "Bob Harbour" not in client.get("/stories/authors/").text
    assert "Bob Harbour" in as_erin.get("/stories/authors/").text
    assert "inside" not in client.get("/stories/tags/").text
    assert [client.get(f"/stories/{of}/").status_code for of in ("tags/inside", "authors/Bob Harbour")] == [
        404,
        404,
    ]
    assert titles(as_erin, "/stories/tags/inside/") == ["For members"]


def test_a_groups_stories_are_listed_to_its_people_alone(
    client: Client, shown: Write, alice: Member, as_bob: Client, as_erin: Client, now: datetime
) -> None:
    from porch.groups.models import Belonging

    group = Group.objects.create(slug="kettle", name="Kettle", state="open", asked_at=now, opened_at=now)
    for one in (alice, Member.objects.get(handle="Bob Harbour")):
        Belonging.objects.create(group=group, member=one, joined_at=now)
    shown(alice, "Among us", audience="group", group=str(group.pk))
    assert titles(as_bob) == ["Among us"]
    assert titles(as_erin) == titles(client) == []
    assert titles(as_erin, "/stories/search/?q=among") == []


@pytest.mark.parametrize("address", PAGES)
def test_what_is_taken_down_hidden_or_of_somebody_who_left_is_nowhere(
    client: Client, shown: Write, alice: Member, now: datetime, address: str
) -> None:
    story = shown(alice, tags="buses")
    without = "Alice Fern"
    assert (
        "bus" in client.get(address).text
        or without in client.get(address).text
        or "November" in client.get(address).text
    )
    empty = Client().get("/stories/tags/nothing/")
    assert empty.status_code == 404
    actions.take_down(story, by=alice, now=now)
    gone = client.get(address).text
    assert without not in gone
    assert f"/stories/{story.slug}/" not in gone
    assert "/stories/tags/buses/" not in gone
    assert "/stories/archive/2026/" not in gone


def test_a_hidden_story_and_a_resting_authors_are_not_listed(
    client: Client, shown: Write, alice: Member, bob: Member
) -> None:
    Story.objects.filter(pk=shown(alice, "Hidden").pk).update(is_hidden=True)
    shown(bob, "Resting")
    Member.objects.filter(pk=bob.pk).update(state="paused")
    assert titles(client) == []
    assert titles(client, "/stories/search/?q=resting") == []


def test_blocked_people_do_not_find_each_others_stories_for_members(
    shown: Write, alice: Member, bob: Member, now: datetime
) -> None:
    shown(alice, "Hers", audience="members")
    assert titles(signed_in(bob)) == ["Hers"]
    Block.objects.create(by=alice, whom=bob, since=now)
    assert titles(signed_in(bob)) == []
    assert titles(signed_in(bob), "/stories/search/?q=hers") == []


def test_a_name_drawn_for_one_story_leads_to_that_story_only(
    client: Client, shown: Write, alice: Member
) -> None:
    shown(alice, "Under my name")
    shown(alice, "Under another", pseudonym="Brisk Otter")
    assert titles(client, "/stories/authors/Alice Fern/") == ["Under my name"]
    assert titles(client, "/stories/authors/Brisk Otter/") == ["Under another"]
    listed = client.get("/stories/authors/").text
    assert listed.index("Alice Fern") < listed.index("Brisk Otter")


def test_months_are_by_the_clock_of_who_reads(
    client: Client, shown: Write, alice: Member, settings: Settings
) -> None:
    settings.ZONE = "Europe/London"
    shown(alice, "Last of October", at=datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    shown(alice, "In July", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert titles(client, "/stories/archive/2026/10/") == ["Last of October"]
    assert titles(client, "/stories/archive/2026/7/") == ["In July"]
    assert titles(client, "/stories/archive/2026/07/") == ["In July"]
    page = client.get("/stories/archive/").text
    assert re.findall(r'href="/stories/archive/(\d+/\d+)/"', page) == ["2026/10", "2026/7"]
    away = Member.objects.create(
        handle="Far",
        handle_key="far",
        adult_attested_on="2026-01-01",
        joined_on="2026-01-01",
        time_zone="Asia/Tokyo",
    )
    assert titles(signed_in(away), "/stories/archive/2026/11/") == ["Last of October"]


@pytest.mark.parametrize("month", ["2026/13", "2026/0", "0/1", "99999/1", "9999/12", "2020/1"])
def test_a_month_in_which_nothing_was_posted_is_not_there(
    client: Client, shown: Write, alice: Member, month: str
) -> None:
    shown(alice)
    assert client.get(f"/stories/archive/{month}/").status_code == 404


def test_pages_follow_each_other_without_a_gap_also_when_stories_come_and_go(
    client: Client, shown: Write, alice: Member, now: datetime
) -> None:
    same = now - timedelta(days=3)
    stories = [
        shown(alice, f"Story {n:02}", at=same if n < 30 else now - timedelta(days=2)) for n in range(45)
    ]
    seen, address = [], "/stories/"
    for page in range(3):
        text = client.get(address).text
        seen += re.findall(r"Story \d\d(?=</a></h3>)", text)
        older = re.search(r'href="(\?before=[^"]+)"', text)
        assert bool(older) == (page < 2)
        address = f"/stories/{older[1]}" if older else ""
        if page == 0:  # one comes on top, one on this page goes: nothing moves
            shown(alice, "Newer still")
            actions.take_down(stories[44], by=alice, now=now)
    assert sorted(seen) == [f"Story {n:02}" for n in range(45)]


def test_a_made_up_place_to_begin_from_is_not_there(client: Client) -> None:
    assert client.get("/stories/?before=yesterday").status_code == 404


def test_visitors_get_no_cookie_and_engines_stay_out(
    client: Client, shown: Write, alice: Member, settings: Settings
) -> None:
    shown(alice)
    for address in (*PAGES, "/feeds/stories.atom"):
        page = client.get(address)
        assert not page.cookies, address
        assert page["X-Robots-Tag"] == "noindex, nofollow", address
    assert '<meta name="robots" content="noindex">' in client.get("/stories/").text
    settings.LET_ENGINES_IN = True
    assert client.get("/stories/")["X-Robots-Tag"] == "all"
    assert '<meta name="robots" content="all">' in client.get("/stories/").text


def test_each_page_has_one_primary_control(
    client: Client, as_alice: Client, shown: Write, alice: Member
) -> None:
    shown(alice)
    for viewer, wanted in ((client, "Join"), (as_alice, "Write")):
        for address in PAGES:
            found = re.findall(r"<(?:a|button)[^>]*data-primary[^>]*>([^<]+)<", viewer.get(address).text)
            assert found == (["Search"] if "search" in address else [wanted]), address


def test_an_empty_journal_says_so(client: Client) -> None:
    assert "Nothing is here yet." in client.get("/stories/").text
