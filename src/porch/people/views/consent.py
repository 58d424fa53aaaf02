"""Who can see what of me, and who looked: one page, one tap to pause or take back, and nobody is told."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from porch.kit import clock
from porch.people import consent
from porch.people.access import MemberRequest, anyone_here
from porch.people.actions import consent as actions
from porch.people.models import Member
from porch.people.queries import consents, giving

A_PAGE, A_FEW = 25, 5


@require_safe
@anyone_here
def index(request: MemberRequest) -> HttpResponse:
    """People first, then parts, then what comes with the house; below, the latest looks."""
    member, now = request.user, clock.now()
    looks, rules = consents.looks_at(member), consents.house_rules_of(member, now)
    context = {
        "given": consents.given_by(member, now),
        "rules": [rule for rule in rules if rule.holds],
        "other_rules": [rule for rule in rules if not rule.holds],
        "looks": consents.in_words(looks[:A_FEW]),
        "more_looks": looks.count() > A_FEW,
        "opened": consents.opened_together(member),
        "reports": giving.used_for_reports(member, now),
    }
    return render(request, "people/consent.html", context)


@require_safe
@anyone_here
def looked(request: MemberRequest) -> HttpResponse:
    """Who looked, newest first."""
    page = Paginator(consents.looks_at(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"looks": consents.in_words(page.object_list), "page": page}
    return render(request, "people/consent_looked.html", context)


@require_safe
@anyone_here
def as_they_see(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """What one person reads of me just now, as they read it."""
    other = giving.known_to(request.user, member_id)
    if other is None:
        raise Http404
    return _seen(request, other, {"name": other.handle})


@require_safe
@anyone_here
def as_a_part_sees(request: MemberRequest, part: str) -> HttpResponse:
    """What those in a part read of me just now, such as my mentors, besides what I gave one of them by name."""
    relation = giving.part_with(part)
    if relation is None or relation.who is None:
        raise Http404
    title, people = gettext(relation.title), consents.names_of(relation.who(request.user))
    return _seen(request, part, {"part": title, "now_in_it": people})


def _seen(request: MemberRequest, to: Member | str, who: dict[str, str]) -> HttpResponse:
    now = clock.now()
    given = consent.as_seen_by(to, request.user, now=now)
    nothing_yet = giving.not_shown_yet(to, by=request.user, now=now)
    return render(request, "people/consent_as.html", {**who, "given": given, "nothing_yet": nothing_yet})


@require_POST
@anyone_here
def pause(request: MemberRequest, grant_id: UUID) -> HttpResponse:
    return _change(request, grant_id, actions.pause, _("Paused. Nobody is told."))


@require_POST
@anyone_here
def go_on(request: MemberRequest, grant_id: UUID) -> HttpResponse:
    return _change(request, grant_id, actions.go_on, _("It can be seen again."))


@require_POST
@anyone_here
def revoke(request: MemberRequest, grant_id: UUID) -> HttpResponse:
    return _change(request, grant_id, actions.revoke, _("Taken back. Nobody is told."))


def _change(request: MemberRequest, grant_id: UUID, act: Callable[..., bool], said: str) -> HttpResponse:
    if not act(grant_id, by=request.user, now=clock.now()):
        raise Http404
    messages.success(request, said)
    return redirect("people:consent")


@require_POST
@anyone_here
def rule(request: MemberRequest, rule: str) -> HttpResponse:
    """Pause a rule of the house for oneself, or let it hold again."""
    now: datetime = clock.now()
    if request.POST.get("say") == "hold":
        if not actions.let_hold(rule, by=request.user, now=now):
            raise Http404
        messages.success(request, _("It can be seen again."))
    else:
        if not actions.withhold(rule, by=request.user, now=now):
            raise Http404
        messages.success(request, _("Paused. Nobody is told."))
    return redirect("people:consent")
