"""For those who were asked to listen to helpers: yes, and no longer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from porch.care import actions
from porch.care.rules.training import FOR_SUPERVISORS
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_POST
@member_required
def agree(request: MemberRequest) -> HttpResponse:
    if not actions.agree_to_listen(request.user, now=now()):
        raise Http404
    messages.success(request, gettext("Thank you. A short course comes first; then you are asked."))
    return redirect("care:category", FOR_SUPERVISORS)


@require_POST
@member_required
def stop(request: MemberRequest) -> HttpResponse:
    if not actions.end_listening(request.user, by=request.user, now=now()):
        raise Http404
    messages.success(request, gettext("You are not asked to listen any more. No reason needed."))
    return redirect("care:care")
