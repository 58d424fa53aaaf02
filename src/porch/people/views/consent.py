"""Who can see what of me, and who looked: one page, one tap to pause or take back, and nobody is told."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock
from porch.people import consent
from porch.people.access import MemberRequest, member_required
from porch.people.actions import consent as actions
from porch.people.forms.consent import GiveSightForm
from porch.people.queries import consents

A_PAGE, A_FEW = 25, 5


@require_safe
@member_required
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
    }
    return render(request, "people/consent.html", context)


@require_safe
@member_required
def looked(request: MemberRequest) -> HttpResponse:
    """Who looked, newest first."""
    page = Paginator(consents.looks_at(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"looks": consents.in_words(page.object_list), "page": page}
    return render(request, "people/consent_looked.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def give(request: MemberRequest) -> HttpResponse:
    """Give something to one of one's people. To someone new the password is asked first; never for taking back."""
    member, now = request.user, clock.now()
    bound = request.method == "POST"
    form = GiveSightForm(
        consents.near_to(member),
        consents.givable(member, now),
        request.POST if bound else None,
        initial={name: request.GET[name] for name in ("to", "what", "ends") if name in request.GET} or None,
    )
    if form.is_valid():
        to = form.member
        if not consents.was_given_before(member, to) and not did_recently_reauthenticate(request):
            return _say_it_is_you(form.cleaned_data)
        actions.give(form.cleaned_data["what"], to, by=member, now=now, ends=form.until(now))
        messages.success(
            request, _("%(name)s may see it now. You can pause it any time.") % {"name": to.handle}
        )
        return redirect("people:consent")
    return render(request, "people/consent_give.html", {"form": form}, status=422 if bound else 200)


def _say_it_is_you(chosen: dict[str, str]) -> HttpResponse:
    """To the password, and back to the form with what was chosen."""
    then = f"{reverse('people:give-sight')}?{urlencode(chosen)}"
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': then})}")


@require_safe
@member_required
def as_they_see(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """What one person reads of me just now, as they read it."""
    other = consents.known_to(request.user, member_id)
    if other is None:
        raise Http404
    given = consent.as_seen_by(other, request.user, now=clock.now())
    return render(request, "people/consent_as.html", {"other": other, "given": given})


@require_POST
@member_required
def pause(request: MemberRequest, grant_id: UUID) -> HttpResponse:
    return _change(request, grant_id, actions.pause, _("Paused. Nobody is told."))


@require_POST
@member_required
def go_on(request: MemberRequest, grant_id: UUID) -> HttpResponse:
    return _change(request, grant_id, actions.go_on, _("It can be seen again."))


@require_POST
@member_required
def revoke(request: MemberRequest, grant_id: UUID) -> HttpResponse:
    return _change(request, grant_id, actions.revoke, _("Taken back. Nobody is told."))


def _change(request: MemberRequest, grant_id: UUID, act: Callable[..., bool], said: str) -> HttpResponse:
    if not act(grant_id, by=request.user, now=clock.now()):
        raise Http404
    messages.success(request, said)
    return redirect("people:consent")


@require_POST
@member_required
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
