"""People I keep, and whom I might like to."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.company import actions, queries
from porch.company.words import WHY_KEEP
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member


@require_safe
@member_required
def keep(request: MemberRequest) -> HttpResponse:
    suggested = [(one, WHY_KEEP[one.why]) for one in queries.suggested_to(request.user, now())]
    context = {"kept": queries.kept_by(request.user), "suggested": suggested}
    return render(request, "company/keep.html", context)


@require_POST
@member_required
def say_keep(request: MemberRequest, member_id: UUID) -> HttpResponse:
    whom = _known(request, member_id)
    both = actions.keep(whom, by=request.user, now=now())
    together = gettext("You keep each other. Your conversation goes on.")
    alone = gettext("Kept to yourself. If they wish it too, you are both told.")
    messages.success(request, together if both else alone)
    return redirect("company:keep")


@require_POST
@member_required
def not_them(request: MemberRequest, member_id: UUID) -> HttpResponse:
    actions.let_go(_known(request, member_id), by=request.user, now=now())
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("company:keep")


@require_POST
@member_required
def let_go(request: MemberRequest, member_id: UUID) -> HttpResponse:
    actions.let_go(_known(request, member_id), by=request.user, now=now())
    messages.success(request, gettext("They are no longer in your list. Nobody is told."))
    return redirect("company:keep")


def _known(request: MemberRequest, member_id: UUID) -> Member:
    whom = queries.is_known(request.user, member_id, now())
    if whom is None:
        raise Http404
    return whom
