"""Scripts: a room goes by one step by step, and a group writes its own."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.rooms import actions
from porch.rooms.forms import Choosing, Stepping, Writing
from porch.rooms.material import scripts
from porch.rooms.models import OwnScript
from porch.rooms.queries.scripts import TO_WRITE, scripts_of
from porch.rooms.rules.scripts import NotAScript
from porch.rooms.views.doors import place
from porch.rooms.views.floor import answered, turned_down
from porch.rooms.views.room import seat_found
from porch.rooms.views.serving import may_here


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def script(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Which script this room goes by, with all its steps."""
    at = now()
    seat = seat_found(request, pk, at)
    if not may_here(seat, "step"):
        raise Http404
    room = seat.room
    if request.method == "POST":
        form = Choosing(request.POST)
        code = form.cleaned_data["script"] if form.is_valid() else "?"
        return answered(request, seat, lambda: actions.choose_script(seat, code, by=request.user, now=at))
    context = {
        "room": room,
        "chosen": room.as_script,
        "at": room.as_floor.lead.step,
        "scripts": scripts_of(room.kind, room.belongs_to),
        "nav_here": place(request),
    }
    return render(request, "rooms/script.html", context)


@require_POST
@member_required
def step(request: MemberRequest, pk: UUID) -> HttpResponse:
    at, form = now(), Stepping(request.POST)
    seat = seat_found(request, pk, at)
    if not may_here(seat, "step"):
        raise Http404
    if not form.is_valid():
        return turned_down(request, seat, gettext("Choose a step of the script."))
    no = form.cleaned_data["no"]
    return answered(request, seat, lambda: actions.go_to_step(seat, no, by=request.user, now=at))


# ---- a group's own ----


def _group(request: MemberRequest, slug: str, at: datetime) -> Group:
    group = Group.objects.filter(slug=slug, state="open").first()
    if group is None or TO_WRITE not in powers_of(request.user, group, at):
        raise Http404
    return group


def _own(group: Group, pk: int) -> OwnScript:
    found = OwnScript.objects.filter(group=group, pk=pk).select_related("group").first()
    if found is None:
        raise Http404
    return found


@require_safe
@member_required
def own_scripts(request: MemberRequest, slug: str) -> HttpResponse:
    group = _group(request, slug, now())
    ours = OwnScript.objects.filter(group=group).order_by("title")
    context = {"group": group, "ours": ours, "scripts": scripts().items()}
    return render(request, "rooms/own_scripts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_script(request: MemberRequest, slug: str) -> HttpResponse:
    """A script of the group's own, from nothing or from one of the house."""
    group = _group(request, slug, now())
    return _write(request, group, None, Writing(scripts().get(request.GET.get("from", "")), _said(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def own_script(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    group = _group(request, slug, now())
    row = _own(group, pk)
    return _write(request, group, row, Writing(row.script, _said(request)))


def _said(request: MemberRequest) -> object:
    return request.POST if request.method == "POST" else None


def _write(request: MemberRequest, group: Group, row: OwnScript | None, form: Writing) -> HttpResponse:
    refused = ""
    if form.is_valid():
        try:
            at, pk = now(), row.pk if row else None
            actions.keep_script(group, form.values(), by=request.user, now=at, pk=pk)
            messages.success(request, gettext("Kept. Rooms of the group can go by it."))
            return redirect("rooms:own-scripts", group.slug)
        except NotAScript as wrong:
            refused = gettext(str(wrong))
    context = {"group": group, "row": row, "form": form, "refused": refused}
    return render(request, "rooms/own_script.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def end_script(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    at = now()
    group = _group(request, slug, at)
    actions.put_script_away(_own(group, pk), by=request.user, now=at)
    messages.success(request, gettext("Put away. A room that goes by it goes on."))
    return redirect("rooms:own-scripts", group.slug)
