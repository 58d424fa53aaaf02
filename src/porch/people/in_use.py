"""Whether a session is in use: a shared device is signed out after half an hour without a page, a desk asks again.

When a page was last looked at is kept nowhere of ours. The browser carries it, signed and bound to its session, and
only where it is asked for: on shared devices, and at the desks. Looking at a page therefore writes nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: TID251  # a gate before pages
from django.shortcuts import resolve_url  # noqa: TID251  # see above
from django.urls import reverse

from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.people.queries.visits import DEVICE
from porch.people.rules.visits import IDLE, device_of
from porch.people.visits import SHARED, SessionStore

COOKIE = "__Host-u" if settings.SESSION_COOKIE_SECURE else "u"
RENEWED = timedelta(minutes=2)  # a younger sign of use is not written anew
DESKS = ("/desk/", "/evidence/")
SIGNED_IN_AT = "signed-in-at"
SALT = "in-use"

type Answer = Callable[[HttpRequest], HttpResponse]


def begun(request: HttpRequest, **kwargs: Any) -> None:
    """Somebody signed in: their session learns when, and on what kind of device."""
    request.session[SIGNED_IN_AT] = this_moment().timestamp()
    request.session[DEVICE] = device_of(request.headers.get("User-Agent", ""))


def raised(request: HttpRequest, *, reauthenticated: bool = False, **kwargs: Any) -> None:
    """Somebody said again that it is them: what follows opens more, so it goes under another key."""
    if reauthenticated:
        request.session.cycle_key()


def used_until(session: SessionStore, sign: str, now: datetime) -> datetime | None:
    """Until when this session counts as in use, by the browser's ``sign`` or what was just typed; None: it is not."""
    signs = [_signed_at(session, sign), _said_at(session)]
    latest = max((moment for moment in signs if moment and moment <= now.timestamp() + 60), default=None)
    if latest is None:
        return None
    ends = datetime.fromtimestamp(latest, now.tzinfo) + IDLE
    return ends if ends > now else None


def _signed_at(session: SessionStore, sign: str) -> float | None:
    try:
        said = signing.loads(sign, salt=SALT) if sign else None
    except signing.BadSignature:
        return None
    return float(said[1]) if said and said[0] == str(session.visit) else None


def _said_at(session: SessionStore) -> float | None:
    """When a password or a second factor was last given in this session."""
    given = session.get(AUTHENTICATION_METHODS_SESSION_KEY) or [{}]
    moments = [session.get(SIGNED_IN_AT), given[-1].get("at")]
    return max((float(moment) for moment in moments if moment), default=None)


def passing(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Sign a shared device out, and ask at a desk who it is, after half an hour without a page of theirs."""
    session, now = cast(SessionStore, request.session), this_moment()
    shared, at_a_desk = bool(session.get(SHARED)), request.path.startswith(DESKS) and not settings.DEMO
    if not (shared or at_a_desk) or not isinstance(request.user, Member):
        return answer(request)
    until = used_until(session, request.COOKIES.get(COOKIE, ""), now)
    if until is None and shared:
        logout(request)
    elif until is None and request.user.is_staff:
        return _ask_again(request)
    response = answer(request)
    if until and (COOKIE not in request.COOKIES or until - now < IDLE - RENEWED):
        _renew(session, response, now)
    return response


def _ask_again(request: HttpRequest) -> HttpResponse:
    """What was posted meanwhile is dropped, so that nobody's words wait in a session."""
    then = request.path if request.method in ("GET", "HEAD") else resolve_url(settings.LOGIN_REDIRECT_URL)
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': then})}")


def _renew(session: SessionStore, response: HttpResponse, now: datetime) -> None:
    visit = session.visit
    if visit is None:  # the page just signed them out
        return
    response.set_cookie(
        COOKIE,
        signing.dumps([str(visit), int(now.timestamp())], salt=SALT),
        max_age=IDLE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
