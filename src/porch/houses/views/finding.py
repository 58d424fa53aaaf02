"""Houses as anybody finds them, with an account or without."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.houses.forms.finding import FindForm
from porch.houses.models import House
from porch.houses.queries import finding
from porch.houses.queries.happened import last_walk_on
from porch.houses.queries.who import place_of
from porch.houses.rules.lists import STEP_FREE
from porch.kit.clock import now
from porch.people.models import Member


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All that have not closed, or of them what somebody looks for."""
    form = FindForm(request.GET)
    viewer = _member(request)
    context = {
        "form": form,
        "rows": finding.found(form.wanted, now()),
        "asked": bool(request.GET),
        "has_own": viewer is not None and viewer.in_recovery,
        "mine": finding.own_pages(viewer, now()) if viewer else [],
    }
    return render(request, "houses/index.html", context)


@require_safe
def house(request: HttpRequest, slug: str) -> HttpResponse:
    """One house: what a stranger needs to know before asking, and not where it is."""
    one = House.objects.filter(slug=slug).first()
    if one is None:
        raise Http404
    if one.state == House.State.CLOSED:
        return render(request, "houses/closed.html", {"house": one})
    at = now()
    viewer = _member(request)
    found = finding.as_found(one, len(finding.free_beds([one], at)[one.pk]), at)
    context = {
        "house": one,
        "one": found,
        "line": finding.line_of(one, at),
        "visit": finding.last_visit(one),
        "last_walk": last_walk_on(one),
        "step_free": STEP_FREE.get(one.step_free, ""),
        "place": place_of(slug, viewer, at) if viewer else None,
        "may_ask": viewer is None or viewer.in_recovery,
    }
    return render(request, "houses/house.html", context)


def _member(request: HttpRequest) -> Member | None:
    return request.user if isinstance(request.user, Member) and request.user.is_here else None
