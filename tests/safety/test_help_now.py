"""Help now opens with no sign-in, no session and no database. No test here may touch one: none is marked for it."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from porch.safety.crisis import confirm
from porch.ui.shell import shell


@pytest.fixture
def page(settings: object, tmp_path: Path) -> Callable[..., str]:
    def get(country: str = "GB") -> str:
        settings.COUNTRY, settings.PORCH_DATA = country, tmp_path  # type: ignore[attr-defined]
        response = Client().get("/help-now/")
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.mark.parametrize("cookies", [{}, {"s": "a" * 32, "theme": "dark", "c": "b" * 32}])
def test_it_opens_for_everyone_without_asking_the_database(cookies: dict[str, str]) -> None:
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    response = client.get("/help-now/")
    assert response.status_code == 200
    assert b'data-page="help-now"' in response.content
    assert "Set-Cookie" not in response.headers
    assert not response.cookies


def test_the_one_primary_control_calls_the_emergency_number(page: Callable[..., str]) -> None:
    primary = re.findall(r"<[^>]*data-primary[^>]*>", page("US"))
    assert len(primary) == 1
    assert 'href="tel:911"' in primary[0]


def test_it_says_who_can_be_called_or_written_to(page: Callable[..., str]) -> None:
    us = page("US")
    assert 'href="tel:988"' in us
    assert 'href="sms:988"' in us
    assert "Text HOME to 741741" in us
    assert 'href="tel:116123"' in page("GB")
    assert 'href="tel:112"' in page("ZZ")


@pytest.mark.parametrize(
    "fact",
    [
        "nobody here may be watching now",
        "The amount you took before can kill",
        "Do not use alone",
        "Give naloxone",
        "stopping suddenly can be dangerous",
        "Ask a doctor or a pharmacist first",
        "Sit with me for 15 minutes",
        "wait for the ambulance even if they wake",
        "Not breathing, or only gasping?",
        "Naloxone wears off in 30 to 90 minutes",
        "The moment you send one, you are told by when it is read",
    ],
)
def test_the_facts_that_save_lives_are_plain(fact: str, page: Callable[..., str]) -> None:
    assert fact in page()


def test_it_is_honest_about_who_checked_the_numbers(page: Callable[..., str], tmp_path: Path) -> None:
    assert "Not yet confirmed by this community" in page("IE")
    confirm("IE", tmp_path, on=date(2026, 11, 20))
    assert "Checked by this community on 20 November 2026" in page("US")


def test_a_broken_copy_of_the_numbers_does_not_close_the_page(
    page: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "crisis.json").write_text("{")
    assert "tel:999" in page("GB")


def test_it_is_small_and_may_be_kept_by_the_browser() -> None:
    response = Client().get("/help-now/")
    assert len(response.content) < 20_000
    assert "private" in response["Cache-Control"]
    assert "no-store" not in response["Cache-Control"]


def test_every_number_stays_on_the_printed_sheet(page: Callable[..., str]) -> None:
    buttons = re.findall(r'<a class="btn[^>]*href="(?:tel|sms):[^>]*>', page("US"))
    assert len(buttons) >= 5
    assert all("print-too" in button for button in buttons)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_only_shows(method: str) -> None:
    assert getattr(Client(), method)("/help-now/").status_code == 405


@pytest.mark.parametrize("address", ["/help-now/sit/", "/help-now/plan/"])
def test_a_place_to_sit_and_the_kept_plan_open_for_everyone(address: str) -> None:
    client = Client()
    client.cookies["s"] = "a" * 32
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert page.count("data-primary") == 1
    assert "no-store" not in response["Cache-Control"]


def test_sitting_is_ended_early_and_counts_nothing() -> None:
    page = Client().get("/help-now/sit/").content.decode()
    assert "You can stop whenever you like." in page
    assert "Still here." in page
    assert "<form" not in page[page.index("<main") : page.index("</main")]
    assert re.search(r"\d+:\d\d|minutes left|score", page) is None


def test_phones_keep_them_beside_help() -> None:
    kept = shell()
    assert {"/help-now/", "/help-now/sit/", "/help-now/plan/"} <= set(kept.pages)
    assert {"sit.css", "sit.js", "plan.js"} <= {file.rsplit("/")[-1] for file in kept.files}
