"""On this phone, and when I am told."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.kit.webpush import public_text
from porch.people.access import MemberRequest, anyone_here
from porch.ui.errors import bare
from porch.wire import actions, phones, queries
from porch.wire.forms import PhoneForm, ToldForm
from porch.wire.waking import NotWakeable


@require_safe
@anyone_here
def phone(request: MemberRequest) -> HttpResponse:
    """How to carry these pages on a phone, whether it may be woken, and what it keeps."""
    return _phone(request, PhoneForm())


def _phone(request: MemberRequest, form: PhoneForm, *, wrong: str = "") -> HttpResponse:
    rows = phones.shown(queries.phones_of(request.user), str(request.session.visit))
    allowed = phones.allowed()
    values = {
        "allowed": allowed,
        "key": public_text(phones.signing_key()) if allowed else "",
        "here": next((row for row in rows if row["here"]), None),
        "others": [row for row in rows if not row["here"]],
        "form": form,
        "wrong": wrong,
    }
    return render(request, "wire/phone.html", values, status=422 if wrong else 200)


@require_POST
@anyone_here
def phone_on(request: MemberRequest) -> HttpResponse:
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return _phone(
            request, form, wrong=_("This browser did not say how to wake it. Turn it on once more.")
        )
    try:
        phones.turn_on(request.user, session=str(request.session.visit), now=now(), **form.cleaned_data)
    except phones.NotAllowedHere as off:
        raise Http404 from off
    except NotWakeable as wrong:
        return _phone(request, form, wrong=str(wrong))
    messages.success(request, _("This phone is told now, with one plain line. Nothing else is sent to it."))
    return redirect("wire:phone")


@require_POST
@anyone_here
def phone_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    mine = next((phone for phone in queries.phones_of(request.user) if phone.pk == pk), None)
    if mine is None:
        raise Http404
    phones.turn_off(mine, now=now())
    messages.success(request, _("It is turned off."))
    return redirect("wire:phone")


@require_POST
@anyone_here
def phone_empty(request: MemberRequest) -> HttpResponse:
    """Everything this device keeps of us goes: the session, cookies, kept pages, the worker that keeps them."""
    for row in phones.shown(queries.phones_of(request.user), str(request.session.visit)):
        if row["here"]:
            phones.turn_off(row["phone"], now=now())
    logout(request)
    response = HttpResponseRedirect("/phone-emptied/", status=303)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_safe
def phone_emptied(request: HttpRequest) -> HttpResponse:
    """Says so. The page itself keeps nothing: it is the one page of the frame without the worker."""
    return bare(request, "wire/phone_emptied.html", 200)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def told(request: MemberRequest) -> HttpResponse:
    """By what, of what, and when: at most what was asked for."""
    member, bell = request.user, queries.bell_of(request.user)
    form = ToldForm(member, bell, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.say_when(member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("wire:told")
    values = {
        "form": form,
        "member": member,
        "mail": bool(member.mail_wanted and member.sealed_email),
        "allowed": phones.allowed(),
        "phones": len(queries.phones_of(member)),
    }
    return render(request, "wire/told.html", values, status=422 if form.is_bound else 200)
