"""When it is quiet between two: what one wishes, and the page that is led to."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.commitments.actions import between as actions
from porch.commitments.forms import QuietForm
from porch.commitments.queries import between, giving
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen as has_seen


@require_safe
@member_required
def wishes(request: MemberRequest) -> HttpResponse:
    found = between.wishes_of(request.user)
    forms = [(one, QuietForm(one.days, prefix=f"w{at}-")) for at, one in enumerate(found)]
    return render(request, "commitments/between.html", {"wishes": forms})


@require_POST
@member_required
def wish(request: MemberRequest, member_id: UUID) -> HttpResponse:
    other = next((one for one in giving.may_be_asked(request.user) if one.pk == member_id), None)
    if other is None:
        raise Http404
    form = QuietForm(data=request.POST)
    if not form.is_valid():
        messages.info(request, gettext("Pick one of the answers."))
        return redirect("commitments:between")
    actions.wish(other, form.cleaned_data["days"], by=request.user, now=now())
    messages.success(request, gettext("Saved. Only you see this."))
    return redirect("commitments:between")


@require_safe
@member_required
def quiet(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """What they were told of. Once somebody wrote, it says that there is nothing to do."""
    other = next((one for one in giving.may_be_asked(request.user) if one.pk == member_id), None)
    if other is None:
        raise Http404
    with if_there_is_room():
        has_seen(request.user, request.path, now())
    context = {"other": other, "quiet": between.quiet_with(request.user, member_id)}
    return render(request, "commitments/quiet.html", context)
