"""Is this listing wrong? For anyone, without an account; and the page where coordinators look at what was said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from porch.kit.clock import now
from porch.meetings import actions, queries
from porch.meetings.forms import DoubtForm
from porch.meetings.views.one import listed
from porch.meetings.words import DOUBTS
from porch.people.access import MemberRequest, staff_required
from porch.people.views.entering import may_try
from porch.ui.errors import too_many

TRIES, WAIT = "listing_doubted", 3600


@require_http_methods(["GET", "HEAD", "POST"])
def wrong(request: HttpRequest, slug: str) -> HttpResponse:
    """What is wrong, in one tap and a few words if one likes. Thanked in place: whoever said it is not remembered."""
    found = listed(slug)
    form = DoubtForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may_try(request, TRIES):
        return too_many(request, WAIT)
    context = {"meeting": found, "form": form, "nav_here": "meetings"}
    if form.is_valid():
        actions.doubt(found, form.cleaned_data["what"], form.cleaned_data["words"], now=now())
        return render(request, "meetings/wrong_thanks.html", context)
    return render(request, "meetings/wrong.html", context, status=422 if form.is_bound else 200)


@require_safe
@staff_required("coordinator")
def doubts(request: MemberRequest) -> HttpResponse:
    """Every listing that somebody says is wrong, in the words they said it."""
    rows = [(row, [(DOUBTS[one.what], one) for one in row.said]) for row in queries.doubted(request.user)]
    return render(request, "meetings/doubts.html", {"rows": rows, "nav_here": "desk-meetings"})
