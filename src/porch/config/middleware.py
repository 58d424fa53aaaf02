"""What every request passes: private pages, local time, a second factor at the desks; its cost is ``timing``."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from porch.config.setup.queries.begun import waits_for_set_up
from porch.kit.full import is_full
from porch.people import in_use
from porch.people.access import as_the_part_chosen
from porch.people.models import Member, Role

Answer = Callable[[HttpRequest], HttpResponse]
PUBLIC_PREFIXES = (
    *("/static/", "/help-now/", "/leave/", "/healthz", "/readyz"),
    *("/sw.js", "/manifest.webmanifest", "/no-signal/", "/client_interface/", "/feeds/meeting", "/embed/"),
)


# what a page may ask of the device: nothing, but for passkeys, which stay as browsers have them
_OFF = (
    *("accelerometer", "autoplay", "camera", "display-capture", "fullscreen", "gyroscope", "hid"),
    *("idle-detection", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
NOTHING = ", ".join(f"{feature}=()" for feature in (*_OFF, "geolocation"))
NOTHING_BUT_PLACE = ", ".join([*(f"{feature}=()" for feature in _OFF), "geolocation=(self)"])
PLACES = ("/settings/about/place/", "/meetings/")  # pages with a button that asks the device where it is


class Sessions(SessionMiddleware):
    """A page that is only read goes out although the disk is full: what it shows once ("Saved.") it shows again."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except DatabaseError as trouble:
            if request.method not in ("GET", "HEAD") or not is_full(trouble):
                raise
            return response


def private_pages(answer: Answer) -> Answer:
    """Nothing but public files may stay in a cache, and search engines are asked to keep out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("X-Robots-Tag", "noindex, nofollow")
        response.setdefault("Permissions-Policy", NOTHING_BUT_PLACE if request.path in PLACES else NOTHING)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        if not request.path.startswith(PUBLIC_PREFIXES):
            response.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def in_the_part_i_chose(answer: Answer) -> Answer:
    """The viewer is here as the part their session chose; asked only when someone asks who the viewer is."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: _viewer(request))  # type: ignore[assignment]  # stands for one
        return answer(request)

    return middleware


def _viewer(request: HttpRequest) -> Member | AnonymousUser:
    user = get_user(request)
    return as_the_part_chosen(user, request.session) if isinstance(user, Member) else AnonymousUser()


def set_up_first(answer: Answer) -> Answer:
    """Before a community has begun every address leads to its set-up, but for help, leaving and the machine's own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith((*PUBLIC_PREFIXES, "/set-up/")) or not waits_for_set_up():
            return answer(request)
        return redirect("setup:begin")

    return middleware


def still_in_use(answer: Answer) -> Answer:
    """Shared devices are signed out when nobody looks, desks ask again; nothing of the sort at the public doors."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PUBLIC_PREFIXES):
            return answer(request)
        return in_use.passing(request, answer)

    return middleware


def in_my_time(answer: Answer) -> Answer:
    """Times on a page are the viewer's own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PUBLIC_PREFIXES):
            return answer(request)
        if request.user.is_authenticated:
            request.seen_by_member = True  # type: ignore[attr-defined]
            timezone.activate(ZoneInfo(request.user.time_zone))
        try:
            return answer(request)
        finally:
            timezone.deactivate()

    return middleware


STAFF_DOORS = ("/desk/", "/evidence/")


def staff_have_a_second_factor(answer: Answer) -> Answer:
    """Desk pages ask staff for a passkey or an authenticator first; demo people on loopback are let in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.DEMO and request.path.startswith(STAFF_DOORS) and _lacks_it(request):
            return redirect("people:second-factor")
        return answer(request)

    return middleware


def _lacks_it(request: HttpRequest) -> bool:
    """Whoever holds a staff part without a second factor; here as another part they find nothing, like anyone."""
    member = request.user
    return isinstance(member, Member) and member.holds(*Role.STAFF) and member.needs_second_factor
