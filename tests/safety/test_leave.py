"""Leaving quickly: POST from a page of ours ends the session; everything else only shows the bland page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from porch.people.models import Member, Visit
from porch.people.rules.visits import digest_of
from porch.safety.views.helping import from_a_page_of_ours

FROM_US = {"Sec-Fetch-Site": "same-origin"}


def test_leaving_ends_the_session_and_clears_the_device(as_alice: Client) -> None:
    key = as_alice.cookies["s"].value
    answer = as_alice.post("/leave/", headers=FROM_US)
    assert (answer.status_code, answer["Location"]) == (303, "/leave/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies["s"]["max-age"] == 0
    assert key
    assert not Visit.objects.filter(digest=digest_of(key)).exists()


def test_it_needs_no_token_so_it_works_from_a_page_without_one(alice: Member) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post("/leave/", headers=FROM_US).status_code == 303
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Referer": "https://elsewhere.example/a"},
    ],
)
def test_another_site_cannot_sign_anybody_out(as_alice: Client, headers: dict[str, str]) -> None:
    answer = as_alice.post("/leave/", headers=headers)
    assert answer.status_code == 303
    assert "Clear-Site-Data" not in answer
    assert Visit.objects.count() == 1


def test_looking_at_the_bland_page_ends_nothing(as_alice: Client) -> None:
    answer = as_alice.get("/leave/")
    assert "Clear-Site-Data" not in answer
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://testserver.elsewhere.example"}, False),
        ({"Referer": "http://testserver/today/"}, True),
        ({}, True),
    ],
)
def test_a_page_of_ours_is_known_by_what_the_browser_tells(headers: dict[str, str], ours: bool) -> None:
    assert from_a_page_of_ours(RequestFactory(headers=headers).post("/leave/")) is ours


def test_the_bland_page_says_nothing_of_us_and_is_not_kept() -> None:
    answer = Client().get("/leave/")
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "<title>Notes</title>" in page
    assert not [word for word in ("Porch", "help", "recover", "sign", "htmx", "ui/") if word in page]
    assert page.count("data-primary") == 1


def test_an_operator_may_send_people_on(settings: object) -> None:
    settings.LEAVE_URL = 'https://weather.example/?a=1&b="2"'  # type: ignore[attr-defined]
    page = Client().get("/leave/").content.decode()
    assert 'content="0; url=https://weather.example/?a=1&amp;b=&quot;2&quot;"' in page


def test_the_page_about_leaving_says_what_it_cannot_do() -> None:
    page = Client().get("/leave/how/").content.decode()
    assert "history still lists the pages" in page
    assert page.count("data-primary") == 1


GONE = """
import django; django.setup()
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
setup_test_environment()
client = Client(raise_request_exception=False)
client.cookies["s"] = "a" * 32
shown = client.get("/help-now/")
print(shown.status_code, b"tel:" in shown.content)
today = client.get("/today/")
print(today.status_code, b"cannot reach our records" in today.content)
needed = [name for name in settings.MIDDLEWARE if name.endswith(".Sessions") or "AuthenticationMiddleware" in name]
with override_settings(MIDDLEWARE=needed):
    client = Client()
    client.cookies["s"] = "a" * 32
    left = client.post("/leave/", headers={"Sec-Fetch-Site": "same-origin"})
print(left.status_code, left.get("Clear-Site-Data"), left.cookies["s"]["max-age"])
"""


def test_both_doors_open_when_the_database_is_gone(tmp_path: Path) -> None:
    """A process of its own, whose data folder is not there at all, and a person who still holds a cookie."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "porch.config.settings",
        "PORCH_DATA": str(tmp_path / "gone"),
        "DEMO": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", GONE], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [
        "200 True",
        "503 True",
        '303 "cache", "cookies" 0',
    ], done.stderr[-2000:]
