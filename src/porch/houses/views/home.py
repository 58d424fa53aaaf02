"""The house's own page, and who serves in it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.houses.queries import deciding as queries
from porch.houses.queries.who import Place
from porch.houses.registries import home_cards
from porch.houses.views.gate import of_the_house
from porch.kit.clock import now
from porch.people.access import MemberRequest


@require_safe
@of_the_house
def home(request: MemberRequest, place: Place) -> HttpResponse:
    """This week, what is decided, what is owed, who serves: as each part tells it to this person."""
    drawn, has_primary = _drawn(place)
    context = {"place": place, "house": place.house, "cards": drawn, "has_primary": has_primary}
    return render(request, "houses/home.html", context)


def _drawn(place: Place) -> tuple[list[dict[str, Any]], bool]:
    """Every card that has something; the first that asks for it gets the page's one filled button."""
    at, taken, rows = now(), False, []
    for card in sorted(home_cards, key=lambda one: one.order):
        context = card.context(place, at)
        if context is None:
            continue
        primary = bool(context.get("wants_primary")) and not taken
        taken = taken or primary
        rows.append({"template": card.template, "context": context | {"primary": primary}})
    return rows, taken


@require_safe
@of_the_house
def officers(request: MemberRequest, place: Place) -> HttpResponse:
    context = {"place": place, "house": place.house, "posts": queries.officers(place, now())}
    return render(request, "houses/officers.html", context)
