"""Being asked again after months: saying yes to it, answering, or not."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.programmes.actions import following
from porch.programmes.forms.after import QuestionForm
from porch.programmes.queries import following as asked
from porch.scales.queries.sheets import offered_sheets
from porch.wire.actions import seen

MEASURE = "barc-10"
"""What is offered after the three questions: recovery capital, in ten items."""


@require_safe
@member_required
def again(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    seen(member, request.path, at)
    context = {"askings": asked.askings_of(member, at), "open": asked.to_answer(member, at)}
    return render(request, "programmes/asked_again.html", context)


@require_POST
@member_required
def wish(request: MemberRequest) -> HttpResponse:
    """Yes, ask me; or rather not any more."""
    member, at = request.user, now()
    key = request.POST.get("of", "")
    found = next((one for one in asked.askings_of(member, at) if one.key == key), None)
    if found is None:
        messages.info(request, gettext("Pick what you would like to be asked about."))
        return redirect("programmes:again")
    if request.POST.get("say") == "yes":
        following.say_yes(found.episode, by=member, now=at)
        messages.success(request, gettext("You are asked when the time comes, each time once."))
    else:
        following.say_no(found.episode, by=member)
        messages.success(request, gettext("You are not asked."))
    return redirect("programmes:again")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def question(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Three questions, in under two minutes, for whoever said they would like to be asked."""
    member, at = request.user, now()
    row = asked.one_to_answer(member, pk, at)
    if row is None:
        seen(member, request.path, at)
        if asked.follow_ups_of(member).filter(pk=pk).exists():
            return redirect("programmes:again")
        raise Http404
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        following.answer(row.pk, form.said, by=member, now=at)
        messages.success(request, gettext("Thank you. It is sealed, and yours."))
        return redirect("programmes:again")
    context = {"form": form, "row": row, "measure": offered_sheets().get(MEASURE)}
    return render(request, "programmes/question.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def skip(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        following.skip(pk, by=request.user, now=now())
    except following.NotTheirs as other:
        raise Http404 from other
    messages.success(request, gettext("That is fine. It is not asked again."))
    return redirect("programmes:again")
