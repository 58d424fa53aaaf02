"""Paper: a card for a pocket, the rules, a page for a wall, and for coordinators who is around when."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from porch.home import rota
from porch.kit import qr
from porch.kit.clock import now
from porch.kit.community import here
from porch.meetings import queries as meetings
from porch.meetings.words import DAYS
from porch.people.access import MemberRequest, anyone_here, staff_required
from porch.people.queries import rules as rules_of
from porch.people.rules.zones import town_of
from porch.safety import crisis

ON_A_CARD, ON_A_WALL = 1, 20
PARTS = (_("Morning"), _("Afternoon"), _("Evening"), _("Night"))
WEEK = (*DAYS[1:], DAYS[0])


@require_safe
@anyone_here
def index(request: MemberRequest) -> HttpResponse:
    return render(request, "home/paper/index.html", {"at_desk": request.user.holds("coordinator")})


@require_safe
@anyone_here
def card(request: MemberRequest) -> HttpResponse:
    context = {"numbers": _numbers(), "coming": _next(request.user.time_zone)}
    return render(request, "home/paper/card.html", context)


@require_safe
@anyone_here
def rules(request: MemberRequest) -> HttpResponse:
    return render(request, "home/paper/rules.html", {"rules": rules_of()})


@require_safe
@anyone_here
def wall(request: MemberRequest) -> HttpResponse:
    address = settings.SITE_URL
    code = qr.drawing(address, label=gettext("The same address, as a code for a phone"))
    context = {
        "numbers": _numbers(),
        "meetings": meetings.by_week()[:ON_A_WALL],
        "address": address.split("://", 1)[-1],
        "code": mark_safe(code),  # noqa: S308  # our own drawing
    }
    return render(request, "home/paper/wall.html", context)


@require_safe
@staff_required("coordinator")
def desk_rota(request: MemberRequest) -> HttpResponse:
    zone = here().time_zone
    found = rota.of_helpers(request.user, zone, now())
    context = {
        "rota": found,
        "rows": list(zip(PARTS, found.rows, strict=True)),
        "days": WEEK,
        "zone": town_of(zone),
    }
    return render(request, "home/paper/rota.html", context)


def _numbers() -> crisis.Numbers:
    return crisis.load(here().country, settings.PORCH_DATA)


def _next(zone: str) -> "meetings.Coming | None":
    return next(iter(meetings.next_few(zone, now(), ON_A_CARD)), None)
