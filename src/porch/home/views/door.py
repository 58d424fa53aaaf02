"""The door, Today, More, the page for who is worried, and the demo's way to look at the community as someone."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from porch.home import queries
from porch.home.today import today_of
from porch.kit.clock import now
from porch.people.access import MemberRequest, anyone_here, member_required
from porch.people.queries import community, supports
from porch.ui.context import start_page

SIGN_IN_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    people = queries.people_to_look_as() if settings.DEMO else []
    context = {
        "joining": community().joining,
        "demo_people": people[:4],
        "other_demo_people": people[4:],
    }
    return render(request, "home/door.html", context)


@require_safe
@member_required
def today(request: MemberRequest) -> HttpResponse:
    return render(request, "home/today.html", {"today": today_of(request.user, now())})


@require_safe
@anyone_here
def more(request: MemberRequest) -> HttpResponse:
    return render(request, "home/more.html")


@require_safe
def worried(request: HttpRequest) -> HttpResponse:
    return render(request, "home/worried.html", {"family": "family" in supports()})


@require_POST
def look_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the made-up people; absent unless this is a demo, and for anyone real."""
    member = queries.demo_person(request.POST.get("handle", "")) if settings.DEMO else None
    if member is None:
        raise Http404
    logout(request)
    login(request, member, backend=SIGN_IN_BACKEND)
    return redirect(start_page(request.user))
