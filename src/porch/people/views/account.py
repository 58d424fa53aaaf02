"""Settings of the account: name, password, time, mail, words, blocks."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, anyone_here, asked_again
from porch.people.forms.account import ChangePasswordForm, EmailForm, TimeForm
from porch.people.views.entering import keep_words_for_a_moment


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
@asked_again
def name(request: MemberRequest) -> HttpResponse:
    """Another drawn name. Recovery words hold the name, so new ones follow."""
    chosen = request.POST.get("suggestion", "")
    if request.method == "POST" and chosen:
        proof = queries.proof_of(request.user)
        try:
            fresh = actions.change_name(request.user, chosen, now=clock.now())
        except actions.NameGone:
            return _names(request, status=422)
        messages.success(request, _("You are %(name)s now.") % {"name": request.user.handle})
        if proof and proof.digest:
            messages.warning(
                request,
                _("The phrase you agreed on, for when you lose both, went with the old name. Say one again."),
            )
        if not fresh:
            return redirect("people:settings")
        keep_words_for_a_moment(request, fresh)
        return redirect("people:new-words")
    return _names(request)


def _names(request: MemberRequest, status: int = 200) -> HttpResponse:
    names = [(token, queries.name_in(token)) for token in queries.suggest_names(3)]
    return render(request, "people/account_name.html", {"names": names}, status=status)


@sensitive_post_parameters("now", "password")
@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def password(request: MemberRequest) -> HttpResponse:
    form = ChangePasswordForm(request.user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(
            request, "people/account_password.html", {"form": form}, status=422 if form.is_bound else 200
        )
    here = request.session.visit
    actions.change_password(request.user, form.cleaned_data["password"], here=here, now=clock.now())
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Your password is changed. Everywhere else you are signed out."))
    return redirect("people:settings")


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def time(request: MemberRequest) -> HttpResponse:
    member = request.user
    told = {"time_zone": member.time_zone, "language": member.language}
    form = TimeForm(request.POST if request.method == "POST" else None, initial=told)
    if not form.is_valid():
        return render(
            request, "people/account_time.html", {"form": form}, status=422 if form.is_bound else 200
        )
    actions.change_time(member, **form.cleaned_data, now=clock.now())
    messages.success(request, _("Saved."))
    return redirect("people:settings")


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
@asked_again
def email(request: MemberRequest) -> HttpResponse:
    member = request.user
    told = {"email": member.email, "mail_wanted": member.mail_wanted}
    form = EmailForm(request.POST if request.method == "POST" else None, initial=told)
    if not form.is_valid():
        return render(
            request, "people/account_email.html", {"form": form}, status=422 if form.is_bound else 200
        )
    said = form.cleaned_data
    actions.say_email(member, said["email"], mail_wanted=said["mail_wanted"])
    messages.success(request, _("Saved."))
    return redirect("people:settings")


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
@asked_again
def words(request: MemberRequest) -> HttpResponse:
    """Four new words; the ones before stop working. Staff have a second factor in their place."""
    if request.method == "POST" and not request.user.is_staff:
        keep_words_for_a_moment(request, actions.new_recovery_words(request.user, now=clock.now()))
        return redirect("people:new-words")
    return render(request, "people/account_words.html", {"never": request.user.is_staff})


@require_GET
@anyone_here
def blocks(request: MemberRequest) -> HttpResponse:
    return render(request, "people/blocks.html", {"blocks": queries.blocks_of(request.user)})


@require_POST
@anyone_here
def unblock(request: MemberRequest, member_id: UUID) -> HttpResponse:
    mine = get_object_or_404(queries.blocks_of(request.user), whom_id=member_id)
    actions.unblock(mine.whom, by=request.user)
    messages.success(request, _("You may meet again."))
    return redirect("people:blocks")
