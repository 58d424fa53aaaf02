"""The list on somebody else's site: a page that may stand in a frame, the script that puts it there, what to copy.

Nothing here reads or sets a cookie: whoever looks at a list on another site is nobody here.
"""

from collections.abc import Callable, Collection
from functools import cache, wraps
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from porch.kit.community import here
from porch.meetings import queries
from porch.meetings.cards import cards
from porch.meetings.looking import grouped, looked, status_of, ways_on
from porch.meetings.offering import form_for
from porch.meetings.rules.asking import zone_asked
from porch.meetings.views.lists import coordinator_required
from porch.people.access import MemberRequest
from porch.people.rules.zones import town_of

SCRIPT = Path(__file__).resolve().parent.parent / "static/meetings/js/embed.js"
MINUTES = 5  # how long a list may stand in a cache
ANYWHERE: dict[str, Collection[str] | str] = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}

type View = Callable[[HttpRequest], HttpResponse]


def for_anywhere(view: View) -> View:
    """May be framed and fetched by any site, and kept for some minutes: it is the same for everyone."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        response = view(request)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["Cache-Control"] = f"public, max-age={60 * MINUTES}"
        return response

    return answer


@require_safe
@xframe_options_exempt
@csp_override(ANYWHERE)
@for_anywhere
def frame(request: HttpRequest) -> HttpResponse:
    """The same search as the page, with the community's own clock unless the address names one."""
    zone = zone_asked(request.GET, here().time_zone)
    seen = looked(request.GET, zone)
    rows = queries.meetings_of([*seen.found.rows, *seen.found.nearest])
    drawn = cards(rows, seen.clock, seen.measure, seen.first, to_the_door=seen.to_the_door)
    listed = drawn[: len(seen.found.rows)]
    context = {
        "seen": seen,
        "form": form_for(seen.wanted, queries.offered(), seen.measure),
        "status": status_of(seen),
        "groups": grouped(listed, seen),
        "nearest": drawn[len(listed) :],
        "town": town_of(zone),
        **dict(seen.beside),
        "kept": [pair for pair in seen.wanted.as_params() if pair[0] not in ("day", "how")],
        "site": f"{settings.SITE_URL}{reverse('meetings:find')}",
        **ways_on(seen),
    }
    # drawn without the request: neither a session nor a name can get into what everybody sees
    return HttpResponse(render_to_string("meetings/embed.html", context))


@require_safe
@for_anywhere
def script(request: HttpRequest) -> HttpResponse:
    """Under an address that stays, because others have written it into their pages."""
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8")


@cache
def _script() -> bytes:
    return SCRIPT.read_bytes()


@require_safe
@coordinator_required
def snippet(request: MemberRequest) -> HttpResponse:
    """What somebody copies into a page of their own."""
    how = [("day", "any")]
    context = {
        "site": settings.SITE_URL,
        "frame": f"{reverse('meetings:embed')}?{urlencode(how)}",
    }
    return render(request, "meetings/snippet.html", context)
