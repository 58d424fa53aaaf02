"""The list on paper: a booklet by day or by place, and a flyer with a code that leads to a search."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from porch.kit import qr
from porch.kit.clock import now
from porch.kit.community import here
from porch.listings.wanted import Wanted
from porch.meetings.booklet import booklet
from porch.meetings.looking import around
from porch.meetings.offering import said_of
from porch.meetings.rules.asking import asked_again, lasting, page_asked
from porch.meetings.views.one import zone_of

SIZES = {"a4": "A4", "a5": "A5", "letter": "Letter"}
LETTER = frozenset({"US", "CA", "MX", "CO", "CL", "PH", "VE"})
"""Countries whose printers hold Letter."""
LONGEST_CODE = 400  # characters of an address; more makes squares that phones no longer read from a wall


@require_safe
def print_list(request: HttpRequest) -> HttpResponse:
    """What a search finds on any day, once each, by the meetings' own clocks."""
    said, at = request.GET, now()
    wanted, place = around(Wanted.said(said, now=at, zone=zone_of(request)), said)
    by_place = said.get("by") == "place"
    part = page_asked(said)
    size = said.get("size", "")
    usual = "letter" if here().country in LETTER else "a4"
    kept = asked_again(lasting(wanted))
    made = booklet(wanted, by_place=by_place, part=part, now=at)
    chosen = [*kept, ("by", "place" if by_place else "day"), ("size", size if size in SIZES else usual)]
    context = {
        "booklet": made,
        "place": place,
        "filters": said_of(wanted),
        "by_place": by_place,
        "sizes": [(key, name, key == dict(chosen)["size"]) for key, name in SIZES.items()],
        "sheet": f"meetings/css/paper-{dict(chosen)['size']}.css",
        "kept": kept,
        "printed": timezone.localtime(at).date(),
        "before": f"?{urlencode([*chosen, ('page', str(made.part - 1))])}" if made.part > 1 else "",
        "after": f"?{urlencode([*chosen, ('page', str(made.part + 1))])}" if made.part < made.parts else "",
        **_code(kept),
    }
    return render(request, "meetings/print.html", context)


@require_safe
def flyer(request: HttpRequest) -> HttpResponse:
    """A sheet for a wall that says where to look, and not what for."""
    wanted, place = around(Wanted.said(request.GET, now=now(), zone=zone_of(request)), request.GET)
    return render(
        request,
        "meetings/flyer.html",
        {"place": place, "filters": said_of(wanted), **_code(asked_again(lasting(wanted)))},
    )


def _code(params: list[tuple[str, str]]) -> dict[str, object]:
    """The address of a search as words and as a code; of the whole list where the search is too long for a code."""
    address = f"{settings.SITE_URL}{reverse('meetings:find')}"
    asked = f"{address}?{urlencode(params)}" if params else address
    if len(asked) > LONGEST_CODE:
        asked = address
    code = qr.drawing(asked, label=gettext("The address of this list, as a code for a phone"))
    return {"address": address.split("://", 1)[-1], "code": mark_safe(code)}  # noqa: S308  # our own drawing
