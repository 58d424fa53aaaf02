"""Where I am signed in: the list, signing one browser out, signing all the others out."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people import actions
from porch.people.access import MemberRequest, account_required, asked_again
from porch.people.queries.visits import signed_in, visits_of
from porch.people.registries import on_look


@require_safe
@account_required
def index(request: MemberRequest) -> HttpResponse:
    for follow in on_look:
        follow(request.user, request.path, now())
    rows = signed_in(request.user, here=request.session.visit, now=now())
    return render(request, "people/sessions.html", {"rows": rows, "others": len(rows) > 1})


@require_POST
@account_required
def end(request: MemberRequest, visit: UUID) -> HttpResponse:
    """Sign one of my browsers out; the one in hand has a button of its own for that."""
    mine = next((one for one in visits_of(request.user, now()) if one.pk == visit), None)
    if mine is None or mine.pk == request.session.visit:
        raise Http404
    actions.end_visit(mine, by=request.user, now=now())
    messages.success(request, _("Signed out there. Pages that are still open there close by themselves."))
    return redirect("people:sessions")


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
@asked_again
def end_others(request: MemberRequest) -> HttpResponse:
    """Asked once more, with the password, because whoever holds an open phone could lock its owner out."""
    if request.method != "POST":
        return render(request, "people/end_sessions.html")
    actions.end_others(request.user, but=request.session.visit, now=now())
    messages.success(request, _("You are signed in here only."))
    return redirect("people:sessions")
