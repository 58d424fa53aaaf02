"""Which rooms there are, opening one, and how somebody likes to sit."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.groups.models import Group
from porch.kit.clock import now
from porch.meetings.queries import meeting_at
from porch.people.access import MemberRequest, member_required
from porch.rooms import actions, queries
from porch.rooms.forms import Opening, Sitting
from porch.rooms.of_groups import usual_for
from porch.rooms.queries.scripts import scripts_of
from porch.rooms.views.doors import place, to
from porch.safety.queries import standing_of


@require_safe
@member_required
def rooms(request: MemberRequest) -> HttpResponse:
    at = now()
    live, coming = queries.live_and_next(request.user, at)
    context = {
        "live": live,
        "coming": coming,
        "kept": queries.still_to_read(request.user, at),
        "may_open": queries.may_open_everybodys(request.user, at),
        "nav_here": "meetings",
    }
    return render(request, "rooms/rooms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def open_one(request: MemberRequest) -> HttpResponse:
    return _opening(request, "open", None, "")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def open_for_group(request: MemberRequest, slug: str) -> HttpResponse:
    group = Group.objects.filter(slug=slug, state="open").first()
    if group is None:
        raise Http404
    return _opening(request, "group", group.pk, group.name)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def open_for_meeting(request: MemberRequest, slug: str) -> HttpResponse:
    meeting = meeting_at(slug)
    if meeting is None:
        raise Http404
    return _opening(request, "meeting", meeting.pk, meeting.name[:80])


def _opening(request: MemberRequest, kind: str, of: UUID | None, title: str) -> HttpResponse:
    at = now()
    if not queries.opens_for(request.user, kind, of, at) or not standing_of(request.user, at).may_write:
        raise Http404
    zone = request.user.time_zone or "UTC"
    said = request.POST if request.method == "POST" else None
    scripts = scripts_of(kind, of)
    form = Opening(zone, title, said, usual=usual_for(kind, of), scripts=scripts)
    if form.is_valid():
        try:
            room = actions.open_room(form.told(at), by=request.user, now=at, kind=kind, belongs_to=of)
            return redirect(room)
        except actions.NotATime:
            form.add_error("on", gettext("Pick a time within the next four weeks."))
    context = {"form": form, "title": title, "nav_here": "meetings"}
    return render(request, "rooms/open.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def sitting(request: MemberRequest) -> HttpResponse:
    wishes = queries.wishes_of(request.user)
    there = {name: getattr(wishes, name) for name in ("shown", "extra_time", "by_hand")}
    form = Sitting(request.POST if request.method == "POST" else None, initial=there)
    if form.is_valid():
        actions.sit_so(request.user, now=now(), **form.cleaned_data)
        messages.success(request, gettext("Saved. It holds in every room from now on."))
        return to(request, "sitting")
    context = {"form": form, "nav_here": place(request)}
    return render(request, "rooms/sitting.html", context, status=422 if form.is_bound else 200)
