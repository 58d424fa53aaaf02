"""Whose words a request carries, and whether it comes from one of our own pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a browser sent this from a page of this site.

    Strangers have no cookie that a token could be held against, and nothing anybody could borrow from them; the page
    they send carries a signed ticket, and what a browser says of itself must not contradict. A very old one says
    nothing.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said == "same-origin"
    named = request.headers.get("Origin") or request.headers.get("Referer")
    return named is None or _is_ours(named, request)


def _is_ours(address: str, request: HttpRequest) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    origin = f"{parts.scheme}://{parts.netloc}"
    ours = [f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS]
    return any(constant_time_compare(origin, one) for one in ours)
