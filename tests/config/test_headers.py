"""What every answer tells a browser to keep to: asked of every address, as a visitor and as somebody signed in."""

import re
from itertools import product
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from porch.config.middleware import PLACES, PUBLIC_PREFIXES
from porch.people.models import Member
from tests.conftest import signed_in
from tests.house.test_addresses import addresses

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.fixture
def https(settings: Settings) -> Settings:
    """An https site in which staff of the demo open their desks without a second factor."""
    settings.DEMO, settings.SECURE_HSTS_SECONDS, settings.SESSION_COOKIE_SECURE = True, 31536000, True
    settings.CSRF_COOKIE_SECURE = True
    return settings


FEEDS = (
    "/feeds/stories",
)  # of what anyone may read: kept by readers of feeds, which ask each time what has changed


FOR_ANY_SITE = ("/client_interface", "/feeds/meeting", "/embed/")
"""The list of meetings, which other sites may read and show: nobody is signed in there."""

FRAMED = "/embed/meetings/"


def _expected(path: str) -> dict[str, str | None]:
    expected: dict[str, str | None] = dict(ALWAYS)
    if path.startswith(FOR_ANY_SITE):
        expected["Cross-Origin-Resource-Policy"] = "cross-origin"
    if path == FRAMED:
        expected["X-Frame-Options"] = None
        expected["Content-Security-Policy"] = CSP.replace("frame-ancestors 'none'", "frame-ancestors *")
    return expected


def some(route: str) -> str:
    """The address with something in its place-holders; what is not there is answered under the same headers."""
    whole = re.sub(r"<uuid:\w+>", str(UUID(int=1)), route)
    return "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<\w+:\w+>", "name", whole))


def test_every_address_answers_with_every_header(https: Settings, dee: Member) -> None:
    for route, client in product(addresses(), (Client(), signed_in(dee))):
        path = some(route)
        answer = client.get(path, secure=True)
        told = {header: answer.headers.get(header) for header in ALWAYS}
        assert told == _expected(path), route
        allowed = answer.headers["Permissions-Policy"]
        assert ("geolocation=(self)" in allowed) == (path in PLACES), route
        assert allowed.replace("geolocation=(self)", "").count("(") == allowed.count("=()"), route
        if path.startswith(FEEDS):
            assert answer.headers["Cache-Control"] in ("no-cache", "no-store"), route
        elif not path.startswith(PUBLIC_PREFIXES):
            assert "no-store" in answer.headers["Cache-Control"], route
        for cookie in answer.cookies.values():
            assert cookie["secure"], route
            assert cookie["httponly"], route
            assert cookie["samesite"] == "Lax", route


def test_a_file_of_ours_and_a_wrong_address_have_them_too(https: Settings, alice: Member) -> None:
    for client in (Client(), signed_in(alice)):
        for path in ("/static/ui/js/form.js", "/nothing-here/", "/people/not-an-id/"):
            answer = client.get(path, secure=True)
            assert {header: answer.headers.get(header) for header in ALWAYS} == ALWAYS, path


def test_without_https_no_browser_is_told_to_insist_on_it(client: Client, db: None) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
