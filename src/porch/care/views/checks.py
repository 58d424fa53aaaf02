"""The check on oneself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.care import actions, queries
from porch.care.forms import CheckForm
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def check(request: MemberRequest) -> HttpResponse:
    form = CheckForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if actions.answer_check(request.user, form.cleaned_data, now=now()) is None:
            messages.success(request, gettext("Everything skipped. That is fine too."))
            return redirect("care:care")
        return redirect("care:last-check")
    context = {"form": form, "wish": queries.wish_of(request.user), "nav_here": "helping"}
    return render(request, "care/check.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def last(request: MemberRequest) -> HttpResponse:
    """What was answered last, in words; an invitation where there is nothing yet."""
    context = {
        "checked": queries.last_check(request.user),
        "wish": queries.wish_of(request.user),
        "nav_here": "helping",
    }
    return render(request, "care/last_check.html", context)


@require_POST
@member_required
def not_now(request: MemberRequest) -> HttpResponse:
    actions.put_off_check(request.user, now=now())
    messages.success(request, gettext("Fine. It is not offered for three months."))
    return redirect("/today/")


@require_POST
@member_required
def wish(request: MemberRequest) -> HttpResponse:
    wanted = request.POST.get("wanted") == "yes"
    actions.want_check(request.user, wanted=wanted)
    on, off = gettext("It will be offered again."), gettext("It will not be offered any more.")
    messages.success(request, on if wanted else off)
    return redirect("care:last-check")


@require_POST
@member_required
def forget(request: MemberRequest) -> HttpResponse:
    actions.forget_checks(request.user)
    messages.success(request, gettext("Everything you answered is gone."))
    return redirect("care:last-check")
