"""The desk of invitations: make them, hand them out once, see how many are left, end them."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, staff_required
from porch.people.forms.inviting import InvitationForm, NumberForm
from porch.people.sheets import cards


@require_GET
@staff_required(*queries.INVITE)
def invitations(request: MemberRequest) -> HttpResponse:
    return _list(request, InvitationForm())


def _list(request: MemberRequest, form: InvitationForm, *, batch: UUID | None = None) -> HttpResponse:
    """``batch`` is the sheet about to be made: asked for twice by a double tap, it is made once."""
    made = queries.sheets(request.user, clock.now())
    context = {"form": form, "sheets": made, "batch": batch or uuid4()}
    return render(request, "people/invitations.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*queries.INVITE)
def sheet(request: MemberRequest, batch: UUID) -> HttpResponse:
    """Made and shown by the POST, this once; afterwards the address tells what is left of the sheet."""
    if request.method != "POST":
        return _what_is_left(request, batch)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _list(request, form, batch=batch)
    now, asked = clock.now(), form.asked()
    try:
        made = actions.invite(by=request.user, now=now, batch=batch, **asked)
    except actions.MadeAlready:
        return redirect("people:invitation-sheet", batch=batch)
    context = {
        "cards": cards(made, site=settings.SITE_URL),
        "line": queries.sheet(request.user, batch, now),
    }
    return render(request, "people/invitation_sheet.html", context)


def _what_is_left(request: MemberRequest, batch: UUID) -> HttpResponse:
    line = queries.sheet(request.user, batch, clock.now())
    if line is None:
        raise Http404
    return render(request, "people/invitation_left.html", {"line": line, "form": NumberForm()})


@require_POST
@staff_required(*queries.INVITE)
def end(request: MemberRequest, batch: UUID) -> HttpResponse:
    """The whole sheet, or the one number that was typed."""
    line = queries.sheet(request.user, batch, clock.now())
    if line is None:
        raise Http404
    if request.POST.get("whole"):
        actions.end_invitations(batch, by=request.user, now=clock.now())
        messages.success(request, _("Ended. Nothing of it opens the door now."))
        return redirect("people:invitations")
    form = NumberForm(request.POST)
    if not form.is_valid():
        context = {"line": line, "form": form}
        return render(request, "people/invitation_left.html", context, status=422)
    actions.end_invitations(batch, by=request.user, now=clock.now(), number=form.cleaned_data["number"])
    messages.success(request, _("That number opens nothing now."))
    return redirect(reverse("people:invitation-sheet", args=[batch]))
