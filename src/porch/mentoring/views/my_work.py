"""What a mentee does with a piece of work of their own: write, share, take back, finish, put away, take along."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from porch.bonds.actions import TooLate
from porch.kit.clock import now
from porch.mentoring import actions, queries
from porch.mentoring.forms import WayForm, WriteForm
from porch.mentoring.models import Entry
from porch.mentoring.views.work import page_of
from porch.people.access import MemberRequest, member_required


@require_POST
@member_required
def write(request: MemberRequest, pk: UUID) -> HttpResponse:
    sheet = _mine(request, pk)
    form = WriteForm(sheet, request.POST)
    if not form.is_valid():
        return page_of(request, pk, write=form) or redirect("mentoring:work", pk)
    actions.write(sheet.work, form.cleaned_data, by=request.user, now=now())
    messages.success(request, gettext("Kept. Only you see it until you share it."))
    return redirect("mentoring:work", pk)


@require_POST
@member_required
def share(request: MemberRequest, pk: UUID, prompt: str) -> HttpResponse:
    try:
        actions.share(_entry(request, pk, prompt), by=request.user, now=now())
        messages.success(request, gettext("Shared: this one answer, until you take it back."))
    except TooLate:
        messages.info(request, gettext("There is no mentor to share it with just now."))
    return redirect("mentoring:work", pk)


@require_POST
@member_required
def take_back(request: MemberRequest, pk: UUID, prompt: str) -> HttpResponse:
    actions.take_back(_entry(request, pk, prompt), by=request.user, now=now())
    messages.success(request, gettext("Taken back. Nobody is told."))
    return redirect("mentoring:work", pk)


@require_POST
@member_required
def begin(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.begin, "mentoring:work")


@require_POST
@member_required
def again(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.take_up_again, "mentoring:work")


@require_POST
@member_required
def put_away(request: MemberRequest, pk: UUID) -> HttpResponse:
    answer = _do(request, pk, actions.put_away, "mentoring:all-work")
    messages.success(request, gettext("Put away, with what you wrote. Nobody is told."))
    return answer


@require_POST
@member_required
def done(request: MemberRequest, pk: UUID) -> HttpResponse:
    sheet, form = _mine(request, pk), WayForm(request.POST)
    if not form.is_valid():
        return page_of(request, pk, way=form) or redirect("mentoring:work", pk)
    try:
        actions.finish(sheet.work, form.cleaned_data["way"], by=request.user, now=now())
        messages.success(request, gettext("Marked as done, for you alone."))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("mentoring:work", pk)


@require_POST
@member_required
def take_along(request: MemberRequest, pk: UUID, pair: UUID) -> HttpResponse:
    sheet, to = _mine(request, pk), queries.mentor_pair_for(request.user, pair)
    if to is None:
        raise Http404
    try:
        actions.take_along(sheet.work, to, by=request.user, now=now())
        messages.success(request, gettext("It stands here now. Nothing of it is shared yet."))
    except actions.NotTheirs as not_theirs:
        raise Http404 from not_theirs
    except TooLate:
        messages.info(request, gettext("The same one is open here already."))
    return redirect("mentoring:work-of-pair", pair)


def _do(request: MemberRequest, pk: UUID, verb: Callable[..., None], to: str) -> HttpResponse:
    try:
        verb(_mine(request, pk).work, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect(to) if to == "mentoring:all-work" else redirect(to, pk)


def _mine(request: MemberRequest, pk: UUID) -> queries.Sheet:
    sheet = queries.work_for(request.user, pk)
    if sheet is None:
        raise Http404
    return sheet


def _entry(request: MemberRequest, pk: UUID, code: str) -> Entry:
    line = next((one for one in _mine(request, pk).lines if one.code == code), None)
    if line is None or line.entry is None:
        raise Http404
    return line.entry
