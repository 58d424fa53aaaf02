"""Between joining and a yes: the one page of those who wait, and the desk of those who answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porch.kit import clock
from porch.people import actions, consent, queries
from porch.people.access import MemberRequest, account_required, staff_required
from porch.people.access import waits as waits_for_a_yes
from porch.people.forms.inviting import LineForm
from porch.ui.context import start_page


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
def waiting(request: MemberRequest) -> HttpResponse:
    """What happens now; a line to those who answer. Whoever is in by now goes on to Today."""
    member = request.user
    if not waits_for_a_yes(member):
        return redirect(start_page(request.user))
    if member.erase_after:
        return render(request, "people/waiting_not_now.html", {"until": member.erase_after})
    form = LineForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.say_at_the_door(member, form.cleaned_data["line"], now=clock.now())
        messages.success(request, _("Passed on."))
        return redirect("people:waiting")
    status = 422 if form.is_bound else 200
    said = queries.line_of(member.knock) if hasattr(member, "knock") else ""
    return render(request, "people/waiting.html", {"form": form, "said": said}, status=status)


@require_GET
@staff_required(*queries.INVITE)
def joining(request: MemberRequest) -> HttpResponse:
    knocks, turned_away = list(queries.knocks(request.user)), list(queries.turned_away(request.user))
    both = [knock.pk for knock in (*knocks, *turned_away)]
    shown = consent.see_each(request.user, both, "door", purpose="door", now=clock.now())
    context = {
        "waiting": [(knock, queries.line_of(knock)) for knock in knocks if knock.pk in shown],
        "turned_away": [knock for knock in turned_away if knock.pk in shown],
        "looks_first": queries.community().joining == "approval",
    }
    return render(request, "people/joining.html", context)


@require_POST
@staff_required(*queries.INVITE)
def answer(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Yes or not now; whoever was answered by someone else meanwhile is not there any more."""
    say, now = request.POST.get("say"), clock.now()
    try:
        if say == "yes":
            actions.let_in(member_id, by=request.user, now=now)
            messages.success(request, _("They are in, and were told there is something new."))
        elif say == "not-now":
            actions.not_now(member_id, by=request.user, now=now)
            messages.success(request, _("They are told kindly. Nobody else learns of it."))
    except actions.NobodyThere as absent:
        raise Http404 from absent
    return redirect("people:joining")
