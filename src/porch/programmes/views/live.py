"""The live room of a session: the way in for those who stay, and opening it for those who lead."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.programmes.actions import live as actions
from porch.programmes.queries.live import LiveRoom, live_room_for
from porch.rooms.actions import NotATime
from porch.safety.queries import standing_of


@require_safe
@member_required
def live(request: MemberRequest, pk: UUID) -> HttpResponse:
    return render(request, "programmes/live.html", {"live": _live(request, pk), "now": now()})


def _live(request: MemberRequest, pk: UUID) -> LiveRoom:
    found = live_room_for(request.user, pk, now())
    if found is None:
        raise Http404
    return found


@require_POST
@member_required
def open_live(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, at = _live(request, pk), now()
    if not found.hosts or not standing_of(request.user, at).may_write:
        raise Http404
    try:
        room = actions.open_live(found.session, by=request.user, now=at)
    except actions.NotTheirs as other:
        raise Http404 from other
    except NotATime:
        messages.info(request, gettext("A room can be opened four weeks before its session at the earliest."))
        return redirect("programmes:live", pk)
    return redirect(room)
