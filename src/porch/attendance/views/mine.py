"""Pages for oneself: give a code back, ask for the proof, hold it, put it on paper; and what one notes oneself."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.attendance import actions, queries
from porch.attendance.forms import CodeForm, NameForm, NotedForm
from porch.attendance.models import Certificate
from porch.attendance.rules.certificate import NUMBER_SIGNS, in_groups
from porch.attendance.words import COUNTED, DOES_NOT_COUNT
from porch.kit import qr
from porch.kit.clock import now, today_in
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.people.views.entering import may_try
from porch.rooms.models import Room
from porch.rooms.queries import room_for
from porch.ui.errors import too_many

WAIT = 5 * 60
TRIES = "attended"


@require_safe
@member_required
def mine(request: MemberRequest) -> HttpResponse:
    return _page(request)


def _page(
    request: MemberRequest, *, code: CodeForm | None = None, noted: NotedForm | None = None, status: int = 200
) -> HttpResponse:
    at, member = now(), request.user
    context = {
        "form": code or CodeForm(),
        "noted_form": noted or NotedForm(today_in(member.time_zone, at)),
        "sittings": queries.in_sittings(member, at),
        "certificates": queries.certificates_of(member),
        "noted": queries.noted_by(member),
        "is_anywhere": queries.is_anywhere(member),
        "room": _room(request) if request.method == "POST" else None,
    }
    return render(request, "attendance/mine.html", context, status=status)


@require_POST
@member_required
def give_back(request: MemberRequest) -> HttpResponse:
    """One sentence for every code that does not count, so that no answer tells how near a guess was."""
    if not may_try(request, TRIES):
        return too_many(request, WAIT)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, code=form, status=422)
    try:
        counted = actions.give_back(form.cleaned_data["code"], by=request.user, now=now())
    except actions.DoesNotCount:
        form.add_error("code", str(DOES_NOT_COUNT))
        return _page(request, code=form, status=422)
    messages.success(request, str(COUNTED[counted.again]))
    room = _room(request)
    return redirect(room) if room else redirect("attendance:mine")


def _room(request: MemberRequest) -> Room | None:
    """The live room they typed it in, so that they go on sitting there."""
    said = CodeForm(request.POST).room_id
    return room_for(request.user, said, now()) if said else None


@require_POST
@member_required
def ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        certificate = actions.ask_for_proof(pk, by=request.user, now=now())
    except actions.NotYet:
        raise Http404 from None
    messages.success(request, gettext("Here it is. It is yours alone."))
    return redirect("attendance:certificate", certificate.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def certificate(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The name is in this one answer, and in no log, no session and no table."""
    found = queries.certificate_of(request.user, pk)
    if found is None:
        raise Http404
    form = NameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name, salt = form.cleaned_data["name"], form.cleaned_data["salt"]
        try:
            token = actions.take(found, name, salt, by=request.user, now=now())
        except actions.Bound:
            form.add_error(None, gettext("This one was put on paper before, and that is done once."))
        else:
            return _sheet(request, found, name, token)
    context = {"certificate": found, "form": form, "pk": found.pk}
    status = 422 if form.is_bound else 200
    return render(request, "attendance/certificate.html", context, status=status)


def _sheet(request: MemberRequest, found: Certificate, name: str, token: str) -> HttpResponse:
    """The sheet in a page to print, or as a file that is whole by itself."""
    address = f"{settings.SITE_URL}{reverse('attendance:verify')}"
    code = qr.drawing(f"{address}#{token}", label=gettext("The same signs, as a code for a phone"))
    context: dict[str, Any] = {
        "name": name,
        "certificate": found,
        "number": token[:NUMBER_SIGNS],
        "token": in_groups(token),
        "address": address.split("://", 1)[-1],
        "code": mark_safe(code),  # noqa: S308  # our own drawing
        "site": here().public_name,
    }
    if "as_file" not in request.POST:
        return render(request, "attendance/sheet.html", context)
    page = render_to_string("attendance/sheet_file.html", context)
    headers = {"Content-Disposition": 'attachment; filename="sheet.html"'}
    return HttpResponse(page, headers=headers)


@require_POST
@member_required
def let_go(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = queries.certificate_of(request.user, pk)
    if found is None:
        raise Http404
    actions.let_go(found, by=request.user)
    messages.success(request, gettext("It is gone from here."))
    return redirect("attendance:mine")


@require_POST
@member_required
def note(request: MemberRequest) -> HttpResponse:
    form = NotedForm(today_in(request.user.time_zone, now()), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.note_for_oneself(said["on"], said["words"], by=request.user)
        except actions.TooMany:
            form.add_error(None, gettext("There is no room for more. Take one off first."))
        else:
            messages.success(request, gettext("Noted, for you alone."))
            return redirect("attendance:mine")
    return _page(request, noted=form, status=422)


@require_POST
@member_required
def forget(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not any(one.pk == pk for one in queries.noted_by(request.user)):
        raise Http404
    actions.forget_noted(pk, by=request.user)
    messages.success(request, gettext("It is gone from here."))
    return redirect("attendance:mine")
