"""The list on paper and on other people's sites."""

import re
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from porch.listings.keeping import kept
from porch.listings.recurrence import Recurrence
from porch.meetings import booklet
from porch.meetings.views import embedding
from tests.meetings.listed import put

pytestmark = pytest.mark.django_db
STATIC = Path(embedding.__file__).parents[1] / "static/meetings"


@pytest.fixture(autouse=True)
def london(settings: Settings) -> None:
    settings.ZONE, settings.COUNTRY = "Europe/London", "GB"


def heads(page: str) -> list[str]:
    return re.findall(r"<h3>([^<]+)</h3>", page)


def test_a_booklet_goes_by_days_from_monday_or_by_places(client: Client) -> None:
    put("s", name="Sunday walk", day=0, more={"city": "Riverside"})
    put("m", name="Monday", day=1, more={"city": "Northtown"})
    put("a", name="Ask", day=None, time=None, location="", conference_phone="+44 20 7946 0000")
    by_day = client.get("/meetings/print/").text
    assert heads(by_day) == ["Monday", "Sunday", "By appointment"]
    by_place = client.get("/meetings/print/?by=place").text
    assert heads(by_place) == ["Northtown", "Riverside", "Online, by phone, or no town named"]
    for said in ("19:00–20:00", "last checked 3 Nov 2026", "Times by the clock of London", "<svg"):
        assert said in by_day
    assert "only-sheet" in by_day
    assert by_day.count("data-primary") == 1


def test_a_booklet_says_what_is_not_every_week_what_is_doubted_and_holds_nothing_twice(
    client: Client,
) -> None:
    put(recurrence=kept(Recurrence(nth=(2,))), doubted_at=datetime(2026, 11, 20, tzinfo=UTC))
    page = client.get("/meetings/print/?day=today").text
    assert "Every second Tuesday of the month." in page
    assert "told to be wrong" in page
    assert page.count("<strong>Mill Lane</strong>") == 1


@pytest.mark.parametrize(
    ("asked", "sheet"), [("", "a4"), ("?size=a5", "a5"), ("?size=letter", "letter"), ("?size=b", "a4")]
)
def test_paper_is_chosen_and_usual_for_the_country(client: Client, asked: str, sheet: str) -> None:
    assert f"paper-{sheet}" in client.get(f"/meetings/print/{asked}").text


def test_letter_is_usual_where_printers_hold_it(client: Client, settings: Settings) -> None:
    settings.COUNTRY = "US"
    assert "paper-letter" in client.get("/meetings/print/").text


def test_a_long_list_comes_in_parts_that_hold_all_of_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklet, "PART", 4)
    for at in range(10):
        put(f"m{at}", name=f"M{at}", day=at % 7)
    parts = [client.get(f"/meetings/print/?page={part}").text for part in (1, 2, 3)]
    found = [name for page in parts for name in re.findall(r"<strong>(M\d)</strong>", page)]
    assert sorted(found) == [f"M{at}" for at in range(10)]
    assert "Part 2 of 3" in parts[1]
    assert "Part 3 of 3" in client.get("/meetings/print/?page=77").text


def test_a_search_that_finds_too_many_for_paper_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklet, "MOST_SOUGHT", 3)
    for at in range(5):
        put(f"m{at}", name=f"M{at}", types=["women"])
    assert "these are the first 3" in client.get("/meetings/print/?type=women").text
    assert "these are the first" not in client.get("/meetings/print/").text


def test_a_flyer_tells_where_to_look_and_not_what_for(client: Client) -> None:
    put(name="Women in Recovery", fellowship="na", more={"city": "Riverside"}, latitude=53.3, longitude=-6.2)
    page = client.get("/meetings/flyer/?place=Riverside&type=women").text
    assert "The search that it opens: Women." in page
    sheet = page[page.index("sheet flyer") : page.index("</main>")]
    assert "Meetings near Riverside" in sheet
    assert "ecover" not in sheet
    assert "omen" not in sheet


def test_the_frame_may_stand_anywhere_and_knows_nobody(client: Client, as_alice: Client) -> None:
    put(day=None, time=None, conference_url="https://meet.example/room")
    for visitor in (client, as_alice):
        answer = visitor.get("/embed/meetings/?day=any&theme=dark")
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "script-src 'self'" in policy
        assert "X-Frame-Options" not in answer
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
    assert answer.content == client.get("/embed/meetings/?day=any&theme=dark").content
    assert answer.text.count('target="_blank"') == answer.text.count("<a ")
    assert 'data-theme="dark"' in answer.text


@pytest.mark.parametrize("page", ["/meetings/", "/meetings/mill-lane/", "/meetings/print/", "/"])
def test_nothing_else_may_stand_in_a_frame(client: Client, page: str) -> None:
    put()
    answer = client.get(page)
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_the_script_is_small_plain_and_may_be_fetched_from_anywhere(client: Client) -> None:
    answer = client.get("/embed/meetings.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert len(answer.content) < 6 * 1024
    assert not answer.cookies
    for newer in (b"=>", b"?.", b"??", b"import ", b"document.cookie", b"localStorage"):
        assert newer not in answer.content
    assert len((STATIC / "css/embed.css").read_bytes()) < 4 * 1024


def test_a_coordinator_finds_what_to_copy_and_nobody_else(
    as_dee: Client, as_alice: Client, settings: Settings
) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    page = as_dee.get("/desk/meetings/embed/").text
    assert "&lt;div data-porch-meetings" in page
    assert f'&lt;script src="{settings.SITE_URL}/embed/meetings.js" defer&gt;' in page
    assert as_alice.get("/desk/meetings/embed/").status_code == 404


def test_a_time_on_paper_names_its_town_where_clocks_differ(client: Client) -> None:
    put("l", time=time(19))
    put("t", time=time(20), time_zone="Asia/Tokyo")
    page = client.get("/meetings/print/").text
    assert "20:00–21:00 Tokyo" in page
    assert "Times by the clock of" not in page


def test_paper_says_what_was_looked_for(client: Client) -> None:
    put(day=2, types=["women", "wheelchair"], fellowship="celebrate-recovery")
    page = client.get(
        "/meetings/print/?day=2&type=women&type=wheelchair&for=celebrate-recovery&how=in-person&from=18:00"
    ).text
    assert "<small>Tuesday, from 18:00, In person, Women, Step-free, Celebrate Recovery</small>" in page
    assert "<small></small>" not in client.get("/meetings/print/").text
