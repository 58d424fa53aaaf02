"""The desk of houses: which there are, opening one, who manages it, who came from outside. Never who lives there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from porch.houses.actions import opening
from porch.houses.forms.house import ManagerForm, OpenForm, VisitForm
from porch.houses.models import House
from porch.houses.queries import desk as queries
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Role

coordinator_required = staff_required(Role.Name.COORDINATOR)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    form = OpenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.told
        name, address = told.pop("name"), form.cleaned_data["address"]
        try:
            made = opening.open_house(name, address=address, by=request.user, now=now(), **told)
        except opening.NotOpened as no:
            form.add_error("name", gettext(str(no)))
        else:
            messages.success(
                request, gettext("It is open. Now say who looks after it, or leave it to its residents.")
            )
            return redirect("houses:desk-one", made.slug)
    context = {"form": form, "rows": queries.houses_at_the_desk()}
    return render(request, "houses/desk.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def one(request: MemberRequest, slug: str) -> HttpResponse:
    """Who looks after it, who visited, and whether it takes people in: as the button says."""
    house = House.objects.filter(slug=slug).first()
    if house is None:
        raise Http404
    what = request.POST.get("say", "") if request.method == "POST" else ""
    forms: dict[str, Any] = {
        "manager": ManagerForm(request.POST if what == "manager" else None),
        "visit": VisitForm(request.POST if what == "visit" else None),
    }
    wrong = gettext("Choose one of the buttons.") if request.method == "POST" else ""
    form = forms.get(what)
    if form is None or form.is_valid():
        try:
            if what and _do(request, house, what, form):
                return redirect("houses:desk-one", slug)
        except opening.NotOpened as no:
            wrong = gettext(str(no))
    elif form is not None:
        wrong = ""
    managers = queries.managers_of(house, request.user, now())
    context = {"house": house, "managers": managers, "visits": house.visits.order_by("-on"), "wrong": wrong}
    status = 422 if request.method == "POST" else 200
    return render(request, "houses/desk_one.html", context | forms, status=status)


def _do(request: MemberRequest, house: House, what: str, form: Any) -> bool:
    at, by = now(), request.user
    if what == "manager":
        if form.member is not None:
            opening.let_manage(house, form.member, by=by, now=at)
        messages.success(request, gettext("If somebody of that name is here, they look after it now."))
    elif what == "end-manager":
        for row in house.managers.filter(pk=_number(request.POST.get("row", "")), until=None):
            opening.let_manage_no_more(house, row.member, by=by, now=at)
    elif what == "visit":
        said = form.cleaned_data
        if said["on"] > today_in(house.time_zone, at):
            raise opening.NotOpened("A visit is written down once it was.")
        opening.visited(house, said["on"], said["by"], said["found"], by=by, now=at)
    elif what == "helped":
        opening.helped(house, by=by, now=at)
    elif what in House.State.values:
        opening.set_state(house, what, by=by, now=at)
    else:
        return False
    return True


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
