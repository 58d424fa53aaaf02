"""Asking: the one page with every way, and the three that begin at once."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.asks import actions
from porch.asks.forms import AskForm, NowForm, RideForm
from porch.asks.queries import mine
from porch.asks.queries.past import kept_board
from porch.asks.queries.who import is_kept_alike
from porch.asks.views.shown import numbers, standing
from porch.bonds import queries as bonds
from porch.bonds import tasks as pairing
from porch.bonds.models import Mode
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.people.actions import say_lived_experience

SOON = timedelta(hours=1)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: MemberRequest) -> HttpResponse:
    """Every way of asking, what was asked for, and once someone to walk with is asked for, the honest wait."""
    member, at = request.user, now()
    form = AskForm(member, request.POST if request.method == "POST" else None)
    if form.is_valid() and not member.is_paired_apart:
        if form.hours:
            say_lived_experience(member, {"hours": form.hours}, now=at)
        actions.ask_for_pair(member, form.cleaned_data["who"], now=at)
        pairing.look_for_the_next.enqueue()
        return redirect("asks:ask")
    context = {
        "form": form,
        "waits": bonds.waits_of(member, at),
        "lived": member.lived,
        "apart": member.is_paired_apart,
        "asked": [standing(one, member, at) for one in mine.open_asks_of(member)],
        "board": kept_board()[0],
        "kept": is_kept_alike(member, at),
        "numbers": numbers(),
    }
    return render(request, "asks/ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def stop_asking(request: MemberRequest, mode: str) -> HttpResponse:
    if mode not in Mode.values:
        raise Http404
    actions.stop_asking_for_pair(request.user, mode, now=now())
    messages.success(request, gettext("You are no longer waiting. You can ask again any time."))
    return redirect("bonds:people")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask_now(request: MemberRequest) -> HttpResponse:
    """Someone now: one press is enough; a line and a wish can be added."""
    form = _now_form(request)
    if form.is_valid():
        return _asked(request, "talk", form)
    return render(request, "asks/now.html", {"form": form, "numbers": numbers()}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def sit(request: MemberRequest) -> HttpResponse:
    """What is open now or next, and where nothing is within the hour, somebody on shift to sit with."""
    form = _now_form(request)
    if form.is_valid():
        return _asked(request, "sit", form)
    rooms = mine.rooms_for(request.user, now(), within=SOON)
    context = {"form": form, "rooms": rooms, "numbers": numbers(), "now": now()}
    return render(request, "asks/sit.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ride(request: MemberRequest) -> HttpResponse:
    at = now()
    form = RideForm(request.user, at, request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = actions.ask_for(
            *(request.user, "ride"),
            now=at,
            told=form.told,
            ride_at=form.moment,
            seats=form.cleaned_data["seats"],
        )
        return redirect(made)
    return render(request, "asks/ride.html", {"form": form, "numbers": numbers()}, status=_status(form))


def _asked(request: MemberRequest, kind: str, form: NowForm) -> HttpResponse:
    said = form.cleaned_data
    made = actions.ask_for(
        *(request.user, kind),
        now=now(),
        wishes=said["wishes"],
        told=form.told,
        any_gender=said.get("any_gender", False),
    )
    return redirect(made)


def _now_form(request: MemberRequest) -> NowForm:
    data = request.POST if request.method == "POST" else None
    return NowForm(data, is_kept=is_kept_alike(request.user, now()))


def _status(form: NowForm | RideForm) -> int:
    return 422 if form.is_bound else 200
