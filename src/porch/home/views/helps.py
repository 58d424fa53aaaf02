"""Does it help? What peer support is, and what studies found and did not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.home.rules import privacy as told
from porch.home.rules.picture import WIDTH, rows_of_dots
from porch.home.rules.studies import answer, by_direction, studies


@require_safe
def does_it_help(request: HttpRequest) -> HttpResponse:
    """From a file alone; the same for everyone."""
    heaps = by_direction()
    rows = rows_of_dots(heaps)
    context = {
        "answer": answer(),
        "heaps": heaps,
        "rows": rows,
        "total": len(studies()),
        "width": WIDTH,
        "height": rows[-1].y + 16,
    }
    return render(request, "home/does_it_help.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is protected against whom, what is not, how long anything is kept; from a file alone."""
    return render(request, "home/privacy.html", told.privacy())
