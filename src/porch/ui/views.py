"""Light or dark, kept in a cookie, so that it works before signing in and without a script; what a phone carries."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from porch.ui import shell
from porch.ui.context import THEME_COOKIE, THEMES, theme_of

A_YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """GET shows the three choices, POST keeps one of them on this device."""
    if request.method == "POST":
        return _keep(request.POST.get("theme", ""))
    return render(request, "ui/look.html", {"chosen": theme_of(request)})


def _keep(theme: str) -> HttpResponse:
    response = HttpResponseRedirect("/look/", status=303)
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone reads before it puts us on its first screen. No session, no database."""
    answer = JsonResponse(shell.manifest(), content_type="application/manifest+json")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. A browser compares it byte by byte on each visit, and takes what changed."""
    answer = HttpResponse(shell.worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = "/"
    return answer


@require_safe
def no_signal(request: HttpRequest) -> HttpResponse:
    """What a phone shows in place of a page it cannot reach."""
    answer = HttpResponse(shell.no_signal())
    answer["Cache-Control"] = "no-cache"
    return answer
