"""Pages for when something goes wrong stand without database, session or a signed-in person."""

import re

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from porch.ui import errors

REQUEST = RequestFactory().get("/somewhere/")
PAGES = [
    (errors.bad_request(REQUEST), 400),
    (errors.forbidden(REQUEST), 403),
    (errors.csrf_failure(REQUEST, "no cookie"), 403),
    (errors.not_found(REQUEST), 404),
    (errors.too_many(REQUEST, 300), 429),
    (errors.server_error(REQUEST), 500),
    (errors.away(REQUEST), 503),
    (errors.full(REQUEST), 507),
]


@pytest.mark.parametrize(("response", "status"), PAGES, ids=[str(status) for _, status in PAGES])
def test_each_page_stands_alone(response: HttpResponse, status: int) -> None:
    page = response.content.decode()
    assert response.status_code == status
    assert '<main id="main" tabindex="-1" class="" data-page="error">' in page
    assert page.count("<h1") == page.count("data-primary") == 1
    assert 'href="/help-now/"' in page
    assert 'action="/leave/"' in page
    assert response["Cache-Control"] == "no-store"


def test_a_missing_page_is_ours_and_names_nothing_of_the_address() -> None:
    response = Client().get("/sober/secret-words/")
    assert response.status_code == 404
    assert b"secret-words" not in response.content


def test_a_form_without_its_token_is_refused_in_our_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/look/", {"theme": "dark"})
    assert response.status_code == 403
    assert b"grown old" in response.content


@pytest.mark.parametrize("gone", [OperationalError("unable to open"), InterfaceError("closed")])
def test_a_database_that_is_away_is_said_plainly(gone: Exception) -> None:
    try:
        raise gone
    except type(gone):
        response = errors.server_error(REQUEST)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"


def test_any_other_failure_is_our_fault() -> None:
    try:
        raise RuntimeError
    except RuntimeError:
        assert errors.server_error(REQUEST).status_code == 500


def test_the_wait_is_said_in_words_and_in_the_header() -> None:
    response = errors.too_many(REQUEST, 301)
    assert response["Retry-After"] == "301"
    assert "wait 6 minutes" in response.content.decode()
    assert [errors.in_words(s) for s in (0, 60, 61, 5340, 5400)] == [
        "a minute",
        "a minute",
        "2 minutes",
        "89 minutes",
        "2 hours",
    ]


def test_the_chosen_look_holds_on_error_pages() -> None:
    client = Client()
    client.cookies["theme"] = "dark"
    assert re.search(rb'<html lang="en" data-theme="dark">', client.get("/nothing-here/").content)
