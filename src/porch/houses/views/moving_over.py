"""Moving to another house: choosing, looking at what goes along as it will read, and saying yes to it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.houses.actions import moving_over
from porch.houses.actions.applying import NotAsked
from porch.houses.forms.moving_over import ConsentForm, MoveOverForm
from porch.houses.models import Stay
from porch.houses.queries import moving_over as queries
from porch.houses.queries.asking import one_of_mine
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def move_over(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Three steps on one address: what may go along; how it reads; and with a yes the other house is asked."""
    stay = queries.stay_i_may_leave(request.user, pk, now())
    if stay is None:
        raise Http404
    form = MoveOverForm(queries.where_to(stay), request.POST if request.method == "POST" else None)
    if request.POST.get("say") == "change" or not form.is_valid():
        is_wrong = form.is_bound and request.POST.get("say") != "change"
        return _choosing(request, stay, form, 422 if is_wrong else 200)
    if request.POST.get("say") != "ask":
        return _looking(request, stay, form, ConsentForm())
    yes = ConsentForm(request.POST)
    if not yes.is_valid():
        return _looking(request, stay, form, yes)
    said, by = form.cleaned_data, request.user
    try:
        row = moving_over.ask_to_move(stay, form.house, said["along"], said["line"], by=by, now=now())
    except NotAsked as no:
        form.add_error(None, gettext(str(no)))
        return _choosing(request, stay, form, 422)
    messages.success(request, gettext("They are told. An answer comes within two days."))
    return redirect("houses:asked-mine", row.pk)


@require_POST
@member_required
def keep_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What went along is shut; the asking stands."""
    row = one_of_mine(request.user, pk)
    if row is None:
        raise Http404
    moving_over.take_back(row, now=now())
    messages.success(request, gettext("Nothing goes along any more."))
    return redirect("houses:asked-mine", pk)


def _choosing(request: MemberRequest, stay: Stay, form: MoveOverForm, status: int) -> HttpResponse:
    context = {"stay": stay, "house": stay.house, "form": form, "there_are": bool(form.houses)}
    return render(request, "houses/move_over.html", context, status=status)


def _looking(request: MemberRequest, stay: Stay, form: MoveOverForm, yes: ConsentForm) -> HttpResponse:
    said = form.cleaned_data
    context = {
        "stay": stay,
        "to": form.house,
        "reads": queries.as_it_reads(stay, said["line"], said["along"]),
        "said": said,
        "yes": yes,
    }
    return render(request, "houses/move_over_look.html", context, status=422 if yes.is_bound else 200)
