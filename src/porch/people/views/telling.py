"""Settings, where someone tells what they are paired by."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from porch.kit import clock
from porch.people import actions
from porch.people.access import MemberRequest, anyone_here
from porch.people.forms.hours import HoursForm
from porch.people.forms.place import PlaceForm
from porch.people.forms.telling import BY_SLUG, PARTS, TellingForm


@require_GET
@anyone_here
def index(request: MemberRequest) -> HttpResponse:
    """Everything someone can see and change about themselves, as short lines."""
    lived = request.user.lived
    told = [(part, any(getattr(lived, name) for name in part.fields)) for part in _parts_for(request)]
    return render(request, "people/settings.html", {"told": told, "lived": lived, "member": request.user})


def _parts_for(request: MemberRequest) -> list[Any]:
    member = request.user
    asked = [part for part in PARTS if member.in_recovery or not part.of_ones_own_recovery]
    return [part for part in asked if not part.mentors_only or member.holds("mentor")]


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def part(request: MemberRequest, slug: str) -> HttpResponse:
    """One small page of lived experience."""
    asked, lived = BY_SLUG.get(slug), request.user.lived
    if asked is None or asked not in _parts_for(request):
        raise Http404
    today = clock.today_in(request.user.time_zone or "UTC", clock.now())
    form = TellingForm(asked, lived, request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        return _keep(request, form.changes(lived))
    context = {"form": form, "part": asked}
    return render(request, "people/telling.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def hours(request: MemberRequest) -> HttpResponse:
    """The hours of a week, and the time zone they are in."""
    form = HoursForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        actions.move_to(request.user, said["time_zone"], now=clock.now())
        return _keep(request, {"hours": said["hours"]})
    return render(request, "people/hours.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def place(request: MemberRequest) -> HttpResponse:
    """Remote or near."""
    form = PlaceForm(request.user.lived, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _keep(request, form.changes())
    return render(request, "people/place.html", {"form": form}, status=422 if form.is_bound else 200)


def _keep(request: MemberRequest, changes: dict[str, Any]) -> HttpResponse:
    actions.say_lived_experience(request.user, changes, now=clock.now())
    messages.success(request, _("Saved."))
    return redirect("people:settings")
