"""When password and words are both lost: what to do, the code, and what one agreed on before."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, account_required, asked_again
from porch.people.forms.signing_in import NewPasswordForm, say_shared
from porch.people.forms.way_back import CodeForm, ProofForm
from porch.people.models import Member, WayBack
from porch.people.models.way_back import AT_THE_MACHINE
from porch.people.rules.names import key_of
from porch.people.views.entering import enter, keep_words_for_a_moment, may_try
from porch.ui import errors
from porch.ui.context import start_page

BY_CODE, STILL_FRESH = "way-back", timedelta(minutes=15)


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    return render(request, "people/lost.html")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def with_code(request: HttpRequest) -> HttpResponse:
    """Name and code. One answer for a wrong pair, a refused or used code, and a day that is not over."""
    if request.user.is_authenticated:
        return redirect(start_page(request.user))
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        handle, typed = form.cleaned_data["login"], form.cleaned_data["code"]
        if not may_try(request, "way_back_code", key=key_of(handle)):
            return errors.too_many(request, wait_seconds=900)
        found = queries.whose_code(handle, typed, clock.now())
        if found is not None:
            request.session[BY_CODE] = signing.dumps(str(found.pk), salt=BY_CODE)
            return redirect("people:code-password")
        form.add_error(None, _not_together())
    return render(request, "people/with_code.html", {"form": form}, status=422 if form.is_bound else 200)


def _not_together() -> str:
    return _("This name and this code do not go together, or the day is not over yet.")


def _came_back(request: HttpRequest) -> WayBack | None:
    """The way back whose code was given in this browser within the last quarter of an hour, if it still opens."""
    try:
        pk = signing.loads(request.session.get(BY_CODE, ""), salt=BY_CODE, max_age=STILL_FRESH)
    except signing.BadSignature:
        return None
    return queries.usable_by(UUID(pk), clock.now())


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def code_password(request: HttpRequest) -> HttpResponse:
    """After the code: a new password comes first, then everything else. It is what uses the code up."""
    found = _came_back(request)
    if found is None:
        return redirect("people:sign-in-code")
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "name": found.member.handle}
        return render(request, "people/new_password.html", context, status=422 if form.is_bound else 200)
    try:
        fresh = actions.use_way_back(found, form.cleaned_data["password"], now=clock.now())
    except actions.TooLate:
        return redirect("people:sign-in-code")
    request.session.flush()
    entered = _enter(request, Member.objects.get(pk=found.member_id), fresh)
    say_shared(request, form.cleaned_data["shared"])
    return entered


def _enter(request: HttpRequest, member: Member, fresh: str) -> HttpResponse:
    """Members are in, with fresh words. Staff sign in from the start, where their second factor is asked."""
    if member.is_staff:
        messages.success(request, _("Your new password is kept. Sign in with it."))
        return redirect("people:sign-in")
    enter(request, member, method="way-back")
    if queries.has_keys(member):
        messages.warning(
            request,
            _("There is a passkey or an authenticator here. If it is not yours, remove it in Settings."),
        )
    keep_words_for_a_moment(request, fresh)
    return redirect("people:new-words")


@sensitive_post_parameters("phrase")
@require_http_methods(["GET", "HEAD", "POST"])
@account_required
@asked_again
def agree(request: MemberRequest) -> HttpResponse:
    """What a coordinator may go by, said beforehand. Staff have the machine in its place."""
    member = request.user
    proof = queries.proof_of(member)
    form = ProofForm(member, proof, request.POST if request.method == "POST" else None)
    if member.is_staff or not form.is_valid():
        context = {"form": form, "proof": proof, "never": member.is_staff}
        return render(request, "people/way_back.html", context, status=422 if form.errors else 200)
    agreed = actions.agree_way_back(member, **form.agreed, now=clock.now())
    messages.success(
        request,
        _("Saved.")
        if agreed
        else _("Saved. Nothing is agreed: if you lose both, nobody can let you back in, not even we."),
    )
    return redirect("people:settings" if member.is_here else "people:waiting")


@require_POST
def refuse(request: HttpRequest) -> HttpResponse:
    """One tap, from any session, also of someone who waits or rests."""
    member = request.user
    if not isinstance(member, Member):
        return redirect("people:sign-in")
    refused = actions.refuse_way_back(member, now=clock.now())
    if refused is None:
        messages.warning(request, _("There was nothing left to refuse."))
    elif refused.proof == AT_THE_MACHINE:
        messages.success(request, _("Refused. That code opens nothing."))
    else:
        messages.success(
            request, _("Refused. That code opens nothing, and what it went by no longer counts.")
        )
    return redirect(start_page(request.user))
