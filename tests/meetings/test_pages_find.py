"""Finding a meeting: what a tired person sees first, by whose clock, and what stands there when nothing fits."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from porch.meetings.models import Source
from porch.meetings.rules.asking import MOST_PAGES, PAGE, page_asked, zone_asked
from tests.meetings.listed import put

pytestmark = pytest.mark.django_db
RIVERSIDE = {"latitude": 53.34, "longitude": -6.26, "more": {"city": "Riverside"}}


@pytest.fixture(autouse=True)
def london(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ZONE, settings.COUNTRY = "Europe/London", "GB"
    friday_noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    for module in ("looking", "views.one", "views.printing"):
        monkeypatch.setattr(f"porch.meetings.{module}.now", lambda: friday_noon)


def names(page: str) -> list[str]:
    return re.findall(r'<a href="/meetings/[\w-]+/"[^>]*>([^<]+)</a>', page)


def friday(slug: str, at: time, **told: Any) -> None:
    put(slug, name=slug.title(), day=5, time=at, **told)


def test_tonight_stands_first_what_is_on_above_it_and_by_appointment_last(client: Client) -> None:
    friday("tonight", time(19))
    friday("noon", time(11, 30))
    put("tomorrow", name="Tomorrow", day=6, time=time(9))
    put("ask", name="Ask", day=None, time=None)
    page = client.get("/meetings/").text
    assert "<strong>2 meetings today</strong>" in page
    assert names(page) == ["Noon", "Tonight"]
    assert page.index("On now") < page.index("19:00")
    assert names(client.get("/meetings/?day=any").text) == ["Noon", "Tonight", "Tomorrow", "Ask"]
    assert "By appointment</h2>" in client.get("/meetings/?day=any").text


def test_the_one_filled_button_is_the_search_and_after_it_the_first_meeting(client: Client) -> None:
    friday("tonight", time(19), conference_url="https://meet.example/room")
    friday("later", time(20), conference_url="https://meet.example/other")
    fresh, after = client.get("/meetings/").text, client.get("/meetings/?day=today").text
    assert (fresh.count("data-primary"), after.count("data-primary")) == (1, 1)
    assert "data-primary>Show meetings" in fresh
    assert 'href="https://meet.example/room" rel="noreferrer noopener" data-primary>Join' in after


def test_one_button_joins_leads_there_or_calls_and_never_on_half_a_link(client: Client) -> None:
    friday("online", time(13), conference_url="https://meet.example/room", location="")
    friday("door", time(14))
    friday("phone", time(15), conference_phone="+44 20 7946 0000", location="")
    friday("half", time(16), conference_url="https://zoom.us/j/", location="")
    page = client.get("/meetings/").text
    assert re.findall(r">(Join|Directions|Call in)<", page) == ["Join", "Directions", "Call in"]
    assert 'href="/meetings/door/#where"' in page
    assert 'href="tel:+442079460000"' in page
    assert "zoom.us" not in page


def test_a_meeting_whose_place_is_a_town_says_so_and_leads_nobody_to_a_wrong_door(client: Client) -> None:
    friday("area", time(13), approximate=True, more={"city": "Riverside"})
    page = client.get("/meetings/").text
    assert "Riverside, ask where" in page
    assert "Directions" not in page


def test_of_a_meeting_held_both_ways_the_button_leads_where_somebody_means_to_be(client: Client) -> None:
    friday("both", time(19), conference_url="https://meet.example/quiet", **RIVERSIDE)
    assert ">Join<" in client.get("/meetings/?how=online").text
    assert ">Directions<" in client.get("/meetings/?how=in-person").text
    assert ">Directions<" in client.get("/meetings/?place=Riverside").text


def test_near_a_town_says_how_far_in_the_countrys_measure_and_draws_it(client: Client) -> None:
    friday("near", time(19), **RIVERSIDE)
    friday("online", time(20), conference_url="https://meet.example/room", location="")
    put("far", name="Far", day=5, time=time(18), latitude=53.39, longitude=-6.26, more={"city": "Northtown"})
    page = client.get("/meetings/?place=Riverside&km=10").text
    assert "2 meetings today near Riverside" in page
    assert names(page) == ["Far", "Near"]
    assert "3.5 miles, The old mill, Northtown" in page
    assert '<svg class="chart"' in page
    assert "Look for the ones online too" in page
    assert '<svg class="chart"' not in client.get("/meetings/").text


def test_whoever_looks_for_families_finds_the_fellowships_of_families(client: Client) -> None:
    friday("said", time(18), types=["families"])
    friday("meant", time(19), fellowship="al-anon")
    friday("other", time(20), fellowship="aa")
    assert names(client.get("/meetings/?type=families").text) == ["Said", "Meant"]


def test_a_word_that_is_no_place_is_looked_for_and_said_so(client: Client) -> None:
    friday("serenity", time(19))
    page = client.get("/meetings/?place=Serenity").text
    assert "No place on this list is called “Serenity”" in page
    assert names(page) == ["Serenity"]


def test_none_found_shows_the_nearest_three_and_one_tap_widens_it(client: Client) -> None:
    for at, day in enumerate((0, 1, 2, 3)):
        put(f"m{at}", name=f"M{at}", day=day, types=["women"])
    page = client.get("/meetings/?day=today&type=women").text
    assert "No meetings today" in page
    assert "None at that time; these come next" in page
    assert len(names(page)) == 3
    assert "day=any&amp;type=women" in page
    assert page.count("data-primary") == 1


def test_an_old_list_says_how_old_it_is_where_its_meetings_stand(client: Client) -> None:
    friday_noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    read = friday_noon - timedelta(days=5)
    old = Source.objects.create(name="Old list", kind="bmlt", every_hours=24, added_at=read, read_at=read)
    friday("tonight", time(19), source=old, key="1")
    assert "The list “Old list” was last read on 15 November 2026" in client.get("/meetings/").text
    Source.objects.update(read_at=friday_noon - timedelta(days=15))
    assert "Tonight" not in names(client.get("/meetings/").text)


def test_a_doubted_meeting_stays_and_is_flagged(client: Client) -> None:
    friday("tonight", time(19), doubted_at=datetime(2026, 11, 19, tzinfo=UTC))
    page = client.get("/meetings/").text
    assert names(page) == ["Tonight"]
    assert "please check first" in page


def test_times_are_by_the_clock_an_address_names(client: Client) -> None:
    friday("tonight", time(19))
    page = client.get("/meetings/?day=any&zone=America/New_York").text
    assert "14:00 · " in page
    assert "(19:00 in London)" in page
    assert "Times by the clock of New York." in page
    assert 'name="zone" value="America/New_York"' in page
    assert "Times by the clock of London." in client.get("/meetings/?zone=Mars/North").text


def test_a_page_holds_fifty_and_costs_as_many_queries_as_one_of_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def costs(queries: int) -> str:
        client.get("/meetings/?day=any")
        with django_assert_num_queries(queries):
            return client.get("/meetings/?day=any").text

    for at in range(3):
        put(f"a{at}", name=f"A{at}")
    costs(4)
    for at in range(57):
        put(f"b{at}", name=f"B{at}")
    first = costs(4)
    second = client.get("/meetings/?day=any&page=2").text
    assert (len(names(first)), len(names(second))) == (PAGE, 10)
    assert "Page 1 of 2" in first
    assert "page=2" in first
    assert "Earlier ones" in second
    assert set(names(first)).isdisjoint(names(second))


@pytest.mark.parametrize(
    "said", ["?page=999999", "?page=-1", "?page=x", "?km=NaN&lat=1&lon=1", "?zone=../etc", "?q=%00"]
)
def test_nonsense_in_an_address_is_as_good_as_not_said(client: Client, said: str) -> None:
    friday("tonight", time(19))
    for page in ("/meetings/", "/meetings/print/", "/meetings/flyer/", "/embed/meetings/"):
        assert client.get(page + said).status_code == 200


def test_pages_and_clocks_of_an_address() -> None:
    assert [page_asked({"page": said}) for said in ("", "3", "0", "²", "99999")] == [1, 3, 1, 1, MOST_PAGES]
    assert zone_asked({"zone": "Asia/Tokyo"}, "UTC") == "Asia/Tokyo"
    assert [zone_asked({"zone": said}, "UTC") for said in ("", "/etc/passwd", "a/../b", "Asia")] == [
        "UTC"
    ] * 4


def test_what_is_typed_or_listed_is_never_markup(client: Client) -> None:
    evil = '"><script>alert(1)</script>'
    friday("tonight", time(19), location=evil, more={"city": evil}, fellowship=evil[:32])
    for address in ("/meetings/", "/meetings/print/", "/embed/meetings/"):
        page = client.get(address, {"q": evil, "place": evil, "day": "any", "zone": evil}).text
        page += client.get(address, {"day": "any"}).text
        assert "<script>alert" not in page, address


def test_whoever_is_signed_in_reads_their_own_clock(as_alice: Client, alice: Any) -> None:
    friday("tonight", time(19))
    assert f"Times are yours ({alice.time_zone.split('/')[-1]})." in as_alice.get("/meetings/").text


def test_only_the_search_and_the_place_setting_may_ask_where_a_device_is(
    client: Client, as_alice: Client, make_person: Callable[..., Any]
) -> None:
    friday("tonight", time(19))
    assert "geolocation=(self)" in client.get("/meetings/")["Permissions-Policy"]
    assert "geolocation=()" in client.get("/meetings/tonight/")["Permissions-Policy"]
    assert "geolocation=()" in client.get("/embed/meetings/")["Permissions-Policy"]


def test_a_place_that_is_closed_for_now_is_no_door_to_go_to(client: Client) -> None:
    put("shut", name="Behind the hoarding", day=5, types=["closed-for-now"])
    put(
        "both",
        name="At home meanwhile",
        day=5,
        types=["closed-for-now"],
        conference_url="https://rooms.example/j/1",
    )
    page = client.get("/meetings/?day=5").text
    assert "Behind the hoarding" in page
    assert "Directions" not in page
    assert page.count(">Join<") == 1
    assert "Directions" not in client.get("/meetings/?day=5&how=in-person").text
    assert "How to get there" not in client.get("/meetings/shut/").text
    assert "The place is closed for now." in client.get("/meetings/shut/").text


def test_closed_is_said_in_words_that_do_not_read_as_shut(client: Client) -> None:
    put("ours", name="Ours", day=5, fellowship="na", types=["closed"])
    put("theirs", name="Theirs", day=5, fellowship="al-anon", types=["closed"])
    page = client.get("/meetings/?day=5").text
    assert "NA · For people who drink or use, or did" in page
    assert "Al-Anon · For families and friends" in page
    assert "Closed" not in page


def test_a_town_typed_after_the_place_of_a_device_is_the_one_looked_around(client: Client) -> None:
    friday("near", time(19), **RIVERSIDE)
    friday("serenity", time(19), latitude=51.5, longitude=-0.12)
    page = client.get("/meetings/?lat=51.5&lon=-0.12&day=any&place=Riverside").text
    assert names(page) == ["Near"]
    assert "1 meeting near Riverside" in page
    words = client.get("/meetings/?lat=10&lon=10&day=any&place=Serenity").text
    assert names(words) == ["Serenity"]
    assert "1 meeting near you" in client.get("/meetings/?lat=51.5&lon=-0.12&day=any").text


def test_a_calendar_of_a_search_says_how_many_it_holds_and_that_it_is_every_week(
    client: Client, settings: Settings
) -> None:
    settings.SITE_URL = "https://porch.example"
    put("one", day=5)
    put("two", day=6)
    page = client.get("/meetings/?day=today").text
    assert "2 meetings for a calendar, all of them, every week:" in page
    assert 'href="webcal://porch.example/feeds/meetings.ics?quiet=1' in page
    assert "1 meeting for a calendar, every week:" in client.get("/meetings/?day=6").text
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert "webcal:" not in client.get("/meetings/").text


def test_fellowships_are_offered_by_their_whole_names(client: Client) -> None:
    put("cr", day=5, fellowship="celebrate-recovery")
    put("wfs", day=5, fellowship="women-for-sobriety")
    page = client.get("/meetings/?day=any").text
    for said in ("<span>Celebrate Recovery</span>", "<span>Women for Sobriety</span>"):
        assert said in page


def test_after_a_search_the_page_opens_at_what_was_found_and_says_what_was_chosen(client: Client) -> None:
    friday("tonight", time(19), types=["families"])
    fresh = client.get("/meetings/").text
    assert '<form method="get" action="/meetings/#found"' in fresh
    assert "<summary>More choices</summary>" in fresh
    page = client.get("/meetings/?day=any&type=families&q=ton&from=18:00").text
    assert 'id="found"' in page
    assert "<summary>More choices: “ton”, from 18:00, Families and friends</summary>" in page
    assert '<details class="more" open' not in page


def test_where_none_is_found_nothing_is_said_of_what_mentions_it(client: Client) -> None:
    friday("tonight", time(19))
    page = client.get("/meetings/?place=Atlantis").text
    assert "None with those words; these come next" in page
    assert "mention it" not in page


def test_a_town_whose_meetings_are_not_on_the_map_is_found_by_time(client: Client) -> None:
    edmonton = {"formatted_address": "10123 99 St, Edmonton, AB T5J 3H1, Canada"}
    friday("later", time(20), location="10123 99 St, Edmonton", more=edmonton)
    friday("sooner", time(18), location="Hall", more=edmonton, notes="Not far from")
    page = client.get("/meetings/?place=Edmonton").text
    assert "These say “Edmonton” in their address. We cannot measure how far they are" in page
    assert "is called" not in page
    assert names(page) == ["Sooner", "Later"]
    assert "Hall, Edmonton" in page
    assert page.count("Edmonton, Edmonton") == 0
