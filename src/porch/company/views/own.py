"""Pages for oneself alone: whom I could call, what I gave, three questions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.company import actions, queries
from porch.company.forms import MapForm, QuestionsForm, RhythmForm
from porch.company.registries import someone_now
from porch.company.rules import loneliness
from porch.company.rules.balance import CAME, GAVE, sentences
from porch.company.rules.rings import MOST, WIDTHS, picture
from porch.company.words import RINGS
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def mine(request: MemberRequest) -> HttpResponse:
    found = queries.on_map(request.user)
    rings = [(RINGS[ring], [one for one in found if one.ring == ring]) for ring in RINGS]
    pictures = [picture([one.ring for one in found], width) for width in WIDTHS] if found else []
    closest = next((one for one in found if one.ring == 1 and one.can_be_rung), None)
    context = {
        "rings": [ring for ring in rings if ring[1]],
        "found": found,
        "pictures": pictures,
        "closest": closest,
    }
    return render(request, "company/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest) -> HttpResponse:
    return _put(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: UUID) -> HttpResponse:
    there = queries.on_map_of(request.user, pk)
    if there is None:
        raise Http404
    return _put(request, there)


def _put(request: MemberRequest, there: queries.OnMap | None) -> HttpResponse:
    people = queries.people_here(request.user)
    form = MapForm(people, there, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            ring, instead = said.pop("ring"), there.id if there else None
            actions.put_on_map(said, ring, by=request.user, now=now(), instead_of=instead)
            return redirect("company:mine")
        except actions.TooMany:
            form.add_error(
                None, gettext("There is room for %(most)s. Take someone off first.") % {"most": MOST}
            )
    context = {"form": form, "there": there, "from_here": bool(people)}
    return render(request, "company/mine_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def take_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    if queries.on_map_of(request.user, pk) is None:
        raise Http404
    actions.take_off_map(pk, by=request.user)
    messages.success(request, gettext("Taken off your map."))
    return redirect("company:mine")


@require_safe
@member_required
def card(request: MemberRequest) -> HttpResponse:
    found = queries.on_map(request.user)
    rings = [(RINGS[ring], [one for one in found if one.ring == ring]) for ring in RINGS]
    return render(request, "company/mine_card.html", {"rings": [ring for ring in rings if ring[1]]})


# ---- what I gave ----


@require_safe
@member_required
def gave(request: MemberRequest) -> HttpResponse:
    hidden = queries.wishes_of(request.user).gave_hidden
    lines = [] if hidden else queries.balance_of(request.user, now())
    context = {"hidden": hidden, "gave": sentences(lines, GAVE), "came": sentences(lines, CAME)}
    return render(request, "company/gave.html", context)


@require_POST
@member_required
def put_away(request: MemberRequest) -> HttpResponse:
    actions.show_what_i_gave(request.user, shown=False)
    messages.success(request, gettext("Put away. It is not drawn up any more."))
    return redirect("bonds:people")


@require_POST
@member_required
def take_out(request: MemberRequest) -> HttpResponse:
    actions.show_what_i_gave(request.user, shown=True)
    return redirect("company:gave")


# ---- three questions ----


@require_safe
@member_required
def lonely(request: MemberRequest) -> HttpResponse:
    return _lonely(request, None)


def _lonely(request: MemberRequest, form: QuestionsForm | None) -> HttpResponse:
    member = request.user
    checks, wishes = queries.checks_of(member), queries.wishes_of(member)
    sums = [(one.on, added) for one in checks if (added := loneliness.total(one.answers)) is not None]
    latest = checks[-1] if checks else None
    today = latest is not None and latest.on == today_in(member.time_zone, now())
    context: dict[str, Any] = {
        "form": form or QuestionsForm(),
        "rhythm": RhythmForm(initial={"asks_me": wishes.asks_me}),
        "is_on": bool(wishes.asks_me),
        "checks": [(one, loneliness.total(one.answers)) for one in reversed(checks)],
        "pictures": [shown for width in WIDTHS if (shown := loneliness.picture(sums, width))],
        "answered_today": today,
        "is_heavy": today and latest is not None and loneliness.is_heavy(latest.answers),
        "someone_now": next(iter(someone_now), None),
    }
    return render(request, "company/lonely.html", context, status=422 if form else 200)


@require_POST
@member_required
def answer(request: MemberRequest) -> HttpResponse:
    form = QuestionsForm(request.POST)
    if not form.is_valid():
        return _lonely(request, form)
    today = today_in(request.user.time_zone, now())
    if any(value is not None for value in form.cleaned_data.values()):
        actions.answer(request.user, form.cleaned_data, today=today)
    else:
        actions.not_now(request.user, today=today)
    return redirect("company:lonely")


@require_POST
@member_required
def not_now(request: MemberRequest) -> HttpResponse:
    actions.not_now(request.user, today=today_in(request.user.time_zone, now()))
    return redirect("/today/")


@require_POST
@member_required
def how_often(request: MemberRequest) -> HttpResponse:
    form = RhythmForm(request.POST)
    if form.is_valid():
        today = today_in(request.user.time_zone, now())
        actions.ask_me(request.user, form.cleaned_data["asks_me"], today=today)
        messages.success(request, gettext("Saved. Only you know."))
    return redirect("company:lonely")


@require_POST
@member_required
def forget(request: MemberRequest) -> HttpResponse:
    actions.forget_answers(request.user)
    messages.success(request, gettext("Every answer is gone."))
    return redirect("company:lonely")
