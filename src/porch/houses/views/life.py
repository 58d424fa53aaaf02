"""Living here: where everything of a house's daily life is."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from porch.houses.queries.who import Place
from porch.houses.views.gate import of_the_house
from porch.people.access import MemberRequest

type Words = str | Promise

FOR_ALL: tuple[tuple[str, Words, Words], ...] = (
    ("houses:chores", _("Chores"), _("Whose turn it is this week and next, and changing with somebody.")),
)


@dataclass(frozen=True)
class Door:
    """One page, and what is behind it."""

    path: str
    title: Words
    says: Words


@require_safe
@of_the_house
def life(request: MemberRequest, place: Place) -> HttpResponse:
    doors = [Door(reverse(name, args=[place.house.slug]), title, says) for name, title, says in FOR_ALL]
    return render(request, "houses/life.html", {"house": place.house, "place": place, "doors": doors})
