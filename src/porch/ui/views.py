"""Light or dark: kept in a cookie, so that it works before signing in and without a script."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

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
