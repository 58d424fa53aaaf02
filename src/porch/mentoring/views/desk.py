"""The mentors' desk: what is asked, who has it, whose word runs out, who carries all they can."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.mentoring.actions import mentors as actions
from porch.mentoring.forms import AllowForm, MentoringSettingsForm
from porch.mentoring.queries import mentors as queries
from porch.mentoring.words import AT_THE_DESK
from porch.people.access import MemberRequest, staff_required

coordinator_required = staff_required("coordinator")


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    at = now()
    found = queries.desk(request.user, at)
    if found is None:
        raise Http404
    found = found.only(actions.let_be_read(found.people(), by=request.user, now=at))
    return render(request, "mentoring/desk.html", {"desk": found})


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def settings(request: MemberRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = MentoringSettingsForm(data, instance=queries.settings_now())
    if form.is_bound and form.is_valid():
        actions.change_settings(form.cleaned_data, by=request.user, now=now())
        messages.success(request, gettext("Saved. The next suggestion goes by it."))
        return redirect("mentoring:desk")
    return render(request, "mentoring/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One mentor: what is lacking, and a yes past it with a reason."""
    found = _one(request, pk)
    form = AllowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.allow(found.member, form.cleaned_data["reason"], by=request.user, now=now())
            messages.success(request, gettext("They are put forward again. They can read why."))
        except actions.AlreadyAllowed:
            messages.info(request, gettext("That had changed already."))
        return redirect("mentoring:desk-one", pk)
    words = actions.read_words(found.words, by=request.user, now=now())
    lacks = [AT_THE_DESK[code] for code in found.standing.lacks]
    context = {"one": found, "form": form, "words": words, "lacks": lacks}
    return render(request, "mentoring/desk_one.html", context, status=422 if form.is_bound else 200)


@require_POST
@coordinator_required
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.end_allowance(_one(request, pk).member, by=request.user, now=now())
    messages.success(request, gettext("What is asked of mentors holds for them again."))
    return redirect("mentoring:desk-one", pk)


def _one(request: MemberRequest, pk: UUID) -> queries.One:
    found = queries.one(request.user, pk, now())
    if found is None or not actions.let_be_read([pk], by=request.user, now=now()):
        raise Http404
    return found
