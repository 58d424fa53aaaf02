"""Light or dark is kept on the device, without signing in and without a script."""

import pytest
from django.test import Client


def test_the_choice_is_kept_and_drawn_by_the_server() -> None:
    client = Client()
    answer = client.post("/look/", {"theme": "dark"})
    assert (answer.status_code, answer["Location"]) == (303, "/look/")
    assert client.cookies["theme"]["httponly"]
    page = client.get("/look/").content.decode()
    assert '<html lang="en" data-theme="dark">' in page
    assert '<meta name="color-scheme" content="dark">' in page
    assert 'value="dark" checked' in page


@pytest.mark.parametrize("theme", ["", "neon", "dark light"])
def test_anything_else_goes_back_to_the_device(theme: str) -> None:
    client = Client()
    client.post("/look/", {"theme": "dark"})
    client.post("/look/", {"theme": theme})
    page = client.get("/look/").content.decode()
    assert "data-theme" not in page
    assert 'content="light dark"' in page


def test_the_page_has_the_whole_frame() -> None:
    page = Client().get("/look/").content.decode()
    assert page.count("<h1") == page.count("data-primary") == 1
    assert 'data-page="look"' in page
    assert "<title>Light or dark · Porch</title>" in page
    assert page.index('class="skip"') < page.index('class="brand"') < page.index('href="/help-now/"')
    assert page.index('action="/leave/"') < page.index("<main")
    assert "htmx-4.min.js" in page
