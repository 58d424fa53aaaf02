"""Asking to join and being answered; a link for one person."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.forms.groups import AskForm
from porch.groups.views.gate import joined, mine, seen
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen as has_seen

LET_IN = "let-in"


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: MemberRequest, slug: str) -> HttpResponse:
    found = seen(request, slug)
    if found.belongs or found.joining != "ask":
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.ask_to_join(found.group, form.cleaned_data["words"], by=request.user, now=now())
        except (TooLate, actions.NotOpenToAll):
            messages.info(request, gettext("This group is not joined like this now."))
        except actions.NotOpenNow as kept:
            messages.info(request, str(kept))
        return redirect(found.group)
    context = {"group": found.group, "form": form}
    return render(request, "groups/ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def withdraw(request: MemberRequest, slug: str) -> HttpResponse:
    found = seen(request, slug)
    actions.withdraw(found.group, by=request.user, now=now())
    messages.success(request, gettext("You no longer ask. You can ask again any time."))
    return redirect(found.group)


@require_safe
@member_required
def joiners(request: MemberRequest, slug: str) -> HttpResponse:
    """Who asks to join, for whoever serves at the door. Each of them reads who looked."""
    found, at = mine(request, slug, LET_IN), now()
    with if_there_is_room():
        has_seen(request.user, request.path, at)
    there = actions.joiners_seen(queries.joiners_of(found), by=request.user, now=at)
    return render(request, "groups/joiners.html", {"group": found.group, "joiners": there})


@require_POST
@member_required
def let_in(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _answer(request, slug, pk, actions.let_in, gettext("They are in, and they are told."))


@require_POST
@member_required
def not_now(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _answer(request, slug, pk, actions.not_now, gettext("Left for now. They are told nothing."))


def _answer(request: MemberRequest, slug: str, pk: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    found = mine(request, slug, LET_IN)
    joiner = queries.joiner_for(found, pk)
    if joiner is None:
        messages.info(request, gettext("That was answered already, or they no longer ask."))
        return redirect("groups:joiners", slug)
    try:
        act(joiner, by=request.user, now=now())
        messages.success(request, said)
    except TooLate:
        messages.info(request, gettext("That was answered already, or they no longer ask."))
    return redirect("groups:joiners", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def invite(request: MemberRequest, slug: str) -> HttpResponse:
    """A link for one person, shown once."""
    found, link = joined(request, slug), ""
    if request.method == "POST":
        try:
            letters = actions.invite(found.group, by=request.user, now=now())
            link = request.build_absolute_uri(reverse("groups:invitation", args=[letters]))
        except actions.NotValid:
            messages.info(request, gettext("You have five open links here. Wait until one is used or over."))
            return redirect(found.group)
    return render(request, "groups/invite.html", {"group": found.group, "link": link})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def invitation(request: MemberRequest, letters: str) -> HttpResponse:
    """Whoever holds the link sees the group it opens, and comes in with one tap."""
    group = queries.invited_to(letters, request.user, now())
    if group is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.by_invitation(letters, by=request.user, now=now())
        except actions.NotValid as over:
            raise Http404 from over
        except actions.NotOpenNow as kept:
            messages.info(request, str(kept))
            return redirect("groups:find")
        messages.success(request, gettext("You are in. You can just read, for as long as you like."))
        return redirect(group)
    context = {"group": group, "letters": letters, "norms": queries.told_first(group)}
    return render(request, "groups/invitation.html", context)
