"""What holds in a group, and who serves in it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.forms.groups import AnswerForm, HandoverForm, PositionForm
from porch.groups.models import Position
from porch.groups.queries import Seen
from porch.groups.views.gate import mine
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen as has_seen

NORMS = "norms"


@require_safe
@member_required
def how(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    return render(
        request,
        "groups/how.html",
        {"seen": found, "group": found.group, "norms": queries.norms_of(found.group)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def setting(request: MemberRequest, slug: str, code: str) -> HttpResponse:
    """One thing that is the servants' to change. What the group decides together is not here."""
    found = mine(request, slug, NORMS)
    norm = next((one for one in queries.norms_of(found.group) if one.setting.code == code), None)
    if norm is None or not norm.is_the_servants:
        raise Http404
    form = AnswerForm(norm.setting, norm.value, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.servants_change(found.group, code, form.cleaned_data["value"], by=request.user, now=now())
        messages.success(request, gettext("Saved. It holds from now on."))
        return redirect("groups:how", slug)
    context = {"group": found.group, "form": form, "norm": norm}
    return render(request, "groups/setting.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def service(request: MemberRequest, slug: str) -> HttpResponse:
    found, at = mine(request, slug), now()
    with if_there_is_room():
        has_seen(request.user, request.path, at)
    context = {
        "seen": found,
        "group": found.group,
        "posts": queries.posts_of(found.group, request.user, at),
        "by_volunteering": queries.setting_of(found.group, "seating") == "volunteer",
    }
    return render(request, "groups/service.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug, NORMS)
    have = {post.position.code for post in queries.posts_of(found.group, request.user, now())}
    form = PositionForm(found.group, have, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_position(found.group, by=request.user, now=now(), **form.cleaned_data)
            messages.success(request, gettext("The group has this position now."))
        except TooLate:
            messages.info(request, gettext("The group has it already, or has enough positions."))
        return redirect("groups:service", slug)
    context = {"group": found.group, "form": form}
    return render(request, "groups/position.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def drop(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug, NORMS)
    return _done(request, found, pk, actions.drop_position, gettext("The group has this position no longer."))


@require_POST
@member_required
def stand(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug)
    return _done(
        request, found, pk, actions.stand, gettext("Good. The group sees that somebody would serve.")
    )


@require_POST
@member_required
def stand_down(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug)
    actions.stand_down(_position(found, pk), by=request.user)
    messages.success(request, gettext("That is fine. You no longer stand for it."))
    return redirect("groups:service", slug)


@require_POST
@member_required
def take(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug)
    return _done(request, found, pk, actions.take_position, gettext("Thank you. You serve from now on."))


@require_POST
@member_required
def give_back(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug)
    return _done(request, found, pk, actions.give_back, gettext("It is free again. Nobody asks why."))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def handover(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """What the one before wrote for me, and what I write for the one after."""
    found, at = mine(request, slug), now()
    position = _position(found, pk)
    held = queries.handover_for(position, request.user, at)
    if held is None:
        raise Http404
    form = HandoverForm(
        request.POST if request.method == "POST" else None, initial={"words": held[0].handover}
    )
    if form.is_valid():
        actions.hand_over(position, form.cleaned_data["words"], by=request.user, now=at)
        messages.success(request, gettext("Kept for whoever serves after you. You can change it until then."))
        return redirect("groups:service", slug)
    note = actions.read_handover(position, by=request.user, now=at)
    context = {"group": found.group, "form": form, "note": note, "title": queries.title_of(position)}
    return render(request, "groups/handover.html", context, status=422 if form.is_bound else 200)


def _position(found: Seen, pk: UUID) -> Position:
    position = Position.objects.select_related("group").filter(group=found.group, pk=pk).first()
    if position is None:
        raise Http404
    return position


def _done(
    request: MemberRequest, found: Seen, pk: UUID, act: Callable[..., object], said: str
) -> HttpResponse:
    position = _position(found, pk)
    try:
        act(position, by=request.user, now=now())
        messages.success(request, said)
    except actions.NotToBeSeated as why:
        messages.info(request, str(why))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("groups:service", found.group.slug)
