"""The semantic API of BMLT servers: the list for programs, for anyone, the same for everybody."""

import gzip
import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from porch.kit.clock import now
from porch.listings.semantic import facts
from porch.listings.semantic.asked import Asked, NotAnswered, switcher_of
from porch.meetings.queries import semantic

READ = require_http_methods(["GET", "HEAD", "OPTIONS"])
JSON, XML = "application/json", "application/xml; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
_FUNCTION = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*", re.ASCII)
LONGEST_NAME = 128
SMALL = 1024  # bytes: below, packing costs more than it saves


@csrf_exempt  # nothing can be posted here, and whoever tries is told so
@READ
def answer(request: HttpRequest, data_format: str) -> HttpResponse:
    """What ``switcher`` asks for, as JSON, JSONP, CSV or for Meeting Guide readers; 422 says what may be asked."""
    if request.method == "OPTIONS":
        return _open(HttpResponse(status=204))
    try:
        return _answer(request, data_format)
    except NotAnswered as why:
        return _open(HttpResponse(facts.trouble(str(why)), content_type=JSON, status=why.status))


def _answer(request: HttpRequest, data_format: str) -> HttpResponse:
    asked = Asked((name, value) for name, values in request.GET.lists() for value in values)
    switcher = switcher_of(asked, data_format)
    callback = _callback(asked) if data_format == "jsonp" else ""
    at = now()
    said = f"{semantic.mark_of_answers(at)} {request.path} {request.META.get('QUERY_STRING', '')}"
    etag = f'W/"{sha256(said.encode()).hexdigest()[:32]}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return _open(known, etag)
    told = facts.answer(semantic.catalogue(at), switcher, asked, data_format)
    if callback:
        told.body = b"/**/" + callback.encode() + b"(" + told.body + b");"
        told.kind = SCRIPT
    answer = HttpResponse(told.body, content_type=told.kind)
    if told.name:
        answer["Content-Disposition"] = f'attachment; filename="{told.name}"'
    return _open(_packed(request, answer), etag)


@csrf_exempt  # nothing can be posted here, and whoever tries is told so
@READ
def server_info(request: HttpRequest) -> HttpResponse:
    """The version of the API, as the oldest clients ask for it."""
    return _open(HttpResponse(facts.version_as_xml(), content_type=XML))


@csrf_exempt  # nothing can be posted here, and whoever tries is told so
@READ
def one_slash(request: HttpRequest) -> HttpResponse:
    """What the same address says with one slash in front."""
    found = resolve("/" + request.path_info.lstrip("/"))
    answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return answer


def _callback(asked: Asked) -> str:
    """The function to call; NotAnswered where it is none, because a browser will run what we send."""
    name = asked.text("callback") or "callback"
    if len(name) > LONGEST_NAME or not _FUNCTION.fullmatch(name):
        raise NotAnswered("The callback is the name of a function, such as meetings.show.")
    return name


def _packed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    patch_vary_headers(answer, ["Accept-Encoding"])
    if len(answer.content) >= SMALL and "gzip" in request.headers.get("Accept-Encoding", ""):
        answer.content = gzip.compress(answer.content, compresslevel=1, mtime=0)
        answer["Content-Encoding"] = "gzip"
    return answer


def _open(answer: HttpResponse, etag: str = "") -> HttpResponse:
    """Any site may read it: it is public, and nobody is signed in to it."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "no-cache" if etag else "no-store"
    if etag:
        answer["ETag"] = etag
    return answer
