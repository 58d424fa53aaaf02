"""What somebody else shows: opened by choice, and its owner reads who looked."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.milestones import queries
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def shown(request: MemberRequest, pk: UUID) -> HttpResponse:
    at = now()
    opened = queries.mark_shown_to(request.user, pk, at)
    if opened is None:
        raise Http404
    with if_there_is_room():
        seen(request.user, request.path, at)
    return render(request, "milestones/shown.html", {"mark": opened.mark, "owner": opened.owner})
