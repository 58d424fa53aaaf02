"""The list for programs and other sites: a Meeting Guide feed, a calendar, a table; for anyone, without a cookie."""

import gzip
from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from porch.kit.clock import now
from porch.kit.community import here
from porch.listings.wanted import Wanted
from porch.meetings.queries import feeds

READ = require_http_methods(["GET", "HEAD", "OPTIONS"])
MINUTES_GOOD = 5


@READ
def meeting_guide(request: HttpRequest) -> HttpResponse:
    return _fed(request, feeds.GUIDE, "application/json", "meeting-guide.json")


@READ
def calendar(request: HttpRequest) -> HttpResponse:
    """With ``quiet=1`` it says only that there is something, and when."""
    kind = feeds.QUIET if request.GET.get("quiet") else feeds.CALENDAR
    return _fed(request, kind, "text/calendar; charset=utf-8", "meetings.ics")


@READ
def table(request: HttpRequest) -> HttpResponse:
    return _fed(request, feeds.TABLE, "text/csv; charset=utf-8", "meetings.csv")


def _fed(request: HttpRequest, kind: str, media: str, name: str) -> HttpResponse:
    """All of the list, or what the search in the address finds. Only the content's own mark decides on a 304."""
    if request.method == "OPTIONS":
        return _open(HttpResponse(status=204))
    at = now()
    wanted = Wanted.said(request.GET, now=at, zone=here().time_zone)
    etag = _mark(kind, wanted, at)
    known = get_conditional_response(request, etag=etag) if etag else None
    if known is not None:
        return _open(known, etag)
    if wanted.is_anything:
        sent = feeds.whole(kind, at)
        answer = _packed(request, sent.packed, media)
        if sent.changed_at:
            answer["Last-Modified"] = http_date(sent.changed_at.timestamp())
    else:
        answer = _packed(request, gzip.compress(feeds.found(kind, wanted), compresslevel=1, mtime=0), media)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return _open(answer, etag)


def _mark(kind: str, wanted: Wanted, at: datetime) -> str:
    state = feeds.state_of_the_list(at)
    if state is None:
        return ""
    return f'W/"{sha256(f"{kind} {state} {wanted.as_params()}".encode()).hexdigest()[:32]}"'


def _packed(request: HttpRequest, packed: bytes, media: str) -> HttpResponse:
    """As it is kept, or unpacked for the few who cannot."""
    is_taken = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(packed if is_taken else gzip.decompress(packed), content_type=media)
    if is_taken:
        answer["Content-Encoding"] = "gzip"
    return answer


def _open(answer: HttpResponse, etag: str = "") -> HttpResponse:
    """Any site may read it: it is public, and nobody is signed in to it."""
    patch_vary_headers(answer, ["Accept-Encoding"])
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = f"public, max-age={MINUTES_GOOD * 60}"
    if etag:
        answer["ETag"] = etag
    return answer
