"""Find a meeting: a form that says what is looked for, and what was found, by the viewer's own clock."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.meetings import queries
from porch.meetings.cards import cards
from porch.meetings.looking import (
    first_with_a_button,
    for_a_calendar,
    grouped,
    looked,
    picture_of,
    status_of,
    ways_on,
    wider,
)
from porch.meetings.offering import form_for
from porch.meetings.views.one import zone_of
from porch.meetings.words import LET_GO
from porch.people.rules.zones import town_of


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The same for everyone, with an account or without."""
    seen = looked(request.GET, zone_of(request))
    found = seen.found
    rows = queries.meetings_of([*found.rows, *found.nearest, *found.online_now])
    there, home = rows[: len(rows) - len(found.online_now)], rows[len(rows) - len(found.online_now) :]
    drawn = cards(there, seen.clock, seen.measure, seen.first, to_the_door=seen.to_the_door)
    listed, nearest = drawn[: len(found.rows)], drawn[len(found.rows) :]
    context = {
        "seen": seen,
        "form": form_for(seen.wanted, queries.offered(), seen.measure),
        "status": status_of(seen),
        "groups": grouped(listed, seen),
        "nearest": nearest,
        "let_go": LET_GO.get(found.let_go, ""),
        "online_now": cards(home, seen.clock, seen.measure),
        "first_number": first_with_a_button(listed) if request.GET else 0,
        "late": queries.late_lists({row.source_id for row, _ in rows if row.source_id}, seen.clock.now),
        "picture": picture_of(listed, seen),
        "town": town_of(seen.clock.zone),
        "wider": wider(seen),
        "is_empty": not found.total and not nearest,
        **ways_on(seen),
        **for_a_calendar(seen),
    }
    return render(request, "meetings/find.html", context)
