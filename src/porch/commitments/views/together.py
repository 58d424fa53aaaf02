"""What a group adds up together, and what its people told it they mean to do."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.commitments.actions import together as actions
from porch.commitments.queries import seen
from porch.commitments.queries.together import adds_up, effort_of, stands_by
from porch.commitments.telling import when_in_words
from porch.commitments.words import TOLD
from porch.groups.models import Group
from porch.groups.queries import group_for
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


def _group(request: MemberRequest, slug: str) -> Group:
    """For those who belong, where the group decided to have this page."""
    found = group_for(slug, request.user, now())
    if found is None or not (adds_up(found.group) or stands_by(found.group)):
        raise Http404
    return found.group


@require_safe
@member_required
def together(request: MemberRequest, slug: str) -> HttpResponse:
    group, at = _group(request, slug), now()
    effort = effort_of(group, request.user, at) if adds_up(group) else None
    told = seen.told_to(group, request.user, at) if stands_by(group) else []
    mine = (effort.mine or {}) if effort else {}
    context = {
        "group": group,
        "effort": effort,
        "taps": [(code, words, mine.get(code, 0)) for code, words in TOLD.items()],
        "stands_by": stands_by(group),
        "told": [(one, when_in_words(one.commitment.when)) for one in told],
    }
    return render(request, "commitments/together.html", context)


@require_POST
@member_required
def part(request: MemberRequest, slug: str) -> HttpResponse:
    group = _group(request, slug)
    try:
        if "off" in request.POST:
            actions.stop_taking_part(group, by=request.user, now=now())
            messages.success(request, gettext("You take no part any more. Nobody is told."))
        else:
            with_check_ins = bool(request.POST.get("check_ins"))
            actions.take_part(group, by=request.user, now=now(), with_check_ins=with_check_ins)
            messages.success(request, gettext("You take part. Nobody sees that you do."))
    except actions.NotHere as nothing:
        raise Http404 from nothing
    return redirect("commitments:together", slug)


@require_POST
@member_required
def tap(request: MemberRequest, slug: str) -> HttpResponse:
    group = _group(request, slug)
    try:
        actions.tap(group, request.POST.get("what", ""), by=request.user, now=now())
        messages.success(request, gettext("Kept. It is added on another day, together with others."))
    except actions.Enough:
        messages.info(request, gettext("That is as many as count in a day. Thank you all the same."))
    except actions.NotHere as nothing:
        raise Http404 from nothing
    return redirect("commitments:together", slug)


@require_POST
@member_required
def untap(request: MemberRequest, slug: str) -> HttpResponse:
    group = _group(request, slug)
    actions.untap(group, request.POST.get("what", ""), by=request.user, now=now())
    messages.success(request, gettext("Taken back."))
    return redirect("commitments:together", slug)
