"""The desk of roles: the second person's yes or no."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Role


@require_GET
@staff_required(*Role.STAFF)
def roles(request: MemberRequest) -> HttpResponse:
    return render(request, "people/roles.html", {"requests": list(queries.open_role_requests(request.user))})


@require_POST
@staff_required(*Role.STAFF)
def decide(request: MemberRequest, request_id: int) -> HttpResponse:
    """Yes or no to one request; a request that is not this viewer's to decide is not there."""
    try:
        if request.POST.get("say") == "yes":
            actions.confirm_role(request_id, by=request.user, now=clock.now())
            messages.success(request, _("Granted."))
        else:
            actions.refuse_role(request_id, by=request.user, now=clock.now())
            messages.success(request, _("Not granted."))
    except actions.NotYoursToConfirm as absent:
        raise Http404 from absent
    return redirect("people:roles")
