"""Logs hold times, levels, module names and ids; never a name, an address, a path or what anyone wrote."""

import json
import logging
import secrets
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

# what a line may hold besides its time, level, place and fixed sentence
ALLOWED = ("route", "status", "ms", "request")
UNKNOWN = "-"  # an address that is none of ours: whatever was typed is not repeated
log = logging.getLogger("porch.requests")

type Answer = Callable[[HttpRequest], HttpResponse]


class Ids(logging.Formatter):
    """One JSON line: when, level, where, and a fixed message; exceptions as type and place, never values."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "say": _sentence(record),
        }
        line |= {name: value for name in ALLOWED if (value := _told(record, name)) is not None}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at_line"] = _place(record)
        return json.dumps(line)


def _sentence(record: logging.LogRecord) -> str:
    """Our own sentences as they stand in the source, without what would be put into them; of others, the place."""
    ours = record.name.startswith("porch") and isinstance(record.msg, str)
    return str(record.msg) if ours else f"{record.module}:{record.lineno}"


def _told(record: logging.LogRecord, name: str) -> object:
    """What is said with a line of ours, or of the request that an error happened in."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        return {"route": route_of(request), "request": number_of(request)}.get(name)
    return getattr(record, name, None) if record.name.startswith("porch") else None


def _place(record: logging.LogRecord) -> list[str]:
    step = record.exc_info[2] if record.exc_info else None
    places: list[str] = []
    while step is not None:
        places.append(f"{step.tb_frame.f_globals.get('__name__', '?')}:{step.tb_lineno}")
        step = step.tb_next
    return places[-6:]


def route_of(request: HttpRequest) -> str:
    """The address as the site map writes it, with its place-holders empty."""
    match = request.resolver_match
    return f"/{match.route}" if match else UNKNOWN


def number_of(request: HttpRequest) -> str:
    """A number drawn for this request alone: it ties its lines together and leads to nobody."""
    if not hasattr(request, "number"):
        request.number = secrets.token_hex(6)  # type: ignore[attr-defined]
    return str(request.number)  # type: ignore[attr-defined]


def one_line_a_request(answer: Answer) -> Answer:
    """For an operator who asks for it (``LOG_REQUESTS``): which kind of page, how it went, how long it took."""
    if not settings.LOG_REQUESTS:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = answer(request)
        said: dict[str, object] = {
            "route": route_of(request),
            "status": response.status_code,
            "ms": round((time.perf_counter() - began) * 1000),
        }
        log.info("answered", extra={**said, "request": number_of(request)})
        return response

    return middleware


def keep_words_out() -> None:
    """In a process that serves: what Python would print by itself goes through the same formatter."""
    logging.raiseExceptions = (
        False  # a line that cannot be written is dropped, not printed with its arguments
    )
    logging.captureWarnings(True)
    sys.excepthook = lambda *trouble: _ended(trouble)
    threading.excepthook = lambda args: _ended((args.exc_type, args.exc_value, args.exc_traceback))
    sys.unraisablehook = lambda args: _ended((args.exc_type, args.exc_value, args.exc_traceback))


def _ended(trouble: Any) -> None:
    logging.getLogger("porch.serve").error("something ended by an error nobody caught", exc_info=trouble)
