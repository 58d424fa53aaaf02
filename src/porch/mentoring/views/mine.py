"""A mentor's own page, and what members are asked beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.bonds.queries import carrying_of
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.mentoring import tasks_mentors as tasks
from porch.mentoring.actions import mentors as actions
from porch.mentoring.forms import LinesForm, StandByForm, WordForm
from porch.mentoring.models import Reference
from porch.mentoring.queries import mentors as queries
from porch.mentoring.registries import mentor_links
from porch.mentoring.words import WOULD_HELP, asked_here
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def mentoring(request: MemberRequest) -> HttpResponse:
    at, settings = now(), queries.settings_now()
    mine = queries.mine(request.user, at)
    if mine is None:
        raise Http404
    with if_there_is_room():
        seen(request.user, request.path, at)
    lacks = [(code, WOULD_HELP[code]) for code in mine.standing.lacks]
    asked = [
        (words, not set(codes.split()) & set(mine.standing.lacks)) for codes, words in asked_here(settings)
    ]
    context = {
        "mine": mine,
        "asked": asked,
        "lacks": lacks,
        "carrying": carrying_of(request.user),
        "links": [link for link in mentor_links if link.shows(request.user)],
    }
    return render(request, "mentoring/mine.html", context)


@require_POST
@member_required
def still_here(request: MemberRequest) -> HttpResponse:
    _mentors_only(request)
    actions.still_here(request.user, now=now())
    messages.success(request, gettext("Thank you. That is noted."))
    return redirect("mentoring:mine")


@require_POST
@member_required
def rest(request: MemberRequest) -> HttpResponse:
    _mentors_only(request)
    actions.rest_from_mentoring(request.user, now=now())
    tasks.find_cover.enqueue()
    messages.success(request, gettext("You rest. Nobody is told why, and somebody looks after your people."))
    return redirect("mentoring:mine")


@require_POST
@member_required
def back(request: MemberRequest) -> HttpResponse:
    _mentors_only(request)
    actions.back_from_rest(request.user, now=now())
    messages.success(request, gettext("Good to have you back."))
    return redirect("mentoring:mine")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def lines(request: MemberRequest) -> HttpResponse:
    mine = queries.mine(request.user, now())
    if mine is None:
        raise Http404
    form = LinesForm(request.POST if request.method == "POST" else None, initial={"lines": mine.lines})
    if form.is_valid():
        actions.say_lines(request.user, form.cleaned_data["lines"], now=now())
        messages.success(request, gettext("Saved."))
        return redirect("mentoring:mine")
    return render(request, "mentoring/lines.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask_for_words(request: MemberRequest) -> HttpResponse:
    _mentors_only(request)
    people = queries.who_could_stand_by(request.user)
    form = StandByForm(people, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.ask_to_stand_by(form.cleaned_data["whom"], by=request.user, now=now())
            messages.success(request, gettext("They are asked. You need not do anything more."))
        except actions.NotAskable:
            messages.info(request, gettext("That had changed already."))
        return redirect("mentoring:mine")
    context = {"form": form, "people": people}
    return render(request, "mentoring/words.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def stand_by(request: MemberRequest, pk: UUID) -> HttpResponse:
    asked, form = _asked(request, pk), WordForm(request.POST)
    try:
        actions.stand_by(asked, now=now(), line=form.cleaned_data["line"] if form.is_valid() else "")
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    else:
        messages.success(request, gettext("Thank you. Only that somebody said yes counts."))
    return redirect("bonds:people")


@require_POST
@member_required
def rather_not(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.rather_not(_asked(request, pk), now=now())
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    else:
        messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("bonds:people")


@require_POST
@member_required
def a_year_on(request: MemberRequest, answer: str) -> HttpResponse:
    try:
        actions.answer_a_year_on(request.user, answer, now=now())
    except TooLate as nothing_open:
        raise Http404 from nothing_open
    said = {"yes": gettext("Thank you. A coordinator will talk with you about it.")}
    messages.success(request, said.get(answer, gettext("That is fine. You will not be asked again.")))
    return redirect("bonds:people")


def _mentors_only(request: MemberRequest) -> None:
    if not queries.is_mentor(request.user):
        raise Http404


def _asked(request: MemberRequest, pk: UUID) -> Reference:
    found = queries.reference_for(request.user, pk)
    if found is None:
        raise Http404
    return found
