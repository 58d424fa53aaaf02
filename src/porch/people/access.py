"""The gate in front of pages: signed in, here, and holding the part the page is for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: TID251  # the gate
from django.urls import reverse

from porch.people.models import Member


class MemberRequest(HttpRequest):
    """A request that came through the gate: ``user`` is a member."""

    user: Member


type Page[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]
type MemberPage[**P] = Callable[Concatenate[MemberRequest, P], HttpResponse]


def member_required[**P](view: MemberPage[P]) -> Page[P]:
    """Members pass. Strangers go to sign in and come back; who is leaving sees how to change their mind."""

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        member = request.user
        if not isinstance(member, Member):
            return redirect_to_login(request.get_full_path(), reverse("people:sign-in"))
        if not member.is_here:
            return HttpResponseRedirect(reverse("people:leaving"))
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # it is one now

    return gate


def asked_again[**P](view: MemberPage[P]) -> MemberPage[P]:
    """The password, or a second factor, was given again within the last minutes; else it is asked for first.

    What was posted meanwhile is dropped, so that nobody's words wait in a session.
    """

    @wraps(view)
    def gate(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if did_recently_reauthenticate(request):
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(
            f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}"
        )

    return gate


def staff_required[**P](*roles: str) -> Callable[[MemberPage[P]], Page[P]]:
    """Only those who hold one of ``roles`` pass. For everyone else there is nothing here: 404, not 403."""

    def gate_for(view: MemberPage[P]) -> Page[P]:
        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            member = request.user
            if not (isinstance(member, Member) and member.is_here and member.holds(*roles)):
                raise Http404
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # it is one now

        return gate

    return gate_for
