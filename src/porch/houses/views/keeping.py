"""What a house says about itself, written by whoever looks after it; and asking for somebody to come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.houses.actions import opening
from porch.houses.forms.house import PageForm
from porch.houses.queries.who import Place
from porch.houses.views.gate import looking_after
from porch.kit.clock import now
from porch.people.access import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
@looking_after
def edit(request: MemberRequest, place: Place) -> HttpResponse:
    form = PageForm(request.POST if request.method == "POST" else None, place.house)
    if form.is_valid():
        said = form.cleaned_data["address"]
        try:
            opening.change_page(place.house, form.told, said, by=request.user, now=now())
        except opening.NotOpened as no:
            form.add_error(None, gettext(str(no)))
        else:
            messages.success(request, gettext("Saved. This is what people read."))
            return redirect("houses:house", place.house.slug)
    context = {"form": form, "house": place.house}
    return render(request, "houses/edit.html", context, status=422 if form.is_bound else 200)


@require_POST
@looking_after
def ask_for_help(request: MemberRequest, place: Place) -> HttpResponse:
    opening.ask_for_help(place.house, by=request.user, now=now())
    messages.success(request, gettext("Coordinators see it, and somebody writes to you."))
    return redirect("houses:edit", place.house.slug)
