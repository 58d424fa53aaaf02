"""What comes after a stay, for the one whose stay it is: who walks on, who may be told, a word a week."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.programmes.actions import aftercare, drifting, handing
from porch.programmes.forms.after import AskForm, MetForm, ToldForm, WeeklyForm
from porch.programmes.models import Episode
from porch.programmes.queries import aftercare as weeks
from porch.programmes.queries import drifting as signs
from porch.programmes.queries import handing as walking
from porch.programmes.queries.after import my_stay, my_stays
from porch.programmes.rules.aftercare import USUAL
from porch.wire.actions import seen


@require_safe
@member_required
def everything(request: MemberRequest) -> HttpResponse:
    """Whom they walk on with, and the stays after which somebody could walk on with them."""
    member, at = request.user, now()
    rows = [walking.together(row, member) for row in walking.of_peer(member) if row.state != "asked"]
    context = {
        "asked": walking.to_answer(member),
        "walking": [one for one in rows if one is not None],
        "weeks": weeks.this_week(member, at),
        "stays": my_stays(member),
    }
    return render(request, "programmes/walking_on.html", context)


@require_safe
@member_required
def after(request: MemberRequest, pk: UUID) -> HttpResponse:
    member, at = request.user, now()
    stay = _mine(member, pk)
    seen(member, request.path, at)
    return render(request, "programmes/after.html", _context(stay, at))


def _context(stay: Episode, at: datetime) -> dict[str, Any]:
    asked = walking.asked_of(stay)
    together = walking.together(asked.walks, stay.member) if asked.walks else None
    weekly = [one for one in weeks.this_week(stay.member, at) if one.mine and one.row.episode_id == stay.pk]
    return {
        "stay": stay,
        "asked": asked,
        "together": together,
        "met_form": MetForm(today=weeks.today_of(stay.member, at)),
        "noticed": signs.noticed_of(stay),
        "week": weekly[0] if weekly else None,
        "weekly_form": WeeklyForm(initial={"beyond": weekly[0].row.beyond} if weekly else None),
        "goes_on": stay.ended_on is None,
    }


def _mine(member: Member, pk: UUID) -> Episode:
    stay = my_stay(member, pk)
    if stay is None:
        raise Http404
    return stay


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Whom to ask, in which order."""
    member, at = request.user, now()
    stay = _mine(member, pk)
    form = AskForm(walking.could_be_asked(member), request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["weekly"]:
            aftercare.wish(stay, USUAL, by=member, now=at)
        handing.ask(stay, form.peers, by=member, now=at, desk=form.cleaned_data["desk"])
        messages.success(request, gettext("Asked. You read here when somebody says yes."))
        return redirect("programmes:after", stay.pk)
    context = {"form": form, "stay": stay, "anybody": bool(form.people)}
    return render(request, "programmes/after_ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def stop(request: MemberRequest, pk: UUID) -> HttpResponse:
    stay = _mine(request.user, pk)
    handing.stop_asking(stay, by=request.user, now=now())
    messages.success(request, gettext("Nobody is asked any more."))
    return redirect("programmes:after", stay.pk)


@require_POST
@member_required
def not_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Put away the question on Today."""
    stay = _mine(request.user, pk)
    handing.not_now(stay, by=request.user, now=now())
    messages.success(request, gettext("That is fine. It stays under My people, Walking on."))
    return redirect("home:today")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def told(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Who may be told that they come less: a peer first, staff later, or nobody."""
    member, at = request.user, now()
    stay = _mine(member, pk)
    if stay.ended_on is not None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    initial = {"peer": str(stay.peer_id or ""), "staff": stay.may_tell_staff}
    form = ToldForm(walking.could_be_asked(member), data, initial=initial)
    if form.is_valid():
        drifting.choose(stay, form.chosen, staff=form.cleaned_data["staff"], by=member, now=at)
        anybody = form.chosen or form.cleaned_data["staff"]
        said = gettext("Kept.") if anybody else gettext("Nobody is told, and nothing is noticed.")
        messages.success(request, said)
        return redirect("programmes:after", stay.pk)
    context = {"form": form, "stay": stay, "anybody": bool(form.people)}
    return render(request, "programmes/after_told.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def weekly(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A word a week, or for longer."""
    stay, form = _mine(request.user, pk), WeeklyForm(request.POST)
    if not form.is_valid():
        messages.info(request, gettext("Pick how long."))
        return redirect("programmes:after", stay.pk)
    row = aftercare.wish(stay, form.cleaned_data["beyond"], by=request.user, now=now())
    said = gettext("Kept.") if row else gettext("It begins when somebody says yes.")
    messages.success(request, said)
    return redirect("programmes:after", stay.pk)
