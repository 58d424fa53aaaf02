"""Help now and leaving quickly: doors that open whatever else is broken.

Both are drawn without a request in their context, so that nothing asks the session or the database.
"""

from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from porch.safety import doors
from porch.ui.context import theme_of
from porch.ui.errors import bare

# a quarter of an hour in the browser's own cache: the page also opens with no signal, and a mended number is soon seen
KEPT = "private, max-age=900, stale-if-error=604800"


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """From a file; no sign-in, no session, no database."""
    return HttpResponse(doors.help_page(theme_of(request)), headers={"Cache-Control": KEPT})


@require_safe
def sit(request: HttpRequest) -> HttpResponse:
    """Fifteen minutes, or less; as static as help itself."""
    return HttpResponse(doors.sit_page(theme_of(request)), headers={"Cache-Control": KEPT})


@require_safe
def plan_kept(request: HttpRequest) -> HttpResponse:
    """Where a plan kept on this device opens without signal; the browser alone fills it."""
    return HttpResponse(doors.plan_page(theme_of(request)), headers={"Cache-Control": KEPT})


@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    """What leaving quickly does, and what it cannot do."""
    return bare(request, "safety/leaving.html", 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit. POST from a page of ours ends the session; everything else only shows the bland page.

    There is no CSRF token because this button also stands on pages that have none: cached ones, error pages, help
    without a database. In its place stands the question where the POST came from, see ``from_a_page_of_ours``.
    GET never ends anything, so no picture or link elsewhere can sign anybody out or clear their cookies.
    The answer leads to our own page even when LEAVE_URL is set, because our content policy keeps forms from leading
    outside; the bland page then moves on by itself.
    """
    if request.method != "POST":
        return _bland_page()
    response = HttpResponseRedirect("/leave/", status=303)
    if from_a_page_of_ours(request):
        _end_session(request)
        response["Clear-Site-Data"] = '"cache", "cookies"'
    response["Cache-Control"] = "no-store"
    return response


def from_a_page_of_ours(request: HttpRequest) -> bool:
    """Did our own page send this? By Sec-Fetch-Site, else Origin, else Referer.

    A browser that tells none of the three is believed: the worst that another site could do with it is to sign
    someone out, and someone who must leave now matters more.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    return sender is None or urlsplit(sender).netloc == request.get_host()


def _end_session(request: HttpRequest) -> None:
    try:
        logout(request)
    except Error:  # the database is gone: the cookie goes all the same, and an empty session clears it
        request.session = type(request.session)()


def _bland_page() -> HttpResponse:
    return HttpResponse(doors.bland_page(), headers={"Cache-Control": "no-store"})
