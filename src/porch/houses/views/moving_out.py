"""My own: I move out of the house where I live."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from porch.houses.actions.moving_out import NotSo, move_out
from porch.houses.forms.beds import MoveOutForm
from porch.houses.queries.records import stay_of_mine
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def page(request: MemberRequest, pk: UUID) -> HttpResponse:
    """From which day, and whither if they like to say so. No reason is asked."""
    stay = stay_of_mine(request.user, pk)
    if stay is None:
        raise Http404
    today, at = today_in(stay.house.time_zone, now()), now()
    form = MoveOutForm(request.POST if request.method == "POST" else None, initial={"on": today.isoformat()})
    if form.is_valid():
        try:
            move_out(stay, form.cleaned_data["on"], form.cleaned_data["how"], now=at)
        except NotSo as no:
            form.add_error("on", gettext(str(no)))
        else:
            messages.success(request, gettext("Written down. Whoever looks after the house is told."))
            return redirect("houses:stay-mine", pk)
    context = {"stay": stay, "house": stay.house, "form": form}
    return render(request, "houses/move_out.html", context, status=422 if form.is_bound else 200)
