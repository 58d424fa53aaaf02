"""Bringing a motion: what it is about, then what shall be so, then how it will read."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.groups import motion_words
from porch.groups.actions import motions as actions
from porch.groups.forms.motions import HouseSeatForm, SeatForm, SettingForm, TextForm, WhyForm
from porch.groups.queries import motions as queries
from porch.groups.queries.motions import Place
from porch.groups.queries.settings import answer_in, asked_in, norms_of, setting_of
from porch.groups.views.motions import place_of
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def new(request: MemberRequest, slug: str) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    return render(request, "groups/motion_new.html", {"place": place})


@require_safe
@member_required
def settings(request: MemberRequest, slug: str) -> HttpResponse:
    """Everything the group can decide about itself, with what holds now; how it decides comes last."""
    place = place_of(request, slug, at_home=True)
    norms = sorted(norms_of(place.group), key=lambda norm: not norm.setting.only_in_houses)
    rows = [(norm.setting, gettext(norm.setting.title), gettext(norm.sentence)) for norm in norms]
    parts = {"deciding": "decide-", "times": "time-"}
    context = {part: [row for row in rows if row[0].code.startswith(start)] for part, start in parts.items()}
    context["norms"] = [row for row in rows if not any(row in part for part in context.values())]
    return render(request, "groups/motion_settings.html", {"place": place, **context})


@require_safe
@member_required
def service(request: MemberRequest, slug: str) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    held = set(queries.held_positions_in(place.group))
    rows = [(row, motion_words.position_name(row), row in held) for row in queries.positions_in(place.group)]
    return render(request, "groups/motion_service.html", {"place": place, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def words(request: MemberRequest, slug: str) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    form = TextForm(_posted(request))
    if form.is_valid():
        return _drafted(request, place, "text", text=form.cleaned_data["text"], why=form.cleaned_data["why"])
    return _form(request, place, form, gettext("A decision in words"))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def setting(request: MemberRequest, slug: str, code: str) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    found = asked_in(place.group, code)
    if found is None:
        raise Http404
    form = SettingForm(found, setting_of(place.group, code), _posted(request))
    if form.is_valid():
        chosen = (code, form.cleaned_data["value"])
        return _drafted(request, place, "setting", setting=chosen, why=form.cleaned_data["why"])
    now_so = gettext(answer_in(place.group, found).sentence)
    return _form(request, place, form, gettext(found.title), now_so=now_so)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def seat(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    position = get_object_or_404(queries.positions_in(place.group).select_related("group"), pk=pk)
    form = (HouseSeatForm if place.group.is_household else SeatForm)(position, _posted(request))
    if form.is_valid():
        return _drafted(request, place, "seat", position=position, **form.cleaned_data)
    return _form(request, place, form, motion_words.position_name(position), hint="seat")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def unseat(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    position = get_object_or_404(queries.held_positions_in(place.group), pk=pk)
    form = WhyForm(_posted(request))
    if form.is_valid():
        return _drafted(request, place, "unseat", position=position, **form.cleaned_data)
    return _form(request, place, form, motion_words.position_name(position), hint="unseat")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def end(request: MemberRequest, slug: str) -> HttpResponse:
    place = place_of(request, slug, at_home=True)
    if place.group.is_household:  # a house is closed by whoever runs it
        raise Http404
    form = WhyForm(_posted(request))
    if form.is_valid():
        return _drafted(request, place, "end", **form.cleaned_data)
    return _form(request, place, form, gettext("Winding the group up"), hint="end")


def _posted(request: MemberRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _drafted(request: MemberRequest, place: Place, kind: str, **what: object) -> HttpResponse:
    try:
        motion = actions.draft(place.group, kind, by=request.user, now=now(), **what)  # type: ignore[arg-type]
    except actions.NoVoice as nothing:
        raise Http404 from nothing
    except actions.ChangesNothing:
        messages.info(request, gettext("That is so already. There is nothing to decide."))
        return redirect("groups:conscience", place.group.slug)
    return redirect(motion)


def _form(
    request: MemberRequest, place: Place, form: WhyForm, title: str, *, now_so: str = "", hint: str = ""
) -> HttpResponse:
    context = {"place": place, "form": form, "title": title, "now_so": now_so, "hint": hint}
    return render(request, "groups/motion_form.html", context, status=422 if form.is_bound else 200)
