"""When something goes wrong: pages that stand alone, in the same voice, with help one tap away.

They are drawn without a request, so neither the session nor the database is asked for anything.
"""

import sys

from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    NotSupportedError,
    ProgrammingError,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from porch.kit.community import here
from porch.kit.full import is_full
from porch.ui.context import theme_of


def bare(request: HttpRequest, template: str, status: int, **words: object) -> HttpResponse:
    """A page that needs nothing: no request in its context, no session, no database."""
    page = render_to_string(template, {"site_name": here().public_name, "theme": theme_of(request), **words})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return bare(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return bare(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a page that grew old, or from somewhere else. Nothing was changed."""
    return bare(request, "403_stale.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Also what a door that is not for this person looks like: it never says that there is one."""
    return bare(request, "404.html", 404)


def too_many(request: HttpRequest, wait_seconds: int = 60) -> HttpResponse:
    """A calm wait, with the crisis page at hand; ``wait_seconds`` is said in words and in ``Retry-After``."""
    response = bare(request, "429.html", 429, wait=in_words(wait_seconds))
    response["Retry-After"] = str(wait_seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. A full disk, or a database that went away, is said plainly, with when to try again."""
    trouble = sys.exc_info()[1]
    if is_full(trouble):
        return full(request)
    if _is_away(trouble):
        return away(request)
    return bare(request, "500.html", 500)


def _is_away(trouble: BaseException | None) -> bool:
    """The database cannot be reached or read at all; a wrong query or a broken constraint is our own fault."""
    ours = IntegrityError | ProgrammingError | DataError | NotSupportedError
    return isinstance(trouble, DatabaseError | InterfaceError) and not isinstance(trouble, ours)


def away(request: HttpRequest) -> HttpResponse:
    response = bare(request, "503.html", 503)
    response["Retry-After"] = "30"
    return response


def full(request: HttpRequest) -> HttpResponse:
    """Nothing can be written down just now. What was there can still be read."""
    response = bare(request, "507.html", 507)
    response["Retry-After"] = "120"
    return response


def in_words(seconds: int) -> str:
    """How long to wait, rounded up and never to the second: "a minute", "5 minutes", "2 hours"."""
    minutes = max(1, -(-seconds // 60))
    if minutes == 1:
        return "a minute"
    if minutes < 90:
        return f"{minutes} minutes"
    return f"{-(-minutes // 60)} hours"
