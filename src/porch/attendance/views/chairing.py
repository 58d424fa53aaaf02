"""For whoever chairs a group's sitting: open its proof, read out what comes, end it. For others there is nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.attendance import actions, queries
from porch.attendance.models import Sitting
from porch.attendance.rules.windows import TooShort
from porch.groups.models import Group
from porch.groups.queries import group_for
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def chair(request: MemberRequest, slug: str) -> HttpResponse:
    group = _group(request, slug)
    ready = queries.ready_for(group, request.user, now())
    if not ready and not queries.keeps(group, request.user, now()):
        raise Http404
    return render(request, "attendance/chair.html", {"group": group, "ready": ready})


@require_POST
@member_required
def open_it(request: MemberRequest, slug: str) -> HttpResponse:
    group, said = _group(request, slug), request.POST.get("sitting", "")
    ready = queries.ready_for(group, request.user, now())
    found = next((one for one in ready if one.running.code == said), None)
    if found is None:
        raise Http404
    try:
        sitting = actions.open_proof(found.running, by=request.user, now=now())
    except actions.AlreadyOpen as there:
        sitting = there.sitting
    except TooShort:
        why = gettext("Too little is left of it: two codes need twenty minutes.")
        context = {"group": group, "ready": ready, "why_not": why}
        return render(request, "attendance/chair.html", context, status=422)
    return redirect("attendance:reading", slug, sitting.pk)


@require_safe
@member_required
def reading(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    group = _group(request, slug)
    sitting, at = _sitting(request, group, pk), now()
    seen = queries.now_of(sitting, at)
    wait = seen.looks_again_at or sitting.is_over_at
    context = {
        "group": group,
        "sitting": sitting,
        "now": seen,
        "is_over": at >= sitting.is_over_at,
        "wait": max(1, int((wait - at).total_seconds()) + 1),
    }
    return render(request, "attendance/reading.html", context)


@require_POST
@member_required
def end(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    group = _group(request, slug)
    actions.close_proof(_sitting(request, group, pk), by=request.user, now=now())
    messages.success(request, gettext("Ended. Whoever gave two codes back can ask for proof now."))
    return redirect("attendance:reading", slug, pk)


def _group(request: MemberRequest, slug: str) -> Group:
    seen = group_for(slug, request.user, now())
    if seen is None or not queries.is_on(seen.group):
        raise Http404
    return seen.group


def _sitting(request: MemberRequest, group: Group, pk: UUID) -> Sitting:
    found = queries.sitting_for(group, pk, request.user, now())
    if found is None:
        raise Http404
    return found
