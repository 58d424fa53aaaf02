"""The gate in front of a house's own pages: for whoever does not live there or look after it there is nothing, 404."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpResponse

from porch.houses.queries.who import Place, place_of
from porch.kit.clock import now
from porch.people.access import MemberRequest, Page, member_required

type HousePage[**P] = Callable[Concatenate[MemberRequest, Place, P], HttpResponse]


def _gate[**P](view: HousePage[P], opens: Callable[[Place], bool]) -> Page[...]:
    @wraps(view)
    def gate(request: MemberRequest, /, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        place = place_of(slug, request.user, now())
        if place is None or not opens(place):
            raise Http404
        return view(request, place, *args, **kwargs)

    return member_required(gate)


def of_the_house[**P](view: HousePage[P]) -> Page[...]:
    """Residents, and whoever looks after the house: ``view(request, place, ...)``, found by the address's ``slug``."""
    return _gate(view, lambda place: True)


def residents[**P](view: HousePage[P]) -> Page[...]:
    """Those who live there now, and nobody else."""
    return _gate(view, lambda place: place.lives_here)


def looking_after[**P](view: HousePage[P]) -> Page[...]:
    """Managers, and the officers the house chose."""
    return _gate(view, lambda place: place.looks_after)
