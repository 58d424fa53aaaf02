"""How soon a human comes: for anyone, and about nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.asks.queries.past import kept_board
from porch.asks.rules.picture import heat_map
from porch.asks.views.shown import numbers
from porch.asks.words import WEEKDAYS
from porch.kit.community import here
from porch.people.rules.zones import town_of


@require_safe
def how_soon(request: HttpRequest) -> HttpResponse:
    """Drawn from figures the clock keeps: nothing is counted here."""
    board, made_at = kept_board()
    context = {
        "board": board,
        "made_at": made_at,
        "picture": heat_map(board.cells),
        "days": WEEKDAYS,
        "zone": town_of(here().time_zone),
        "numbers": numbers(),
    }
    return render(request, "asks/how_soon.html", context)
