"""Finding groups, one group, asking for one; coming in, leaving, home."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.forms.groups import WEEK, FindForm, FoundingForm, LeaveForm
from porch.groups.queries import Seen
from porch.groups.registries import sections
from porch.groups.rules.lists import kinds
from porch.groups.views.gate import joined, mine, seen
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.people.rules.vocabulary import words_of
from porch.wire.actions import seen as has_seen


@require_safe
@member_required
def find(request: MemberRequest) -> HttpResponse:
    at, wanted = now(), FindForm(request.GET).wanted
    with if_there_is_room():
        has_seen(request.user, request.path, at)
    context = {
        "mine": queries.mine(request.user, at),
        "found": queries.find(request.user, at, **wanted),
        "wanted": wanted,
        "is_any": any(wanted.values()),
        "kinds": [(kind.code, gettext(kind.label)) for kind in kinds()],
        "languages": [(word.code, gettext(word.label)) for word in words_of("languages")],
        "week": [(str(number), name) for number, name in WEEK],
    }
    return render(request, "groups/find.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask_for_group(request: MemberRequest) -> HttpResponse:
    form = FoundingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.ask_for_group(form.told, by=request.user, now=now())
        messages.success(request, gettext("Sent. A coordinator answers within three weeks."))
        return redirect("groups:find")
    return render(request, "groups/founding.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@member_required
def group(request: MemberRequest, slug: str) -> HttpResponse:
    found, at = seen(request, slug), now()
    with if_there_is_room():
        has_seen(request.user, request.path, at)
    return render(request, "groups/group.html" if found.belongs else "groups/outside.html", _page(found))


def _page(found: Seen) -> dict[str, Any]:
    at = now()
    shown = [one for one in sorted(sections, key=lambda one: one.order) if found.belongs or one.for_anyone]
    drawn = [(one.template, one.context(found.group, found.viewer, at)) for one in shown]
    page = {
        "seen": found,
        "group": found.group,
        "kinds": [gettext(kind.label) for kind in kinds() if kind.code in found.group.kinds],
        "norms": queries.told_first(found.group),
        "ahead": queries.next_for(found.group, found.viewer, at),
        "sections": [{"template": template, "section": section} for template, section in drawn if section],
    }
    if not found.belongs:
        return page | {"asked": queries.my_ask(found.viewer, found.group, at)}
    topics = queries.topics_of(found)
    return page | {
        "joiners": queries.joiners_of(found),
        "topics": topics,
        "write_in": next((one for one in topics if one.i_am_in and one.topic.state == "open"), None),
        "announcements": queries.announcements_of(found, at),
        "posts": queries.posts_of(found.group, found.viewer, at),
    }


@require_POST
@member_required
def join(request: MemberRequest, slug: str) -> HttpResponse:
    found = seen(request, slug)
    try:
        actions.join(found.group, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("This group is not joined like this now."))
    except actions.NotOpenNow as kept:
        messages.info(request, str(kept))
    else:
        messages.success(request, gettext("You are in. You can just read, for as long as you like."))
    return redirect(found.group)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def leave(request: MemberRequest, slug: str) -> HttpResponse:
    """What stays and what goes, before it is done; then one more tap."""
    found = joined(request, slug)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with suppress(TooLate):  # from another page, a moment ago: they have left
            actions.leave(found.group, by=request.user, now=now(), take_words=form.cleaned_data["take"])
        messages.success(request, gettext("You have left. Nobody is told. You can come back."))
        return redirect("groups:find")
    return render(request, "groups/leave.html", {"seen": found, "group": found.group, "form": form})


@require_POST
@member_required
def home(request: MemberRequest, slug: str) -> HttpResponse:
    found = joined(request, slug)
    if "off" in request.POST:
        actions.no_home(found.group, by=request.user)
        messages.success(request, gettext("It is your home group no longer. You still belong."))
    else:
        actions.make_home(found.group, by=request.user, now=now())
        messages.success(request, gettext("This is your home group now. You have a vote here."))
    return redirect(found.group)


@require_POST
@member_required
def quiet(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    actions.quiet(found.group, by=request.user, is_quiet="off" not in request.POST)
    messages.success(request, gettext("Saved. Only you see this."))
    return redirect(found.group)
