"""The gate in front of pages: signed in, here, and holding the part the page is for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: TID251  # the gate
from django.urls import reverse

from porch.people.models import Member
from porch.people.visits import SessionStore


class MemberRequest(HttpRequest):
    """A request that came through the gate: ``user`` is a member."""

    user: Member
    session: SessionStore


type Page[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]
type MemberPage[**P] = Callable[Concatenate[MemberRequest, P], HttpResponse]


def waits(member: Member) -> bool:
    """They joined where a community looks before it opens, and have no yes."""
    return member.is_active and member.state == Member.State.WAITING


def is_locked(member: Member) -> bool:
    """The safety desk closed their account: they see why, may appeal, and take or erase what is theirs."""
    return member.is_active and member.state == Member.State.LOCKED


FAMILY_SPACE = "/family/"
"""Where everything stands that is open to somebody who is here for somebody else only, besides their own account."""


def anyone_here[**P](view: MemberPage[P]) -> Page[P]:
    """Whoever has an account passes, also who is here for somebody else only: for pages about an account of one's own.

    Strangers go to sign in and come back; who is leaving sees how to change their mind; who joined and has no yes yet
    sees what happens now.
    """

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        member = request.user
        if not isinstance(member, Member):
            return redirect_to_login(request.get_full_path(), reverse("people:sign-in"))
        if not member.is_here:
            page = "people:waiting" if waits(member) else "people:leaving"
            page = "safety:standing" if is_locked(member) else page
            return HttpResponseRedirect(reverse(page))
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # it is one now

    return gate


def member_required[**P](view: MemberPage[P]) -> Page[P]:
    """Those who are here for a recovery of their own pass. For whoever is here for somebody else only there is nothing,
    never a door: 404. Under ``FAMILY_SPACE`` they pass too, and what they find there is narrowed to what is theirs.
    """

    @wraps(view)
    def own(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.in_recovery and not request.path.startswith(FAMILY_SPACE):
            raise Http404
        return view(request, *args, **kwargs)

    return anyone_here(own)


def account_required[**P](view: MemberPage[P]) -> Page[P]:
    """As ``anyone_here``, and so do someone who still waits for a yes and someone whose account was closed."""
    for_members = anyone_here(view)

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if isinstance(request.user, Member) and (waits(request.user) or is_locked(request.user)):
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # it is one now
        return for_members(request, *args, **kwargs)

    return gate


CHOSEN, CHOSEN_AT = "part", "part-chosen-at"
"""Where a session keeps the part someone is here as, and the second since the epoch when they chose it."""


def as_the_part_chosen(member: Member, session: SessionBase) -> Member:
    """The member with the part this session is in: less to see and do, until they choose again."""
    member.in_part = session.get(CHOSEN, "")
    return member


def authenticated_since(request: HttpRequest, second: float) -> bool:
    """Whether the password, or a second factor, was given within the last minutes and after ``second``."""
    if not did_recently_reauthenticate(request):
        return False
    given = get_authentication_records(request, request.user)
    return any(record["at"] > second for record in given if record.get("reauthenticated"))


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

        gate.opens_to = frozenset(roles)  # type: ignore[attr-defined]  # so that a test can ask every desk
        return gate

    return gate_for
